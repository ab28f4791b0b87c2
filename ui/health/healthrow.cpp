// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthrow.h"

#include "core/base/clock.h"
#include "ui/models/healthtext.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

StateSign signOf(HealthState state)
{
    switch (state) {
    case HealthState::Unknown:
        return StateSign::Waiting;
    case HealthState::Well:
        return StateSign::Well;
    case HealthState::Attention:
        return StateSign::Attention;
    case HealthState::Broken:
        return StateSign::Broken;
    }
    Q_UNREACHABLE();
}

} // namespace

HealthRow::HealthRow(const QString &lineName, QWidget *parent)
    : QWidget(parent)
    , m_row(new FindingRow(QStringLiteral("health-") + lineName, FindingRow::Weight::Bold, this))
    , m_details(m_row->addButton(QStringLiteral("details-") + lineName, tr("Details")))
    , m_mend(m_row->addButton(QStringLiteral("mend-") + lineName, QString()))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_row);
    m_details->setCheckable(true);
    connect(m_details, &QPushButton::toggled, this, [this](bool showsDetails) {
        m_showsDetails = showsDetails;
        refreshFinding(utcNow());
    });
    connect(m_mend, &QPushButton::clicked, this, [this] { emit mendRequested(m_line); });
}

void HealthRow::setLine(const HealthLine &line, qint64 now)
{
    m_line = line;
    m_mend->setText(mendText(line));
    m_mend->setVisible(!mendText(line).isEmpty());
    // Where no button helps, what a person does about it is said at once.
    m_details->setVisible(!mendText(line).isEmpty() && !line.advice.isEmpty());
    m_row->setSign(signOf(line.state), stateWord(line.state));
    m_row->setTitle(line.title);
    refreshTimes(now);
}

void HealthRow::refreshTimes(qint64 now)
{
    // The place beside a button is the button's.
    m_row->setSide(mendText(m_line).isEmpty() ? sideText(m_line, now) : QString());
    refreshFinding(now);
}

void HealthRow::refreshFinding(qint64 now)
{
    QStringList lines{m_line.finding};
    if (mendText(m_line).isEmpty() || m_showsDetails)
        lines.append(m_line.advice);
    if (m_showsDetails)
        lines.append(sideText(m_line, now));
    lines.removeAll(QString());
    const QString text = lines.join(u'\n');
    if (text != m_row->finding())
        m_row->setFinding(text);
}

void HealthRow::setNext(bool isNext)
{
    m_mend->setProperty("tone", isNext ? QStringLiteral("primary") : QString());
    m_mend->update();
}

void HealthRow::setBusy(bool isBusy)
{
    m_mend->setEnabled(!isBusy);
}

} // namespace patchcord::ui
