// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pathrewrite.h"
#include "core/records/channel.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <optional>

#include <optional>

namespace patchcord {

/// One value at Twilio that decides where its webhooks go, beside what it should be.
struct WebhookSetting
{
    QString field; ///< Twilio's own name ("SmsUrl", "inbound_request_url", "webhook.callback_url").
    QString title; ///< "A message comes in".
    QString current;
    QString wanted;

    [[nodiscard]] bool isRight() const { return current == wanted; }
    bool operator==(const WebhookSetting &) const = default;
};

/// A place at Twilio that holds such values: a phone number, a messaging service, a WhatsApp sender.
struct WebhookPlace
{
    enum class Kind { Number, Service, WhatsAppSender };

    Kind kind = Kind::Number;
    QString sid;
    QList<WebhookSetting> settings;

    [[nodiscard]] bool isRight() const { return std::ranges::all_of(settings, &WebhookSetting::isRight); }
    bool operator==(const WebhookPlace &) const = default;
};

/// A number or WhatsApp sender as the account has it, with all the places that decide where its webhooks go.
struct AccountSender
{
    Channel channel = Channel::Sms; ///< Sms (with calls, if it can) or WhatsApp.
    QString address; ///< E.164.
    QString name; ///< What agents call it here, else Twilio's friendly name.
    bool canSms = false;
    bool canMms = false;
    bool canVoice = false;
    QString serviceName; ///< The messaging service it belongs to; empty = none.
    std::optional<QString> service; ///< Its SID; empty = none, nullopt = the services could not be read.
    QString trouble; ///< What is not as it should be, in one plain sentence; empty = nothing.
    QList<WebhookPlace> places;
    bool isChosen = true; ///< Its webhooks are to come here.

    bool operator==(const AccountSender &) const = default;
};

/// A value at Twilio that was changed from here, and what it was before.
struct FormerValue
{
    qint64 id = 0;
    qint64 at = 0; ///< UTC ms.
    WebhookPlace::Kind kind = WebhookPlace::Kind::Number;
    QString sid;
    QString title; ///< The number, or the service's name.
    QString field; ///< As in WebhookSetting.
    QString former;
    QString written;

    bool operator==(const FormerValue &) const = default;
};

/// How it went to change one place at Twilio.
struct PlaceOutcome
{
    WebhookPlace::Kind kind = WebhookPlace::Kind::Number;
    QString sid;
    QString title; ///< The number, or the service's name.
    bool isWritten = false;
    QString reason; ///< Why it was not, in one plain sentence; empty else.

    bool operator==(const PlaceOutcome &) const = default;
};

/// A tunnel program that was asked on its local interface.
struct TunnelFound
{
    QString program; ///< "ngrok" or "cloudflared".
    QString publicUrl; ///< Empty = it is not running, or names no address.
    bool leadsHere = false; ///< It says that it forwards to our port.
    QString startCommand; ///< What to type to start it for our port.

    bool operator==(const TunnelFound &) const = default;
};

/// How the credentials were found to be, in the order of a check (twilio.md 1.9).
struct AccountVerdict
{
    enum class Kind { Full, KeyWithoutAccount, Refused, Unreachable };

    Kind kind = Kind::Unreachable;
    QString accountName; ///< Twilio's friendly name; empty when it may not be read.
    QString finding; ///< One plain sentence.
    QString advice; ///< What helps; empty when it works.
    bool canReceive = false; ///< An auth token is there to check signatures with.

    bool operator==(const AccountVerdict &) const = default;
};

/// One step of the proof through the public address.
struct ProofStep
{
    enum class Kind { RoundTrip, ByteExact, WebSocketEcho };

    Kind kind = Kind::RoundTrip;
    bool isDone = false;
    bool isWell = false;
    int milliseconds = 0;
    QString finding; ///< What went wrong and where; empty when it is well.
    std::optional<PathRewrite> rewrite{}; ///< What a proxy does to the path, where to undo it here would help.

    bool operator==(const ProofStep &) const = default;
};

} // namespace patchcord
