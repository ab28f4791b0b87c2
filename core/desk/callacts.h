// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/desk/calldriver.h"
#include "core/records/sender.h"

#include <QFuture>
#include <QObject>

namespace patchcord::desk {

/// Who acts, and on which telephone they take calls (E.164).
struct CallAgent
{
    QString name;
    QString phone;
};

/// What agents do about calls. Each act is written with its audit row first and done at Twilio then; how it comes out
/// is learnt from the event sequence. Errors are sentences for the agent. Lives in the desk's thread.
class CallActs final : public QObject
{
    Q_OBJECT

public:
    CallActs(store::Store &store, CallDriver &driver, QObject *parent = nullptr);

    /// Calls the agent's phone and brings the caller there once it is answered. Conflict: somebody has taken it, or it
    /// is over.
    QFuture<Done> ringPhone(MessageId call, const CallAgent &agent);
    QFuture<Done> sendToVoicemail(MessageId call, const CallAgent &agent);
    /// Hangs a call up that nobody has taken.
    QFuture<Done> decline(MessageId call, const CallAgent &agent);
    /// Ends it for everybody who is on the line.
    QFuture<Done> hangUp(MessageId call, const CallAgent &agent);
    /// Calls the agent's phone, and the customer once it is answered. Gives the conversation that the call is in.
    QFuture<Result<ConversationId>> call(SenderId sender, const Address &customer, const CallAgent &agent);

private:
    QFuture<Done> settle(const QFuture<Result<CallTurn>> &turn);
    void undoRinging(MessageId call, const QString &room);
    void failCall(MessageId call, const Error &error);
    [[nodiscard]] Done checkPhone(const CallAgent &agent) const;

    store::Store &m_store;
    CallDriver &m_driver;
};

} // namespace patchcord::desk
