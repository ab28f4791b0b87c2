// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/healthpage.h"

#include "core/base/clock.h"
#include "ui/health/badge.h"
#include "ui/health/healthrow.h"
#include "ui/models/healthtext.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

constexpr int tickMs = 1000;

} // namespace

HealthPage::HealthPage(QWidget *parent)
    : QScrollArea(parent)
    , m_lines(new QVBoxLayout)
{
    setAccessibleName(tr("Can messages reach you?"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setBackgroundRole(QPalette::Base);
    auto *inside = new QWidget(this);
    const int side = scaled(font(), 34);
    m_layout = new QVBoxLayout(inside);
    m_layout->setContentsMargins(side, scaled(font(), 24), side, scaled(font(), 20));
    m_layout->setSpacing(0);
    buildHead(inside);
    m_outcome = new FindingRow(QStringLiteral("healthOutcome"), FindingRow::Weight::Plain, inside);
    m_outcome->hide();
    m_restore = new QPushButton(tr("&Restore the webhooks that were there before Patchcord…"), inside);
    m_restore->setObjectName(QStringLiteral("restoreFormer"));
    m_restore->setAccessibleName(tr("Restore the webhooks that were there before Patchcord"));
    m_restore->setProperty("tone", QStringLiteral("quiet"));
    m_restore->setAutoDefault(false);
    m_restore->hide();
    m_lines->setSpacing(0);
    m_layout->addSpacing(scaled(font(), 8));
    m_layout->addWidget(m_outcome);
    m_layout->addLayout(m_lines);
    m_layout->addStretch(1);
    m_layout->addSpacing(scaled(font(), 16));
    m_layout->addWidget(m_restore, 0, Qt::AlignLeading);
    setWidget(inside);
    connect(m_restore, &QPushButton::clicked, this, &HealthPage::restoreRequested);
    connect(&m_clock, &QTimer::timeout, this, &HealthPage::refreshTimes);
    setHealth({});
}

void HealthPage::buildHead(QWidget *inside)
{
    auto *title = new QLabel(tr("Can messages reach you?"), inside);
    title->setFont(sized(font(), 20, QFont::DemiBold));
    title->setWordWrap(true);
    m_badge = new Badge(inside);
    m_badge->setObjectName(QStringLiteral("healthBadge"));
    m_check = new QPushButton(tr("&Check again"), inside);
    m_check->setObjectName(QStringLiteral("checkAgain"));
    m_check->setAccessibleName(tr("Check again"));
    auto *head = new QHBoxLayout;
    head->setSpacing(scaled(font(), 10));
    head->addWidget(title, 1);
    head->addWidget(m_badge);
    head->addWidget(m_check);
    m_layout->addLayout(head);
    connect(m_check, &QPushButton::clicked, this, &HealthPage::checkRequested);
}

void HealthPage::setHealth(const Health &health)
{
    const qint64 now = utcNow();
    m_badge->say(health.overall(), overallText(health));
    QSet<QString> named;
    int place = 0;
    for (const HealthLine &line : health.lines) {
        named.insert(line.name);
        HealthRow *&row = m_rows[line.name];
        if (!row) {
            row = new HealthRow(line.name, widget());
            connect(row, &HealthRow::mendRequested, this, &HealthPage::mendRequested);
        }
        // A row keeps its place, and the focus on its buttons, while only what it says changes.
        if (m_lines->indexOf(row) != place)
            m_lines->insertWidget(place, row);
        ++place;
        row->setLine(line, now);
        row->setBusy(m_isBusy);
    }
    for (auto it = m_rows.begin(); it != m_rows.end();) {
        if (named.contains(it.key())) {
            ++it;
            continue;
        }
        it.value()->deleteLater();
        it.value()->hide();
        m_lines->removeWidget(it.value());
        it = m_rows.erase(it);
    }
    // The first thing to mend is the next thing to do.
    bool isFirst = true;
    for (const HealthLine &line : health.lines) {
        const bool isNext = isFirst && !mendText(line).isEmpty();
        isFirst = isFirst && !isNext;
        m_rows.value(line.name)->setNext(isNext);
    }
}

void HealthPage::setBusy(bool isBusy)
{
    m_isBusy = isBusy;
    m_check->setEnabled(!isBusy);
    m_check->setText(isBusy ? tr("Checking…") : tr("&Check again"));
    m_restore->setEnabled(!isBusy);
    for (HealthRow *row : std::as_const(m_rows))
        row->setBusy(isBusy);
    if (isBusy)
        m_outcome->hide();
}

void HealthPage::setOutcome(bool isWell, const QString &finding)
{
    m_outcome->setSign(isWell ? StateSign::Well : StateSign::Broken, isWell ? tr("well") : tr("does not work"));
    m_outcome->setTitle(finding);
    m_outcome->setVisible(!finding.isEmpty());
    ensureVisible(0, 0);
}

void HealthPage::setCanRestore(bool canRestore)
{
    m_restore->setVisible(canRestore);
}

void HealthPage::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    refreshTimes();
    m_clock.start(tickMs);
}

void HealthPage::hideEvent(QHideEvent *event)
{
    QScrollArea::hideEvent(event);
    m_clock.stop();
}

void HealthPage::refreshTimes()
{
    const qint64 now = utcNow();
    for (HealthRow *row : std::as_const(m_rows))
        row->refreshTimes(now);
}

} // namespace patchcord::ui
