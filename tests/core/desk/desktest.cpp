// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/desk/desktest.h"

#include "core/base/clock.h"
#include "core/store/attempts.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/senders.h"

namespace patchcord::testing {

using store::Snapshot;
using store::Transaction;

namespace {

/// The value, or a default one after the test was failed with the reason.
template <typename T> T valueOr(const Result<T> &result, const char *what)
{
    if (result)
        return *result;
    QTest::qFail(qPrintable(QString::fromLatin1(what) + QStringLiteral(": ") + result.error().message + u' '
                            + result.error().detail),
                 __FILE__, __LINE__);
    return T{};
}

template <typename T> T present(const Result<std::optional<T>> &result, const char *what)
{
    const std::optional<T> found = valueOr(result, what);
    if (!found)
        QTest::qFail(what, __FILE__, __LINE__);
    return found.value_or(T{});
}

} // namespace

DeskTest::DeskTest()
{
    reopen();
}

void DeskTest::reopen()
{
    m_store.reset();
    auto opened = store::Store::open(m_folder.path());
    if (!opened)
        qFatal("the store cannot be opened: %s", qPrintable(opened.error().message));
    m_store = std::move(*opened);
}

SenderId DeskTest::addSender(const QString &number, Channel channel, const QString &acknowledgement,
                             const QString &greeting)
{
    Sender sender;
    sender.address = {channel, number};
    sender.acknowledgement = acknowledgement;
    sender.greeting = greeting;
    return valueOr(resultOf(m_store->write(
                       [sender](Transaction &transaction) { return store::insertSender(transaction, sender); })),
                   "sender");
}

MessageId DeskTest::addPending(SenderId senderId, const QString &to, const QString &body)
{
    auto writing = m_store->write([senderId, to, body, at = utcNow()](Transaction &transaction) -> Result<MessageId> {
        const auto sender = store::senderById(transaction, senderId);
        if (!sender || !*sender)
            return failure(ErrorKind::NotFound, QStringLiteral("no sender"));
        const Address address = (*sender)->address;
        const auto conversation = store::ensureConversation(transaction, senderId, {address.channel, to}, {}, at);
        if (!conversation)
            return std::unexpected(conversation.error());
        Message message;
        message.conversation = *conversation;
        message.direction = Direction::Outbound;
        message.channel = address.channel;
        message.from = address.user;
        message.to = to;
        message.body = body;
        message.status = DeliveryStatus::Pending;
        message.at = at;
        message.author = QStringLiteral("Ann");
        const auto kept = store::insertMessage(transaction, message);
        return kept ? Result<MessageId>(kept->id) : std::unexpected(kept.error());
    });
    return valueOr(resultOf(writing), "pending message");
}

AttemptId DeskTest::addAttempt(MessageId message, const QString &token, AttemptState state, const QString &sid,
                               qint64 at)
{
    Attempt attempt;
    attempt.message = message;
    attempt.token = token;
    attempt.state = state;
    attempt.sid = sid;
    attempt.at = at == 0 ? utcNow() : at;
    return valueOr(resultOf(m_store->write([attempt](Transaction &transaction) -> Result<AttemptId> {
                       if (!attempt.sid.isEmpty()) {
                           if (const Done named = store::setSid(transaction, attempt.message, attempt.sid, 1); !named)
                               return std::unexpected(named.error());
                           const Done shown
                               = store::setDelivery(transaction, attempt.message, DeliveryStatus::Queued, 0, {});
                           if (!shown)
                               return std::unexpected(shown.error());
                       }
                       return store::insertAttempt(transaction, attempt);
                   })),
                   "attempt");
}

Message DeskTest::message(MessageId id)
{
    return present(resultOf(m_store->read([id](const Snapshot &snapshot) { return store::messageById(snapshot, id); })),
                   "message");
}

std::optional<Message> DeskTest::messageBySid(const QString &sid)
{
    return valueOr(
        resultOf(m_store->read([sid](const Snapshot &snapshot) { return store::messageBySid(snapshot, sid); })),
        "message by SID");
}

QList<Message> DeskTest::allMessages()
{
    return valueOr(resultOf(m_store->read([](const Snapshot &snapshot) {
                       return store::allMessagesAfter(snapshot, MessageKey{}, 10'000);
                   })),
                   "messages");
}

Conversation DeskTest::conversation(ConversationId id)
{
    return present(
        resultOf(m_store->read([id](const Snapshot &snapshot) { return store::conversationById(snapshot, id); })),
        "conversation");
}

QList<Attempt> DeskTest::attempts(MessageId message)
{
    return valueOr(
        resultOf(m_store->read([message](const Snapshot &snapshot) { return store::attemptsOf(snapshot, message); })),
        "attempts");
}

QList<store::AuditEntry> DeskTest::audit()
{
    return valueOr(
        resultOf(m_store->read([](const Snapshot &snapshot) { return store::auditEntries(snapshot, 1000); })), "audit");
}

bool DeskTest::isOptedOut(SenderId sender, const Address &contact)
{
    return valueOr(resultOf(m_store->read([sender, contact](const Snapshot &snapshot) {
                       return store::isOptedOut(snapshot, sender, contact);
                   })),
                   "opt-out");
}

Sender DeskTest::sender(const Address &address)
{
    return present(resultOf(m_store->read(
                       [address](const Snapshot &snapshot) { return store::senderByAddress(snapshot, address); })),
                   "sender");
}

twilio::IncomingMessage incoming(const QString &sid, const QString &from, const QString &to, const QString &body,
                                 Channel channel)
{
    twilio::IncomingMessage message;
    message.sid = sid;
    message.accountSid = QStringLiteral("ACtest");
    message.from = {channel, from};
    message.to = {channel, to};
    message.body = body;
    message.segments = 1;
    return message;
}

} // namespace patchcord::testing
