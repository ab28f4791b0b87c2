// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/scheduledtext.h"

#include "ui/models/conversationtext.h"
#include "ui/models/timelinetext.h"
#include "ui/models/typedtime.h"

#include <QCoreApplication>

namespace patchcord::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ScheduledText)
};

} // namespace

QString dueText(qint64 dueAt, qint64 now)
{
    const QDateTime due = QDateTime::fromMSecsSinceEpoch(dueAt);
    const QDateTime today = QDateTime::fromMSecsSinceEpoch(now);
    const QString clock = timeOfDay(dueAt, QLocale());
    switch (today.date().daysTo(due.date())) {
    case 0:
        return clock;
    case 1:
        return Words::tr("tomorrow %1").arg(clock);
    default:
        return comingTime(due, today);
    }
}

QString waitText(const ScheduledRow &row, qint64 now)
{
    const QString due = dueText(row.reply.dueAt, now);
    switch (row.reply.state) {
    case ScheduledState::Waiting:
        return Words::tr("Leaves %1").arg(due);
    case ScheduledState::Answered:
        return Words::tr("%1 wrote before this was due (%2).").arg(displayName(row.conversation), due);
    case ScheduledState::Missed:
        return Words::tr("This fell due (%1) while Patchcord could not send it.").arg(due);
    case ScheduledState::Refused:
        return Words::tr("It may not leave: %1").arg(row.reply.reason);
    }
    Q_UNREACHABLE();
}

QString bodyLine(const ScheduledReply &reply)
{
    if (!reply.body.trimmed().isEmpty())
        return displayBody(reply.body).simplified();
    if (reply.files.size() == 1)
        return mediaName(reply.files.first());
    return Words::tr("%1 files").arg(reply.files.size());
}

QString spokenRow(const ScheduledRow &row, qint64 now)
{
    return Words::tr("To %1. %2 %3").arg(displayName(row.conversation), waitText(row, now), bodyLine(row.reply));
}

} // namespace patchcord::ui
