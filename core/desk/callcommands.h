// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/callacts.h"

#include <QFuture>
#include <QObject>
#include <QPointer>

#include <functional>

namespace patchcord::desk {

/// Carries what an agent does about calls to the desk's thread, where this object lives, and the outcome back. Its acts
/// may be called from any thread, before there is a desk and after it ended.
class CallCommands final : public QObject
{
    Q_OBJECT

public:
    explicit CallCommands(QObject *parent = nullptr)
        : QObject(parent)
    { }

    /// Who carries the acts out. From the desk's thread.
    void setActs(CallActs *acts) { m_acts = acts; }

    QFuture<Done> ringPhone(MessageId call, const CallAgent &agent);
    QFuture<Done> sendToVoicemail(MessageId call, const CallAgent &agent);
    QFuture<Done> decline(MessageId call, const CallAgent &agent);
    QFuture<Done> hangUp(MessageId call, const CallAgent &agent);
    QFuture<Result<ConversationId>> call(SenderId sender, const Address &customer, const CallAgent &agent);

private:
    template <typename T> QFuture<Result<T>> post(std::function<QFuture<Result<T>>(CallActs &)> act);

    QPointer<CallActs> m_acts; ///< Looked at in the desk's thread only.
};

} // namespace patchcord::desk
