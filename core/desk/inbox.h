// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/store.h"
#include "core/twilio/webhooks.h"

#include <QFuture>

namespace patchcord::desk {

/// What became of an incoming message.
struct Reception
{
    MessageId message;
    ConversationId conversation;
    bool isNew = false; ///< False when the same SID was kept before.
    QByteArray twiml; ///< The answer to the webhook: empty `<Response/>` unless a rule answers.
};

/// Takes incoming messages in: sender, contact, conversation, opt-out, acknowledgement, in one unit of work. The future
/// finishes after the commit.
class Inbox final
{
public:
    /// `publicUrl` is the base that status callbacks of acknowledgements are given.
    Inbox(store::Store &store, QString publicUrl)
        : m_store(store)
        , m_publicUrl(std::move(publicUrl))
    { }

    /// Duplicates are answered like the first, but with an empty document.
    QFuture<Result<Reception>> receive(const twilio::IncomingMessage &message);
    /// Once it is known (a port that the system picked), or when it changed.
    void setPublicUrl(const QString &publicUrl) { m_publicUrl = publicUrl; }

private:
    store::Store &m_store;
    QString m_publicUrl;
};

} // namespace patchcord::desk
