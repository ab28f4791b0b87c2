// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/callcommands.h"

#include "core/base/futures.h"

#include <memory>

namespace patchcord::desk {

template <typename T> QFuture<Result<T>> CallCommands::post(std::function<QFuture<Result<T>>(CallActs &)> act)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QMetaObject::invokeMethod(
        this,
        [this, promise, act = std::move(act)] {
            const auto finish = [promise](const Result<T> &outcome) {
                promise->addResult(outcome);
                promise->finish();
            };
            if (m_acts)
                whenDone(act(*m_acts), this, finish);
            else
                finish(failure(ErrorKind::Unavailable, tr("The desk is not running yet. Try again in a moment.")));
        },
        Qt::QueuedConnection);
    return promise->future();
}

QFuture<Done> CallCommands::ringPhone(MessageId call, const CallAgent &agent)
{
    return post<void>([call, agent](CallActs &acts) { return acts.ringPhone(call, agent); });
}

QFuture<Done> CallCommands::sendToVoicemail(MessageId call, const CallAgent &agent)
{
    return post<void>([call, agent](CallActs &acts) { return acts.sendToVoicemail(call, agent); });
}

QFuture<Done> CallCommands::decline(MessageId call, const CallAgent &agent)
{
    return post<void>([call, agent](CallActs &acts) { return acts.decline(call, agent); });
}

QFuture<Done> CallCommands::hangUp(MessageId call, const CallAgent &agent)
{
    return post<void>([call, agent](CallActs &acts) { return acts.hangUp(call, agent); });
}

QFuture<Result<ConversationId>> CallCommands::call(SenderId sender, const Address &customer, const CallAgent &agent)
{
    return post<ConversationId>(
        [sender, customer, agent](CallActs &acts) { return acts.call(sender, customer, agent); });
}

} // namespace patchcord::desk
