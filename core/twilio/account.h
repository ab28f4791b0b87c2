// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/client.h"

#include <QFuture>
#include <QList>

namespace patchcord::twilio {

struct AccountInfo
{
    QString sid;
    QString name;
    QString status; ///< "active", "suspended", "closed".
    QString type; ///< "Trial" or "Full".
};

struct Balance
{
    QString amount; ///< As Twilio wrote it, "12.34".
    QString currency; ///< ISO 4217.
};

struct IncomingNumber
{
    QString sid;
    QString number; ///< E.164.
    QString name;
    bool canSms = false;
    bool canMms = false;
    bool canVoice = false;
    QString smsUrl;
    QString smsMethod;
    QString smsFallbackUrl;
    QString voiceUrl;
    QString voiceMethod;
    QString voiceFallbackUrl;
    QString statusCallback;
    QString statusCallbackMethod;
    QString smsApplicationSid;
    QString voiceApplicationSid;
    QString trunkSid;
};

/// The account itself, its balance and its numbers.
class Account final
{
public:
    explicit Account(Client &client)
        : m_client(client)
    { }

    QFuture<Result<AccountInfo>> fetch();
    QFuture<Result<Balance>> balance();
    QFuture<Result<QList<IncomingNumber>>> numbers();
    QFuture<Result<IncomingNumber>> number(const QString &sid);
    /// One number at most: the least that a key must be allowed to read.
    QFuture<Result<QList<IncomingNumber>>> firstNumber();
    /// Sets just the fields given ("SmsUrl", "VoiceUrl", …); an empty value clears one.
    QFuture<Result<IncomingNumber>> updateNumber(const QString &sid, const FormFields &fields);

private:
    Client &m_client;
};

} // namespace patchcord::twilio
