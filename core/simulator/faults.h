// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/simulator/webhook.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace patchcord::simulator {

enum class RestFaultKind {
    CloseAfterRequest,
    CloseBeforeStore,
    HalfAnswer,
    TruncatedJson,
    Html500,
    Hang,
    TooManyRequests,
    Reset,
    Slow,
    NotFound,
};

/// What goes wrong with the next REST requests of one method whose path holds `path`.
struct RestFault
{
    RestFaultKind kind = RestFaultKind::CloseAfterRequest;
    int count = 1;
    bool isStored = true; ///< Whether the request takes effect all the same.
    int retryAfter = -1; ///< Seconds, for 429; -1 = not told.
    int delayMs = 1000; ///< For Slow.
    QByteArray method = "POST";
    QByteArray path = "/Messages.json";
};

/// What goes wrong with the status callbacks of the next messages.
struct CallbackFault
{
    int count = -1; ///< Messages; -1 = until cleared.
    QStringList order; ///< Statuses in the order to tell them; empty = as they happen.
    bool isShuffled = false;
    int duplicates = 0; ///< How often each is repeated.
    bool isBeforeAnswer = false; ///< The create is answered only once the callbacks are through.
    bool isDropped = false;
};

/// What goes wrong with the callbacks that tell of the next calls, conferences and recordings.
struct VoiceCallbackFault
{
    int count = -1; ///< Calls, conferences and recordings, each one; -1 = until cleared.
    bool isShuffled = false; ///< All at the end, in another order.
    int duplicates = 0; ///< How often each is repeated.
    int jitterSeconds = 0; ///< Each is late by up to that.
    bool isDropped = false;
};

/// What goes wrong with the next incoming webhooks.
struct WebhookFault
{
    int count = 1;
    int duplicates = 0;
    SignMode sign = SignMode::Ok;
};

/// The faults that were asked for and not used up yet. Each is handed out as often as its count says.
class Faults final
{
public:
    /// Adds what a document of `POST /sim/faults` asks for. Invalid: names the part that cannot be read.
    [[nodiscard]] Done arm(const QJsonObject &document);
    [[nodiscard]] QJsonObject shown() const;
    void clear();

    [[nodiscard]] std::optional<RestFault> takeRest(const QByteArray &method, const QByteArray &path);
    [[nodiscard]] CallbackFault takeCallbacks();
    [[nodiscard]] WebhookFault takeWebhook();
    [[nodiscard]] VoiceCallbackFault takeVoiceCallbacks();

private:
    [[nodiscard]] Done armRest(const QJsonObject &document);
    [[nodiscard]] Done armCallbacks(const QJsonObject &document);
    [[nodiscard]] Done armWebhooks(const QJsonObject &document);
    [[nodiscard]] Done armVoiceCallbacks(const QJsonObject &document);

    QList<RestFault> m_rest;
    QList<CallbackFault> m_callbacks;
    QList<WebhookFault> m_webhooks;
    QList<VoiceCallbackFault> m_voiceCallbacks;
};

} // namespace patchcord::simulator
