// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/voicedocument.h"
#include "core/simulator/webhook.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>

namespace patchcord::simulator {

class WebhookSender;

/// Where to ask when the first address fails; empty = nowhere.
struct VoiceFallback
{
    QString url;
    QByteArray method = "POST";
};

/// Asks the desk for documents, within Twilio's 15 seconds; one that fails is asked for once more at the fallback
/// address, with ErrorCode and ErrorUrl beside the fields of the first try.
class VoiceRequests final : public QObject
{
    Q_OBJECT

public:
    explicit VoiceRequests(WebhookSender &sender, QObject *parent = nullptr)
        : QObject(parent)
        , m_sender(sender)
    { }

    /// Malformed or Network with Twilio's code when neither address gave a document.
    QFuture<Result<VoiceDocument>> ask(const Webhook &webhook, const VoiceFallback &fallback);
    /// What the answer to a voice request holds: TwiML, something to say (text/plain), or something to play (audio).
    [[nodiscard]] static Result<VoiceDocument> documentOf(const WebhookAnswer &answer, const QString &url);
    /// Goes on from the answer to a request that was sent already.
    QFuture<Result<VoiceDocument>> takeAnswer(const Webhook &webhook, const VoiceFallback &fallback,
                                              const WebhookAnswer &answer);

private:
    using Promise = std::shared_ptr<QPromise<Result<VoiceDocument>>>;

    void askFallback(const Webhook &failed, const VoiceFallback &fallback, int code, const Promise &promise);

    WebhookSender &m_sender;
};

} // namespace patchcord::simulator
