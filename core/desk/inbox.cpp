// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/inbox.h"

#include "core/base/clock.h"
#include "core/base/randomtoken.h"
#include "core/desk/acknowledgement.h"
#include "core/desk/preflight.h"
#include "core/desk/ruleanswer.h"
#include "core/desk/senderlookup.h"
#include "core/desk/statuscallbackurl.h"
#include "core/store/attempts.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "core/store/rules.h"
#include "core/store/scheduled.h"
#include "core/store/senderservices.h"
#include "core/twilio/addresses.h"
#include "core/twilio/twiml.h"

namespace patchcord::desk {

namespace {

using store::Transaction;
using twilio::OptOutKeyword;

/// One message on its way in, with everything that must be the same whenever the unit of work runs again.
struct Arrival
{
    twilio::IncomingMessage message;
    QString publicUrl;
    QString token;
    qint64 at = 0;
    OptOutKeyword keyword = OptOutKeyword::None;
};

Message rowOf(const Arrival &arrival, ConversationId conversation)
{
    Message row;
    row.conversation = conversation;
    row.kind = arrival.message.media.isEmpty() ? MessageKind::Text : MessageKind::Mms;
    row.direction = Direction::Inbound;
    row.channel = arrival.message.from.channel;
    row.sid = arrival.message.sid;
    row.from = arrival.message.from.user;
    row.to = arrival.message.to.user;
    row.body = arrival.message.body;
    row.status = DeliveryStatus::Received;
    row.at = arrival.at;
    row.segments = arrival.message.segments;
    row.media = arrival.message.media;
    row.extra = arrival.message.extra;
    return row;
}

/// What came by a messaging service tells whose pool the sender is in. That it came by none tells nothing.
Done noteService(Transaction &transaction, const Arrival &arrival, SenderId sender)
{
    const QString service = arrival.message.extra.value(u"MessagingServiceSid").toString();
    return service.isEmpty() ? Done{} : store::setService(transaction, sender, service);
}

Done noteOptOut(Transaction &transaction, const Arrival &arrival, SenderId sender)
{
    const bool isStop = arrival.keyword == OptOutKeyword::Stop;
    const bool isStart = arrival.keyword == OptOutKeyword::Start;
    const Address &contact = arrival.message.from;
    // A withheld number is nobody in particular: its STOP must not silence the next one.
    if ((!isStop && !isStart) || twilio::formOf(contact) == twilio::AddressForm::Withheld)
        return {};
    if (isStart) {
        const auto isOptedOut = store::isOptedOut(transaction, sender, contact);
        if (!isOptedOut)
            return std::unexpected(isOptedOut.error());
        if (!*isOptedOut)
            return {};
    }
    return store::appendOptOut(transaction, {sender, contact, isStop, arrival.message.sid, arrival.at});
}

/// Whether this conversation may be acknowledged now; asked before the reply is written.
Result<bool> allowsAcknowledgement(Transaction &transaction, const Arrival &arrival, const Sender &sender,
                                   ConversationId conversation)
{
    if (!invitesAcknowledgement(sender, arrival.message.from, arrival.keyword))
        return false;
    Draft draft;
    draft.sender = sender.id;
    draft.to = arrival.message.from;
    draft.body = sender.acknowledgement;
    const auto verdict = preflight(transaction, draft, Origin::Rule, arrival.at);
    if (!verdict)
        return std::unexpected(verdict.error());
    if (!verdict->isAllowed())
        return false;
    return isSilent(transaction, conversation, arrival.at);
}

Done keepAcknowledgement(Transaction &transaction, const Arrival &arrival, const Message &reply)
{
    const auto kept = store::insertMessage(transaction, reply);
    if (!kept)
        return std::unexpected(kept.error());
    Attempt attempt;
    attempt.message = kept->id;
    attempt.token = arrival.token;
    attempt.state = AttemptState::Leaving;
    attempt.at = arrival.at;
    const auto attempted = store::insertAttempt(transaction, attempt);
    if (!attempted)
        return std::unexpected(attempted.error());
    return store::appendAudit(transaction,
                              {arrival.at, automaticAuthor(), QStringLiteral("message.acknowledge"), reply.conversation,
                               kept->id, QJsonObject{{QStringLiteral("to"), arrival.message.sid}}});
}

/// Writes the reply as a row of its own and returns the TwiML that carries it.
Result<QByteArray> say(Transaction &transaction, const Arrival &arrival, ConversationId conversation,
                       const QString &body)
{
    Message reply;
    reply.conversation = conversation;
    reply.direction = Direction::Outbound;
    reply.channel = arrival.message.from.channel;
    reply.from = arrival.message.to.user;
    reply.to = arrival.message.from.user;
    reply.body = body;
    reply.status = DeliveryStatus::Pending;
    reply.at = arrival.at;
    reply.author = automaticAuthor();
    reply.origin = Origin::Rule;
    if (reply.body.trimmed().isEmpty())
        return twilio::emptyTwiml();
    if (const Done kept = keepAcknowledgement(transaction, arrival, reply); !kept)
        return std::unexpected(kept.error());
    return twilio::messageTwiml(reply.body, statusCallbackUrl(arrival.publicUrl, arrival.token));
}

/// The sender's own word to a first one.
Result<QByteArray> acknowledge(Transaction &transaction, const Arrival &arrival, const Sender &sender,
                               ConversationId conversation)
{
    const auto isAllowed = allowsAcknowledgement(transaction, arrival, sender, conversation);
    if (!isAllowed)
        return std::unexpected(isAllowed.error());
    if (!*isAllowed)
        return twilio::emptyTwiml();
    const auto known = store::conversationById(transaction, conversation);
    if (!known)
        return std::unexpected(known.error());
    const QString name = *known ? (*known)->contactName : QString();
    return say(transaction, arrival, conversation,
               twilio::withoutIllegalXml(fillAcknowledgement(sender.acknowledgement, arrival.message.body, name)));
}

Result<std::optional<RuleAnswer>> askRules(Transaction &transaction, const Arrival &arrival, MessageId id)
{
    const auto rules = store::rules(transaction);
    if (!rules)
        return std::unexpected(rules.error());
    if (rules->isEmpty() || arrival.keyword != OptOutKeyword::None)
        return std::nullopt;
    const auto message = store::messageById(transaction, id);
    if (!message)
        return std::unexpected(message.error());
    return *message ? answerByRule(transaction, **message, 0, arrival.at) : Result<std::optional<RuleAnswer>>();
}

/// What a rule answers, else the acknowledgement: a rule that only acts has said nothing.
Result<QByteArray> answer(Transaction &transaction, const Arrival &arrival, const Sender &sender,
                          ConversationId conversation, MessageId id)
{
    const auto spoken = askRules(transaction, arrival, id);
    if (!spoken)
        return std::unexpected(spoken.error());
    if (!*spoken)
        return acknowledge(transaction, arrival, sender, conversation);
    const auto twiml = (*spoken)->rule.replies() ? say(transaction, arrival, conversation, (*spoken)->body)
                                                 : acknowledge(transaction, arrival, sender, conversation);
    if (!twiml)
        return twiml;
    const Done noted = noteAnswer(transaction, **spoken, conversation, arrival.at);
    return noted ? twiml : std::unexpected(noted.error());
}

Result<Reception> takeIn(Transaction &transaction, const Arrival &arrival)
{
    const auto sender = ensureSender(transaction, arrival.message.to);
    if (!sender)
        return std::unexpected(sender.error());
    if (const Done noted = noteService(transaction, arrival, sender->id); !noted)
        return std::unexpected(noted.error());
    const Address &contact = arrival.message.from;
    const bool isWithheld = twilio::formOf(contact) == twilio::AddressForm::Withheld;
    const auto conversation = store::ensureConversation(
        transaction, sender->id, contact, isWithheld ? QString() : arrival.message.profileName, arrival.at);
    if (!conversation)
        return std::unexpected(conversation.error());
    const auto kept = store::insertMessage(transaction, rowOf(arrival, *conversation));
    if (!kept)
        return std::unexpected(kept.error());
    Reception reception{kept->id, *conversation, kept->isNew, twilio::emptyTwiml()};
    if (!kept->isNew)
        return reception;
    if (const Done asked = store::askAboutScheduled(transaction, *conversation); !asked)
        return std::unexpected(asked.error());
    if (const Done noted = noteOptOut(transaction, arrival, sender->id); !noted)
        return std::unexpected(noted.error());
    const auto twiml = answer(transaction, arrival, *sender, *conversation, kept->id);
    if (!twiml)
        return std::unexpected(twiml.error());
    reception.twiml = *twiml;
    return reception;
}

} // namespace

QFuture<Result<Reception>> Inbox::receive(const twilio::IncomingMessage &message)
{
    Arrival arrival;
    arrival.message = message;
    arrival.publicUrl = m_publicUrl;
    arrival.token = randomToken();
    arrival.at = utcNow();
    arrival.keyword = message.optOut != OptOutKeyword::None ? message.optOut : twilio::keywordOf(message.body);
    return m_store.write(
        [arrival = std::move(arrival)](Transaction &transaction) { return takeIn(transaction, arrival); });
}

} // namespace patchcord::desk
