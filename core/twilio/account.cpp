// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/account.h"

#include "core/twilio/json.h"
#include "core/twilio/pages.h"
#include "core/twilio/resources.h"

namespace patchcord::twilio {

namespace {

constexpr int mostNumbers = 10'000;

// The answer also holds the auth token, which is not even looked at.
Result<AccountInfo> readAccount(const QJsonObject &json)
{
    AccountInfo account{jsonText(json, u"sid"), jsonText(json, u"friendly_name"), jsonText(json, u"status"),
                        jsonText(json, u"type")};
    if (account.sid.isEmpty())
        return withoutSid(false);
    return account;
}

Result<Balance> readBalance(const QJsonObject &json)
{
    return Balance{jsonText(json, u"balance"), jsonText(json, u"currency")};
}

Result<IncomingNumber> readNumber(const QJsonObject &json)
{
    IncomingNumber number;
    number.sid = jsonText(json, u"sid");
    if (number.sid.isEmpty())
        return withoutSid(false);
    number.number = jsonText(json, u"phone_number");
    number.name = jsonText(json, u"friendly_name");
    const QJsonObject can = json.value(u"capabilities").toObject();
    number.canSms = jsonBool(can, u"sms");
    number.canMms = jsonBool(can, u"mms");
    number.canVoice = jsonBool(can, u"voice");
    number.smsUrl = jsonText(json, u"sms_url");
    number.smsMethod = jsonText(json, u"sms_method");
    number.smsFallbackUrl = jsonText(json, u"sms_fallback_url");
    number.voiceUrl = jsonText(json, u"voice_url");
    number.voiceMethod = jsonText(json, u"voice_method");
    number.voiceFallbackUrl = jsonText(json, u"voice_fallback_url");
    number.statusCallback = jsonText(json, u"status_callback");
    number.statusCallbackMethod = jsonText(json, u"status_callback_method");
    number.smsApplicationSid = jsonText(json, u"sms_application_sid");
    number.voiceApplicationSid = jsonText(json, u"voice_application_sid");
    number.trunkSid = jsonText(json, u"trunk_sid");
    return number;
}

} // namespace

QFuture<Result<AccountInfo>> Account::fetch()
{
    return readWith(m_client.get(Product::Api, accountPath(m_client) + ".json"), readAccount);
}

QFuture<Result<Balance>> Account::balance()
{
    return readWith(m_client.get(Product::Api, accountPath(m_client) + "/Balance.json"), readBalance);
}

QFuture<Result<QList<IncomingNumber>>> Account::numbers()
{
    const QByteArray path = accountPath(m_client) + "/IncomingPhoneNumbers.json?PageSize=1000";
    return readEach(readPages(m_client, path, QStringLiteral("incoming_phone_numbers"), mostNumbers), readNumber);
}

QFuture<Result<IncomingNumber>> Account::number(const QString &sid)
{
    return readWith(m_client.get(Product::Api, itemPath(m_client, "IncomingPhoneNumbers", sid)), readNumber);
}

QFuture<Result<QList<IncomingNumber>>> Account::firstNumber()
{
    const QByteArray path = accountPath(m_client) + "/IncomingPhoneNumbers.json?PageSize=1";
    return readEach(readPages(m_client, path, QStringLiteral("incoming_phone_numbers"), 1), readNumber);
}

QFuture<Result<IncomingNumber>> Account::updateNumber(const QString &sid, const FormFields &fields)
{
    return readWith(m_client.post(Product::Api, itemPath(m_client, "IncomingPhoneNumbers", sid), fields), readNumber);
}

} // namespace patchcord::twilio
