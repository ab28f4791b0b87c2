// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/store.h"
#include "core/twilio/webhooks.h"

#include <QFuture>
#include <QString>

namespace patchcord::desk {

/// What a caller hears at a sender without a greeting of its own; English.
[[nodiscard]] QString builtInGreeting();

/// Takes calls in: every call becomes a row of the conversation of the two numbers, and its states are merged by
/// sequence and order, never backwards.
class CallDesk final
{
public:
    explicit CallDesk(store::Store &store)
        : m_store(store)
    { }

    /// Keeps the call and answers with the sender's greeting as TwiML, after the commit.
    QFuture<Result<QByteArray>> incoming(const twilio::IncomingCall &call);
    /// A status callback. An unknown call is kept, too.
    QFuture<Done> report(const twilio::IncomingCall &call);

private:
    store::Store &m_store;
};

} // namespace patchcord::desk
