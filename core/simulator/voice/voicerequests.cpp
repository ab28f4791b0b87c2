// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/voicerequests.h"

#include "core/base/futures.h"
#include "core/simulator/webhooksender.h"

namespace patchcord::simulator {

namespace {

std::unexpected<Error> unusable(int code, const QString &why)
{
    return failure(ErrorKind::Malformed, why, {}, code);
}

VoiceDocument documentWith(const QString &verb, const QString &text, const QString &url)
{
    return {url, {{verb, {}, text, {}}}};
}

} // namespace

Result<VoiceDocument> VoiceRequests::documentOf(const WebhookAnswer &answer, const QString &url)
{
    if (answer.status == 0)
        return unusable(11205, QStringLiteral("The desk could not be reached."));
    if (!answer.isSuccess())
        return unusable(11200, QStringLiteral("The desk answered with %1.").arg(answer.status));
    const QByteArray type = answer.contentType.split(';').first().trimmed().toLower();
    if (answer.body.trimmed().isEmpty())
        return VoiceDocument{url, {}};
    if (type == "text/plain")
        return documentWith(QStringLiteral("Say"), QString::fromUtf8(answer.body), url);
    if (type.startsWith("audio/"))
        return documentWith(QStringLiteral("Play"), {}, url);
    if (type != "text/xml" && type != "application/xml" && type != "text/html")
        return unusable(12300, QStringLiteral("The desk's answer is neither TwiML nor sound."));
    return readVoiceDocument(answer.body, url);
}

QFuture<Result<VoiceDocument>> VoiceRequests::ask(const Webhook &webhook, const VoiceFallback &fallback)
{
    auto promise = std::make_shared<QPromise<Result<VoiceDocument>>>();
    promise->start();
    whenDone(m_sender.send(webhook), this, [this, webhook, fallback, promise](const WebhookAnswer &answer) {
        whenDone(takeAnswer(webhook, fallback, answer), this, [promise](const Result<VoiceDocument> &document) {
            promise->addResult(document);
            promise->finish();
        });
    });
    return promise->future();
}

QFuture<Result<VoiceDocument>> VoiceRequests::takeAnswer(const Webhook &webhook, const VoiceFallback &fallback,
                                                         const WebhookAnswer &answer)
{
    auto promise = std::make_shared<QPromise<Result<VoiceDocument>>>();
    promise->start();
    const auto document = documentOf(answer, webhook.url);
    if (document || fallback.url.isEmpty()) {
        promise->addResult(document);
        promise->finish();
    } else {
        askFallback(webhook, fallback, document.error().code, promise);
    }
    return promise->future();
}

void VoiceRequests::askFallback(const Webhook &failed, const VoiceFallback &fallback, int code, const Promise &promise)
{
    Webhook webhook = failed;
    webhook.kind = QStringLiteral("voice-fallback");
    webhook.url = fallback.url;
    webhook.method = fallback.method;
    webhook.idempotencyToken.clear();
    webhook.fields.append({"ErrorCode", QByteArray::number(code)});
    webhook.fields.append({"ErrorUrl", failed.url.toUtf8()});
    whenDone(m_sender.send(webhook), this, [webhook, promise](const WebhookAnswer &answer) {
        promise->addResult(documentOf(answer, webhook.url));
        promise->finish();
    });
}

} // namespace patchcord::simulator
