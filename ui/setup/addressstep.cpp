// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/addressstep.h"

#include "ui/models/connectiontext.h"
#include "ui/setup/prooflines.h"
#include "ui/setup/tunnelrow.h"

#include <QLineEdit>
#include <QPushButton>

namespace patchcord::ui {

namespace {

// Somebody who starts a tunnel now sees it appear.
constexpr int askAgainMs = 3000;

} // namespace

AddressStep::AddressStep(const QString &publicUrl, quint16 port, QWidget *parent)
    : GuidePage(tr("Where can Twilio reach this computer?"),
                tr("Twilio delivers messages and calls to a public address that a tunnel forwards to Patchcord on "
                   "127.0.0.1:%1.")
                    .arg(port),
                parent)
    , m_address(new QLineEdit(this))
    , m_problem(new FindingRow(QStringLiteral("addressProblem"), FindingRow::Weight::Plain, this))
    , m_proof(new ProofLines(QStringLiteral("address"), this))
{
    const QList<TunnelCommand> commands = tunnelCommands(port);
    for (const TunnelCommand &command : commands.first(2)) {
        auto *row = new TunnelRow(command.title, port, this);
        row->setTunnel({command.title, {}, false, command.command});
        addWidget(row);
        m_tunnels.append(row);
        connect(row, &TunnelRow::chosen, this, &AddressStep::choose);
    }
    m_address->setObjectName(QStringLiteral("guideAddress"));
    m_address->setAccessibleName(tr("Public address"));
    m_address->setPlaceholderText(QStringLiteral("https://desk.example.com"));
    m_address->setText(publicUrl);
    addSpace();
    addField(tr("Another &address"), m_address,
             tr("Any reverse proxy or tunnel that forwards to this port, with WebSockets for call audio."));
    addWidget(m_problem);
    m_problem->hide();
    addSpace();
    addWidget(m_proof);
    m_proof->hide();
    addSpace();
    addCopyable(QStringLiteral("tunnelOwnServer"), commands.last().title, commands.last().command);
    finish();
    connect(m_address, &QLineEdit::textEdited, this, &AddressStep::onTyped);
    m_asking.setInterval(askAgainMs);
    connect(&m_asking, &QTimer::timeout, this, &AddressStep::askAgain);
}

void AddressStep::enter()
{
    m_address->setFocus(Qt::OtherFocusReason);
    m_asking.start();
    emit tunnelsWanted();
}

void AddressStep::askAgain()
{
    if (isVisible())
        emit tunnelsWanted();
    else
        m_asking.stop();
}

void AddressStep::setTunnels(const QList<TunnelFound> &tunnels)
{
    for (const TunnelFound &tunnel : tunnels) {
        for (TunnelRow *row : std::as_const(m_tunnels)) {
            if (row->tunnel().program == tunnel.program && row->tunnel() != tunnel)
                row->setTunnel(tunnel);
        }
    }
    emit changed();
}

void AddressStep::setProof(const QList<ProofStep> &steps)
{
    if (m_chosen.isEmpty())
        return;
    m_proof->setSteps(steps);
    m_proof->show();
    m_isProving = !m_proof->isOver();
    if (m_proof->isOver() && !isReached())
        say(tr("The address does not lead here yet. Is the tunnel running, and does it forward to this port?"));
    emit changed();
}

QString AddressStep::publicUrl() const
{
    return cleanAddress(m_address->text());
}

/// Messages need the way there and unchanged signs; call audio alone is no reason to stay.
bool AddressStep::isReached() const
{
    return !m_chosen.isEmpty() && m_chosen == publicUrl() && m_proof->isOver()
        && std::ranges::all_of(m_proof->steps(), [](const ProofStep &step) {
               return step.isWell || step.kind == ProofStep::Kind::WebSocketEcho;
           });
}

void AddressStep::proceed()
{
    if (isReached())
        return emit completed();
    choose(publicUrl());
}

QString AddressStep::nextText() const
{
    if (isReached() || m_chosen != publicUrl() || m_chosen.isEmpty())
        return GuidePage::nextText();
    return tr("Check again ⏎");
}

QPushButton *AddressStep::nextButton() const
{
    if (!publicUrl().isEmpty())
        return nullptr;
    for (const TunnelRow *row : m_tunnels) {
        if (!row->useButton()->isHidden())
            return row->useButton();
    }
    return nullptr;
}

void AddressStep::choose(const QString &url)
{
    if (url.isEmpty())
        return say(tr("Start a tunnel, or type the address that leads here."));
    if (const QString problem = addressProblem(url); !problem.isEmpty())
        return say(problem);
    m_chosen = url;
    m_address->setText(url);
    m_problem->hide();
    m_proof->setSteps({});
    m_proof->show();
    m_isProving = true;
    emit changed();
    emit publicUrlChosen(url);
}

void AddressStep::onTyped()
{
    m_problem->hide();
    if (m_chosen != publicUrl())
        m_proof->hide();
    emit changed();
}

void AddressStep::say(const QString &problem)
{
    m_problem->setSign(StateSign::Attention, tr("needs attention"));
    m_problem->setTitle(problem);
    m_problem->show();
}

} // namespace patchcord::ui
