// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/desk/calldriver.h"
#include "core/store/store.h"
#include "core/twilio/webhooks.h"

#include <QFuture>

namespace patchcord::desk {

/// Takes in what Twilio asks and tells about calls: every call is a row of the conversation of the two numbers, and its
/// states are merged by sequence and order, never backwards. Each future finishes after the commit; what follows from
/// it is done at Twilio behind it.
class CallDesk final
{
public:
    CallDesk(store::Store &store, CallDriver &driver)
        : m_store(store)
        , m_driver(driver)
    { }

    /// Keeps the call and answers with TwiML: the caller waits, and leaves a message when nobody takes the call.
    QFuture<Result<QByteArray>> incoming(const twilio::IncomingCall &call);
    /// What a caller hears who waits, or an agent whose customer is being called. `waitedSeconds` is Twilio's count.
    QFuture<Result<QByteArray>> wait(const twilio::IncomingCall &call, int waitedSeconds);
    /// An agent's phone was answered: what it hears.
    QFuture<Result<QByteArray>> agentAnswered(const QString &room, const twilio::IncomingCall &leg);

    /// A status callback. An unknown call is kept, too.
    QFuture<Done> report(const twilio::IncomingCall &call);
    /// The same of a leg that this desk made.
    QFuture<Done> reportAgent(const QString &room, const twilio::IncomingCall &leg);
    QFuture<Done> reportCustomer(const QString &room, const twilio::IncomingCall &leg);
    QFuture<Done> recorded(const twilio::RecordingCallback &recording);
    QFuture<Done> transcribed(const twilio::TranscriptionCallback &transcription);

private:
    QFuture<Done> settle(const QFuture<Result<CallTurn>> &turn);

    store::Store &m_store;
    CallDriver &m_driver;
};

} // namespace patchcord::desk
