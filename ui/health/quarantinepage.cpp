// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/health/quarantinepage.h"

#include "ui/style/findingrow.h"
#include "ui/style/metrics.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

/// Whoever has more than this behind the door has one cause, not a hundred.
constexpr qsizetype mostShown = 100;

QString timeOf(qint64 at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at), QLocale::ShortFormat);
}

} // namespace

QuarantinePage::QuarantinePage(QWidget *parent)
    : QScrollArea(parent)
    , m_lines(new QVBoxLayout)
{
    setAccessibleName(tr("Refused requests"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setBackgroundRole(QPalette::Base);
    auto *inside = new QWidget(this);
    const int side = scaled(font(), 34);
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(side, scaled(font(), 24), side, scaled(font(), 20));
    layout->setSpacing(scaled(font(), 5));
    auto *title = new QLabel(tr("Refused requests"), inside);
    title->setFont(sized(font(), 20, QFont::DemiBold));
    auto *lead = new QLabel(tr("These came to the public address without a signature that fits. Nothing of them is "
                               "stored elsewhere. Once the cause is mended they can be tried again."),
                            inside);
    lead->setWordWrap(true);
    lead->setForegroundRole(QPalette::PlaceholderText);
    m_empty = new QLabel(tr("There are none."), inside);
    m_outcome = new FindingRow(QStringLiteral("replayOutcome"), FindingRow::Weight::Plain, inside);
    m_outcome->hide();
    m_back = new QPushButton(tr("&Back"), inside);
    m_back->setObjectName(QStringLiteral("quarantineBack"));
    m_back->setAccessibleName(tr("Back to the health page"));
    m_all = new QPushButton(tr("&Try all again"), inside);
    m_all->setObjectName(QStringLiteral("replayAll"));
    m_all->setAccessibleName(tr("Try all again"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_all);
    m_lines->setSpacing(0);
    layout->addWidget(title);
    layout->addWidget(lead);
    layout->addWidget(m_outcome);
    layout->addLayout(m_lines);
    layout->addWidget(m_empty);
    layout->addStretch(1);
    layout->addLayout(buttons);
    setWidget(inside);
    connect(m_all, &QPushButton::clicked, this, &QuarantinePage::replayAllRequested);
    connect(m_back, &QPushButton::clicked, this, &QuarantinePage::backRequested);
}

void QuarantinePage::setRequests(const QList<RefusedRequest> &requests)
{
    m_empty->setVisible(requests.isEmpty());
    m_all->setVisible(std::ranges::any_of(requests, &RefusedRequest::canReplay));
    const QList<RefusedRequest> shown = requests.first(std::min(requests.size(), mostShown));
    if (shown == m_requests)
        return;
    m_requests = shown;
    for (QWidget *row : std::as_const(m_rows)) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (const RefusedRequest &request : shown) {
        QWidget *row = makeRow(request);
        m_lines->addWidget(row);
        m_rows.append(row);
    }
}

QWidget *QuarantinePage::makeRow(const RefusedRequest &request)
{
    const QString id = QString::number(request.id);
    auto *row = new FindingRow(QStringLiteral("refused-") + id, FindingRow::Weight::Bold, widget());
    row->setSign(StateSign::Attention, tr("refused"));
    row->setTitle(request.route);
    row->setFinding(request.reason);
    row->setSide(timeOf(request.at));
    if (!request.triedUrls.isEmpty()) {
        QPushButton *details = row->addButton(QStringLiteral("tried-") + id, tr("Details"));
        details->setCheckable(true);
        connect(details, &QPushButton::toggled, row, [row, request](bool showsAll) {
            row->setFinding(showsAll ? tr("%1\nTried: %2").arg(request.reason, request.triedUrls.join(u'\n'))
                                     : request.reason);
        });
    }
    if (request.canReplay) {
        QPushButton *replay = row->addButton(QStringLiteral("replay-") + id, tr("Replay"));
        connect(replay, &QPushButton::clicked, this, [this, replay, request] {
            replay->setEnabled(false);
            emit replayRequested(request.id);
        });
    }
    return row;
}

void QuarantinePage::setOutcome(bool isWell, const QString &finding)
{
    m_outcome->setSign(isWell ? StateSign::Well : StateSign::Broken, isWell ? tr("well") : tr("does not work"));
    m_outcome->setTitle(finding);
    m_outcome->setVisible(!finding.isEmpty());
    for (QPushButton *button : widget()->findChildren<QPushButton *>())
        button->setEnabled(true);
}

void QuarantinePage::focusFirst()
{
    QPushButton *button = m_rows.isEmpty() ? nullptr : m_rows.first()->findChild<QPushButton *>();
    (button ? button : m_back)->setFocus(Qt::OtherFocusReason);
}

} // namespace patchcord::ui
