// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/records/sender.h"

namespace patchcord::fixtures {

inline Conversation conversation(qint64 id, const QString &name, qint64 lastAt)
{
    Conversation result;
    result.id = {id};
    result.sender = {1};
    result.contact = {id};
    result.contactAddress = {Channel::Sms, QStringLiteral("+1415555%1").arg(100 + id, 4, 10, QLatin1Char('0'))};
    result.senderAddress = {Channel::Sms, QStringLiteral("+14155550100")};
    result.senderName = QStringLiteral("Support line");
    result.contactName = name;
    result.openedAt = lastAt;
    result.lastAt = lastAt;
    result.messageCount = 1;
    result.last.id = {id * 100};
    result.last.conversation = result.id;
    result.last.ordinal = 1;
    result.last.body = QStringLiteral("Hello from %1").arg(name);
    result.last.at = lastAt;
    return result;
}

inline Conversation saidByUs(Conversation conversation, const QString &body, DeliveryStatus status)
{
    conversation.last.direction = Direction::Outbound;
    conversation.last.body = body;
    conversation.last.status = status;
    conversation.waitingSince = 0;
    return conversation;
}

inline Conversation called(Conversation conversation, CallStatus status, qint64 startedAt, int seconds = 0)
{
    conversation.last.kind = MessageKind::Call;
    conversation.last.channel = Channel::Voice;
    conversation.last.body.clear();
    conversation.last.from = conversation.contactAddress.user;
    conversation.last.to = conversation.senderAddress.user;
    Call call;
    call.id = {conversation.id.value};
    call.status = status;
    call.startedAt = startedAt;
    call.durationSeconds = seconds;
    if (status == CallStatus::Completed && seconds > 0) {
        call.connectedAt = startedAt;
        call.talkSeconds = seconds;
    }
    conversation.last.call = call;
    return conversation;
}

inline Sender sender(qint64 id, const QString &name, Channel channel, const QString &user)
{
    Sender result;
    result.id = {id};
    result.name = name;
    result.address = {channel, user};
    return result;
}

} // namespace patchcord::fixtures
