// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "core/store/store.h"

#include <QTemporaryDir>
#include <QtTest>

namespace patchcord::store {

inline constexpr qint64 noon = 1'700'000'000'000; ///< UTC ms; the tests' own day.

/// A store in a folder of its own, with one sender, and ways to say what happens in few words.
class StoreFixture final
{
public:
    StoreFixture() { reopen(); }

    [[nodiscard]] QString profile() const { return m_folder.path() + QStringLiteral("/profile"); }
    [[nodiscard]] Store &store() { return *m_store; }
    void close() { m_store.reset(); }
    void reopen()
    {
        m_store.reset();
        Result<std::unique_ptr<Store>> opened = Store::open(profile());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message + opened.error().detail));
        m_store = std::move(*opened);
    }

    /// Runs work and waits for its commit.
    template <typename Work> auto write(Work work) { return m_store->write(std::move(work)).result(); }
    template <typename Query> auto read(Query query) { return m_store->read(std::move(query)).result(); }

    SenderId sender(const QString &number = QStringLiteral("+15005550006"), Channel channel = Channel::Sms)
    {
        Sender sender;
        sender.address = {channel, number};
        return write([sender](Transaction &transaction) -> Result<SenderId> {
                   const auto known = senderByAddress(transaction, sender.address);
                   if (!known)
                       return std::unexpected(known.error());
                   if (*known)
                       return (**known).id;
                   return insertSender(transaction, sender);
               })
            .value();
    }

    ConversationId conversation(const QString &contact = QStringLiteral("+4915112345678"), qint64 at = noon,
                                const QString &profileName = {})
    {
        const SenderId from = sender();
        return write([=](Transaction &transaction) {
                   return ensureConversation(transaction, from, {Channel::Sms, contact}, profileName, at);
               })
            .value();
    }

    InsertedMessage insert(const Message &message)
    {
        return write([message](Transaction &transaction) { return insertMessage(transaction, message); }).value();
    }

    Message message(MessageId id)
    {
        return read([id](const Snapshot &snapshot) { return messageById(snapshot, id); }).value().value();
    }

    Conversation conversationNow(ConversationId id)
    {
        return read([id](const Snapshot &snapshot) { return conversationById(snapshot, id); }).value().value();
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Store> m_store;
};

inline Message inbound(ConversationId conversation, const QString &body, qint64 at = noon, const QString &sid = {})
{
    Message message;
    message.conversation = conversation;
    message.body = body;
    message.at = at;
    message.sid = sid;
    message.from = QStringLiteral("+4915112345678");
    message.to = QStringLiteral("+15005550006");
    return message;
}

inline Message outbound(ConversationId conversation, const QString &body, qint64 at = noon,
                        const QString &author = QStringLiteral("Ada"))
{
    Message message = inbound(conversation, body, at);
    std::swap(message.from, message.to);
    message.direction = Direction::Outbound;
    message.status = DeliveryStatus::Pending;
    message.author = author;
    return message;
}

} // namespace patchcord::store
