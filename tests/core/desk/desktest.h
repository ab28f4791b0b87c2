// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/base/error.h"
#include "core/records/attempt.h"
#include "core/records/conversation.h"
#include "core/records/sender.h"
#include "core/store/ledgers.h"
#include "core/store/store.h"
#include "core/twilio/webhooks.h"

#include <QFuture>
#include <QList>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace patchcord::testing {

inline constexpr int patienceMs = 20'000;

/// A future's result, waited for with the event loop running.
template <typename T> [[nodiscard]] T resultOf(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patienceMs) || future.resultCount() == 0)
        return std::unexpected(Error{ErrorKind::Unavailable, QStringLiteral("no result in time"), {}, 0, 0});
    return future.result();
}

/// A store in a folder of its own, and the questions that tests of the desk ask it.
class DeskTest
{
public:
    DeskTest();

    [[nodiscard]] store::Store &store() { return *m_store; }
    /// Closes the store and opens it again, as a restart does. What used the former one must be gone.
    void reopen();

    SenderId addSender(const QString &number, Channel channel = Channel::Sms, const QString &acknowledgement = {},
                       const QString &greeting = {});
    /// An outbound text in state Pending, with its conversation.
    MessageId addPending(SenderId sender, const QString &to, const QString &body);
    AttemptId addAttempt(MessageId message, const QString &token, AttemptState state = AttemptState::Leaving,
                         const QString &sid = {}, qint64 at = 0);

    [[nodiscard]] Message message(MessageId id);
    [[nodiscard]] std::optional<Message> messageBySid(const QString &sid);
    [[nodiscard]] QList<Message> allMessages();
    [[nodiscard]] Conversation conversation(ConversationId id);
    [[nodiscard]] QList<Attempt> attempts(MessageId message);
    [[nodiscard]] QList<store::AuditEntry> audit();
    [[nodiscard]] bool isOptedOut(SenderId sender, const Address &contact);
    [[nodiscard]] Sender sender(const Address &address);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<store::Store> m_store;
};

/// An incoming message as a webhook would tell it.
[[nodiscard]] twilio::IncomingMessage incoming(const QString &sid, const QString &from, const QString &to,
                                               const QString &body, Channel channel = Channel::Sms);

} // namespace patchcord::testing
