// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/callmerge.h"
#include "core/desk/callsteps.h"
#include "core/records/sender.h"
#include "core/store/transaction.h"
#include "core/twilio/webhooks.h"

#include <QList>

namespace patchcord::desk {

/// A call as it was just written, and what is to be done at Twilio because of it.
struct CallTurn
{
    Message row;
    QList<CallStep> steps;
};

/// What Twilio says in a request: its own time when it gives one, else when the request arrived (UTC ms).
[[nodiscard]] CallNews newsOf(const twilio::IncomingCall &call, qint64 arrivedAt);

/// Merges the customer's leg into its call, or keeps a call that nobody told of before, as a row of the conversation of
/// the two numbers. A new inbound call meets its agent in `room`; empty for a call that does not pass here.
[[nodiscard]] Result<CallTurn> keepCall(store::Transaction &transaction, const twilio::IncomingCall &call,
                                        const QString &room, qint64 at);

/// The same for a leg of a call of ours, by its room. A room that no call has (any more) changes nothing.
[[nodiscard]] Result<CallTurn> keepAgentLeg(store::Transaction &transaction, const QString &room, const QString &sid,
                                            const CallNews &news);
[[nodiscard]] Result<CallTurn> keepCustomerLeg(store::Transaction &transaction, const QString &room, const QString &sid,
                                               const CallNews &news);

/// Writes what differs, and tells what follows from it.
[[nodiscard]] Result<CallTurn> changeCall(store::Transaction &transaction, const Message &row, const Call &after);

/// NotFound when that row is no call.
[[nodiscard]] Result<Message> callRow(const store::Snapshot &snapshot, MessageId id);
[[nodiscard]] Result<Sender> senderOf(const store::Snapshot &snapshot, const Message &row);

} // namespace patchcord::desk
