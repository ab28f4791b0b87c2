// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/form.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <optional>

namespace patchcord::simulator {

/// How a webhook is signed: as Twilio does, or in one of the ways that a desk must refuse.
enum class SignMode {
    Ok,
    Missing, ///< No signature header.
    Wrong, ///< Signed with another token.
    Altered, ///< A field was changed after signing.
    OtherRoute, ///< A genuine signature of another path.
};

/// "ok", "missing", "wrong", "altered", "other-route".
[[nodiscard]] std::optional<SignMode> signModeFromString(QStringView text);
[[nodiscard]] QString toString(SignMode mode);

/// `fields` with those of `replacements` put in the place of their namesakes, or behind.
[[nodiscard]] twilio::FormFields withFields(twilio::FormFields fields, const twilio::FormFields &replacements);

/// One request of Twilio's to the desk.
struct Webhook
{
    QString kind; ///< For the log: "sms", "whatsapp", "voice", "voice-status", "status".
    QString sid; ///< For the log: what it is about.
    QString url; ///< Exactly as it was configured, connection overrides behind '#' included.
    QByteArray method = "POST";
    twilio::FormFields fields;
    SignMode sign = SignMode::Ok;
    QByteArray idempotencyToken; ///< Of this delivery; repeated by its retries and duplicates. Empty = a new one.
};

/// What the desk made of it.
struct WebhookAnswer
{
    int status = 0; ///< HTTP; 0 = no answer came.
    QByteArray contentType;
    QByteArray body;
    QString failure; ///< Why no answer came.
    qint64 elapsedMs = 0;
    int attempts = 0;

    [[nodiscard]] bool isSuccess() const { return status >= 200 && status < 300; }
};

} // namespace patchcord::simulator
