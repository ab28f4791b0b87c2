// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/audittext.h"

#include "ui/models/csvfield.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

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
        {QStringLiteral("media.fetch"), Words::tr("Fetched files again")},
        {QStringLiteral("conversation.open"), Words::tr("Opened a conversation")},
        {QStringLiteral("conversation.read"), Words::tr("Read a conversation")},
        {QStringLiteral("conversation.close"), Words::tr("Closed a conversation")},
        {QStringLiteral("conversation.reopen"), Words::tr("Reopened a conversation")},
        {QStringLiteral("conversation.export"), Words::tr("Exported a conversation")},
        {QStringLiteral("contact.rename"), Words::tr("Renamed a contact")},
        {QStringLiteral("sender.add"), Words::tr("Added a sender")},
        {QStringLiteral("sender.update"), Words::tr("Changed a sender")},
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
