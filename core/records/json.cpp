// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/json.h"

#include <QDateTime>
#include <QJsonArray>

namespace patchcord {

namespace {

QJsonArray toJson(const QList<MediaItem> &media)
{
    QJsonArray items;
    for (const MediaItem &item : media) {
        items.append(QJsonObject{{QStringLiteral("content_type"), item.contentType},
                                 {QStringLiteral("url"), item.url},
                                 {QStringLiteral("file"), item.file}});
    }
    return items;
}

} // namespace

QString toIsoUtc(qint64 at)
{
    return QDateTime::fromMSecsSinceEpoch(at).toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject toJson(const Message &message)
{
    const bool isCall = message.kind == MessageKind::Call || message.kind == MessageKind::Voicemail;
    const bool hasCallState = isCall && message.call.has_value();
    QJsonObject row{
        {QStringLiteral("sid"), message.sid},
        {QStringLiteral("kind"), toString(message.kind)},
        {QStringLiteral("direction"), toString(message.direction)},
        {QStringLiteral("channel"), toString(isCall ? Channel::Voice : message.channel)},
        {QStringLiteral("from"), message.from},
        {QStringLiteral("to"), message.to},
        {QStringLiteral("body"), message.body},
        {QStringLiteral("status"), hasCallState ? toString(message.call->status) : toString(message.status)},
        {QStringLiteral("error_code"), message.errorCode ? QJsonValue(message.errorCode) : QJsonValue()},
        {QStringLiteral("created_at"), toIsoUtc(message.at)},
        {QStringLiteral("conversation"), message.conversation.value},
        {QStringLiteral("media"), toJson(message.media)},
    };
    if (hasCallState) {
        row.insert(QStringLiteral("duration"), message.call->durationSeconds);
        if (isOver(message.call->status))
            row.insert(QStringLiteral("outcome"), toString(outcomeOf(message)));
        if (const int seconds = talkSeconds(message); seconds > 0)
            row.insert(QStringLiteral("talk_seconds"), seconds);
        if (!message.call->handledBy.isEmpty())
            row.insert(QStringLiteral("handled_by"), message.call->handledBy);
    }
    if (!message.author.isEmpty())
        row.insert(QStringLiteral("author"), message.author);
    if (message.origin != Origin::Agent)
        row.insert(QStringLiteral("origin"), toString(message.origin));
    if (!message.content.isEmpty())
        row.insert(QStringLiteral("template"), message.content.sid);
    if (!message.extra.isEmpty())
        row.insert(QStringLiteral("extra"), message.extra);
    return row;
}

} // namespace patchcord
