// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/calldesk.h"

#include "core/base/clock.h"
#include "core/desk/callmerge.h"
#include "core/desk/senderlookup.h"
#include "core/store/calls.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/twilio/twiml.h"

#include <QCoreApplication>
#include <QDateTime>

namespace patchcord::desk {

namespace {

using store::Transaction;
using twilio::IncomingCall;

/// Our end and theirs, on the channel whose conversation the call belongs to.
struct Ends
{
    Address sender;
    Address contact;
};

Ends endsOf(const IncomingCall &call)
{
    const bool isInbound = call.direction == Direction::Inbound;
    Ends ends{isInbound ? call.to : call.from, isInbound ? call.from : call.to};
    // WhatsApp calls name both ends with the prefix; everything else is the telephone, as texts are.
    const Channel channel = ends.sender.channel == Channel::WhatsApp ? Channel::WhatsApp : Channel::Sms;
    ends.sender.channel = channel;
    ends.contact.channel = channel;
    return ends;
}

CallNews newsOf(const IncomingCall &call, qint64 arrivedAt)
{
    CallNews news{call.status, call.sequence, call.durationSeconds, arrivedAt};
    const QString timestamp = call.extra.value(QStringLiteral("Timestamp")).toString();
    const QDateTime told = QDateTime::fromString(timestamp, Qt::RFC2822Date);
    if (told.isValid())
        news.at = told.toMSecsSinceEpoch();
    return news;
}

Message rowOf(const IncomingCall &call, const CallNews &news, ConversationId conversation, qint64 at)
{
    Call state;
    state.sid = call.sid;
    state.status = news.status;
    state.startedAt = news.at;
    Message row;
    row.conversation = conversation;
    row.kind = MessageKind::Call;
    row.direction = call.direction;
    row.channel = Channel::Voice;
    row.sid = call.sid;
    row.from = call.from.user;
    row.to = call.to.user;
    row.status = call.direction == Direction::Inbound ? DeliveryStatus::Received : DeliveryStatus::Sent;
    row.at = at;
    row.extra = call.extra;
    row.call = mergeCall(state, news);
    return row;
}

Result<Sender> keepNew(Transaction &transaction, const IncomingCall &call, qint64 at)
{
    const Ends ends = endsOf(call);
    const auto sender = ensureSender(transaction, ends.sender);
    if (!sender)
        return sender;
    const auto conversation = store::ensureConversation(transaction, sender->id, ends.contact, {}, at);
    if (!conversation)
        return std::unexpected(conversation.error());
    const auto kept = store::insertMessage(transaction, rowOf(call, newsOf(call, at), *conversation, at));
    if (!kept)
        return std::unexpected(kept.error());
    return sender;
}

/// Merges the news into the call, or keeps a call that nobody told of before; returns its sender.
Result<Sender> keep(Transaction &transaction, const IncomingCall &call, qint64 at)
{
    const auto known = store::messageOfCall(transaction, call.sid);
    if (!known)
        return std::unexpected(known.error());
    if (!*known || !(*known)->call)
        return keepNew(transaction, call, at);
    const Call merged = mergeCall(*(*known)->call, newsOf(call, at));
    if (merged != *(*known)->call) {
        if (const Done updated = store::updateCall(transaction, (*known)->id, merged); !updated)
            return std::unexpected(updated.error());
    }
    return ensureSender(transaction, endsOf(call).sender);
}

QByteArray greetingOf(const Sender &sender)
{
    const bool isBuiltIn = sender.greeting.trimmed().isEmpty();
    const QString language = sender.greetingLanguage.isEmpty() ? QStringLiteral("en-US") : sender.greetingLanguage;
    return twilio::sayTwiml(isBuiltIn ? builtInGreeting() : sender.greeting,
                            isBuiltIn ? QStringLiteral("en-US") : language);
}

} // namespace

QString builtInGreeting()
{
    // Said in English, whatever the agents' language is.
    return QStringLiteral(
        "Thank you for calling. We cannot take your call right now. Please send us a text message, and "
        "we will answer.");
}

QFuture<Result<QByteArray>> CallDesk::incoming(const IncomingCall &call)
{
    return m_store.write([call, at = utcNow()](Transaction &transaction) -> Result<QByteArray> {
        const auto sender = keep(transaction, call, at);
        if (!sender)
            return std::unexpected(sender.error());
        return greetingOf(*sender);
    });
}

QFuture<Done> CallDesk::report(const IncomingCall &call)
{
    return m_store.write([call, at = utcNow()](Transaction &transaction) -> Done {
        const auto sender = keep(transaction, call, at);
        return sender ? Done{} : std::unexpected(sender.error());
    });
}

} // namespace patchcord::desk
