// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/sessionlist.h"

#include "core/base/clock.h"
#include "ui/models/conversationtext.h"
#include "ui/style/metrics.h"
#include "ui/style/rowdelegate.h"

#include <QEvent>
#include <QLocale>

#include <algorithm>

namespace patchcord::ui {

namespace {

constexpr qsizetype mostRows = 5;

/// The words first: the pane is narrow.
QString rowText(const ConversationSession &session)
{
    QStringList parts{session.topic, session.outcome, shortTime(session.openedAt, utcNow())};
    if (session.closedAt == 0)
        parts.append(SessionList::tr("now"));
    parts.removeAll(QString());
    return SessionList::tr("%1. %2").arg(QLocale().toString(session.number), parts.join(QStringLiteral(" · ")));
}

} // namespace

SessionList::SessionList(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("sessions"));
    setAccessibleName(tr("Earlier conversations"));
    setItemDelegate(new RowDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setBackgroundRole(QPalette::Window);
    viewport()->setBackgroundRole(QPalette::Window);
    const auto go = [this](const QListWidgetItem *item) {
        const ConversationSession &session = m_sessions.at(row(item));
        if (session.firstOrdinal > 0)
            emit chosen(session.firstOrdinal);
    };
    connect(this, &QListWidget::itemActivated, this, go);
    connect(this, &QListWidget::itemClicked, this, go);
    fit();
}

void SessionList::setSessions(const QList<ConversationSession> &sessions)
{
    if (sessions == m_sessions)
        return;
    const int current = currentRow();
    m_sessions = sessions;
    clear();
    for (const ConversationSession &session : sessions) {
        addItem(rowText(session));
        item(count() - 1)->setToolTip(rowText(session));
    }
    setCurrentRow(std::min(current, count() - 1));
    fit();
}

void SessionList::fit()
{
    setFixedHeight(scaled(font(), 32) * int(std::clamp<qsizetype>(m_sessions.size(), 1, mostRows)) + scaled(font(), 4));
}

void SessionList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

} // namespace patchcord::ui
