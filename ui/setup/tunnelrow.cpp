// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/tunnelrow.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

TunnelRow::TunnelRow(const QString &program, quint16 port, QWidget *parent)
    : QWidget(parent)
    , m_port(port)
    , m_row(new FindingRow(QStringLiteral("tunnel-") + program, FindingRow::Weight::Bold, this))
    , m_use(m_row->addButton(QStringLiteral("use-") + program, tr("&Use this")))
    , m_copy(m_row->addButton(QStringLiteral("copy-") + program, tr("Cop&y")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_row);
    connect(m_use, &QPushButton::clicked, this, [this] { emit chosen(m_tunnel.publicUrl); });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_tunnel.startCommand); });
    setTunnel({program, {}, false, {}});
}

void TunnelRow::setTunnel(const TunnelFound &tunnel)
{
    m_tunnel = tunnel;
    const bool isRunning = !tunnel.publicUrl.isEmpty();
    if (!isRunning) {
        m_row->setSign(StateSign::Waiting, tr("not running"));
        m_row->setTitle(tunnel.program);
        m_row->setFinding(tunnel.startCommand.isEmpty()
                              ? tr("Not running.")
                              : tr("Not running. Start it with: %1").arg(tunnel.startCommand));
    } else {
        m_row->setSign(tunnel.leadsHere ? StateSign::Well : StateSign::Attention,
                       tunnel.leadsHere ? tr("well") : tr("needs attention"));
        m_row->setTitle(tr("%1 is running").arg(tunnel.program));
        m_row->setFinding(
            tunnel.leadsHere
                ? tr("%1 → 127.0.0.1:%2 · read from its local interface").arg(tunnel.publicUrl, QString::number(m_port))
                : tr("%1 · it leads elsewhere, not to port %2. Start it with: %3")
                      .arg(tunnel.publicUrl, QString::number(m_port), tunnel.startCommand));
    }
    m_use->setVisible(isRunning && tunnel.leadsHere);
    m_copy->setVisible(!(isRunning && tunnel.leadsHere) && !tunnel.startCommand.isEmpty());
}

} // namespace patchcord::ui
