// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/audittext.h"

#include "ui/models/csvfield.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace patchcord::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(AuditText)
};

/// Made anew for each call, so that another language is spoken as soon as it is chosen.
QHash<QString, QString> actionWords()
{
    return {
        {QStringLiteral("message.send"), Words::tr("Sent a message")},
        {QStringLiteral("message.retry"), Words::tr("Tried a message again")},
        {QStringLiteral("message.discard"), Words::tr("Discarded a message")},
        {QStringLiteral("message.withdraw"), Words::tr("Took a message back before it left")},
        {QStringLiteral("message.acknowledge"), Words::tr("Acknowledged a first message")},
        {QStringLiteral("media.fetch"), Words::tr("Fetched files again")},
        {QStringLiteral("conversation.open"), Words::tr("Opened a conversation")},
        {QStringLiteral("conversation.read"), Words::tr("Read a conversation")},
        {QStringLiteral("conversation.close"), Words::tr("Closed a conversation")},
        {QStringLiteral("conversation.reopen"), Words::tr("Reopened a conversation")},
        {QStringLiteral("conversation.snooze"), Words::tr("Snoozed a conversation")},
        {QStringLiteral("conversation.wake"), Words::tr("Woke a conversation")},
        {QStringLiteral("conversation.return"), Words::tr("Put a conversation back into the queue")},
        {QStringLiteral("conversation.notify"), Words::tr("Called attention to a conversation")},
        {QStringLiteral("conversation.label"), Words::tr("Labelled a conversation")},
        {QStringLiteral("conversation.unlabel"), Words::tr("Took a label off")},
        {QStringLiteral("conversation.note"), Words::tr("Wrote a note")},
        {QStringLiteral("conversation.undo"), Words::tr("Undid something")},
        {QStringLiteral("conversation.export"), Words::tr("Exported a conversation")},
        {QStringLiteral("contact.rename"), Words::tr("Renamed a contact")},
        {QStringLiteral("contact.notes"), Words::tr("Changed the notes on a contact")},
        {QStringLiteral("contact.block"), Words::tr("Blocked a contact")},
        {QStringLiteral("contact.unblock"), Words::tr("Unblocked a contact")},
        {QStringLiteral("contact.merge"), Words::tr("Merged two contacts")},
        {QStringLiteral("contact.part"), Words::tr("Parted two contacts")},
        {QStringLiteral("call.dial"), Words::tr("Called a customer")},
        {QStringLiteral("call.take"), Words::tr("Took a call")},
        {QStringLiteral("call.decline"), Words::tr("Declined a call")},
        {QStringLiteral("call.voicemail"), Words::tr("Sent a call to the voicemail")},
        {QStringLiteral("call.hang-up"), Words::tr("Hung up")},
        {QStringLiteral("sender.add"), Words::tr("Added a sender")},
        {QStringLiteral("sender.update"), Words::tr("Changed a sender")},
        {QStringLiteral("sender.hours"), Words::tr("Changed office hours")},
        {QStringLiteral("sender.quiet-hours"), Words::tr("Changed quiet hours")},
        {QStringLiteral("senders.keep"), Words::tr("Chose the senders")},
        {QStringLiteral("schedule.add"), Words::tr("Scheduled a message")},
        {QStringLiteral("schedule.change"), Words::tr("Changed a scheduled message")},
        {QStringLiteral("schedule.drop"), Words::tr("Dropped a scheduled message")},
        {QStringLiteral("schedule.ask"), Words::tr("Held a scheduled message")},
        {QStringLiteral("saved-reply.keep"), Words::tr("Kept a saved reply")},
        {QStringLiteral("saved-reply.remove"), Words::tr("Removed a saved reply")},
        {QStringLiteral("rule.keep"), Words::tr("Kept a rule")},
        {QStringLiteral("rule.move"), Words::tr("Moved a rule")},
        {QStringLiteral("rule.remove"), Words::tr("Removed a rule")},
        {QStringLiteral("rule.answer"), Words::tr("A rule answered")},
        {QStringLiteral("rule.act"), Words::tr("A rule acted")},
        {QStringLiteral("assistant.ask"), Words::tr("Asked the model")},
        {QStringLiteral("assistant.answering"), Words::tr("Switched the model’s own answers")},
        {QStringLiteral("assistant.pause"), Words::tr("Paused the model")},
        {QStringLiteral("assistant.settings"), Words::tr("Changed the settings of the model")},
        {QStringLiteral("webhooks.point"), Words::tr("Pointed webhooks here")},
        {QStringLiteral("webhooks.restore"), Words::tr("Restored former webhooks")},
        {QStringLiteral("quarantine.replay"), Words::tr("Took a refused request in")},
        {QStringLiteral("person.erase"), Words::tr("Erased a person")},
        {QStringLiteral("person.erased"), Words::tr("Finished erasing a person")},
        {QStringLiteral("twilio.deleted"), Words::tr("Twilio deleted what was asked for")},
        {QStringLiteral("twilio.delete-failed"), Words::tr("Twilio did not delete something")},
        {QStringLiteral("audit.export"), Words::tr("Exported the audit")},
        {QStringLiteral("retention.run"), Words::tr("Took away what was old enough")},
        {QStringLiteral("retention.change"), Words::tr("Changed how long messages are kept")},
    };
}

QString wordOf(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? Words::tr("yes") : Words::tr("no");
    // Nothing else that is told there counts so far as a time in UTC ms.
    constexpr qint64 firstTime = 1'000'000'000'000;
    if (value.isDouble() && value.toInteger() > firstTime)
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(value.toInteger()), QLocale::ShortFormat);
    if (value.isDouble())
        return QString::number(value.toInteger());
    if (value.isObject() || value.isArray())
        return QString::fromUtf8((value.isObject() ? QJsonDocument(value.toObject()) : QJsonDocument(value.toArray()))
                                     .toJson(QJsonDocument::Compact));
    return value.toString();
}

} // namespace

QString auditActionText(const QString &action)
{
    return actionWords().value(action, action);
}

QString auditActorText(const QString &actor)
{
    if (actor == u"system")
        return Words::tr("Patchcord itself");
    if (actor == u"auto")
        return Words::tr("A rule");
    return actor;
}

QString auditDetailText(const QString &json)
{
    const QJsonObject detail = QJsonDocument::fromJson(json.toUtf8()).object();
    QStringList parts;
    for (auto part = detail.begin(); part != detail.end(); ++part)
        parts.append(part.key() + QStringLiteral(": ") + wordOf(part.value()));
    return parts.join(QStringLiteral(", "));
}

QString auditCsvHead()
{
    return QStringLiteral("at,actor,action,conversation,contact,detail\r\n");
}

QString auditCsv(const QList<AuditLine> &lines)
{
    QString csv;
    for (const AuditLine &line : lines) {
        const QString at = QDateTime::fromMSecsSinceEpoch(line.at).toUTC().toString(Qt::ISODateWithMs);
        const QString conversation = line.conversation.isValid() ? QString::number(line.conversation.value) : QString();
        const QStringList fields{at,           csvField(line.actor),   csvField(line.action),
                                 conversation, csvField(line.contact), csvField(line.detail)};
        csv += fields.join(u',') + QStringLiteral("\r\n");
    }
    return csv;
}

} // namespace patchcord::ui
