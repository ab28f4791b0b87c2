// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/messagerules.h"

#include "core/simulator/account.h"
#include "core/twilio/segments.h"

#include <QRegularExpression>
#include <QUrl>

#include <array>

namespace patchcord::simulator {

namespace {

struct Magic
{
    QLatin1StringView number;
    int code;
    QLatin1StringView message;
};

constexpr std::array<Magic, 3> magicSenders{{
    {QLatin1StringView("+15005550001"), 21212, QLatin1StringView("The 'From' number %1 is not a valid phone number")},
    {QLatin1StringView("+15005550007"), 21606,
     QLatin1StringView("The 'From' phone number %1 is not a valid, message-capable Twilio phone number")},
    {QLatin1StringView("+15005550008"), 21611,
     QLatin1StringView("This 'From' number %1 has exceeded the maximum number of queued messages")},
}};

constexpr std::array<Magic, 5> magicRecipients{{
    {QLatin1StringView("+15005550001"), 21211, QLatin1StringView("The 'To' number %1 is not a valid phone number")},
    {QLatin1StringView("+15005550002"), 21612,
     QLatin1StringView("The 'To' phone number %1 is not currently reachable using the 'From' phone number")},
    {QLatin1StringView("+15005550003"), 21408,
     QLatin1StringView(
         "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: %1")},
    {QLatin1StringView("+15005550004"), 21610, QLatin1StringView("Attempt to send to unsubscribed recipient")},
    {QLatin1StringView("+15005550009"), 21614, QLatin1StringView("'To' number is not a valid mobile number: %1")},
}};

constexpr std::array<Magic, 4> magicCallees{{
    {QLatin1StringView("+15005550001"), 21217, QLatin1StringView("Phone number %1 does not appear to be valid")},
    {QLatin1StringView("+15005550002"), 21214, QLatin1StringView("The phone number %1 cannot be reached")},
    {QLatin1StringView("+15005550003"), 21215, QLatin1StringView("Account not authorized to call %1")},
    {QLatin1StringView("+15005550004"), 21216, QLatin1StringView("Account not allowed to call %1")},
}};

ApiError refusal(int code, QString message)
{
    return {400, code, std::move(message)};
}

template <size_t count>
std::optional<ApiError> magicRefusal(const std::array<Magic, count> &magics, const QString &number)
{
    for (const Magic &magic : magics) {
        if (number == magic.number) {
            const QString text = magic.message;
            return refusal(magic.code, text.contains(u"%1") ? text.arg(number) : text);
        }
    }
    return std::nullopt;
}

bool isNumber(const QString &text)
{
    static const QRegularExpression e164(QStringLiteral("\\A\\+[1-9]\\d{7,14}\\z"));
    return e164.match(text).hasMatch();
}

bool isShortCode(const QString &text)
{
    static const QRegularExpression shortCode(QStringLiteral("\\A\\d{5,6}\\z"));
    return shortCode.match(text).hasMatch();
}

QString bare(const QString &address)
{
    return address.startsWith(u"whatsapp:") ? address.mid(9) : address;
}

std::optional<ApiError> senderRefusal(const Account &account, const QString &from)
{
    if (from.isEmpty())
        return refusal(21603, QStringLiteral("A 'From' phone number is required."));
    if (const auto magic = magicRefusal(magicSenders, from))
        return magic;
    if (account.ownsSender(from))
        return std::nullopt;
    if (from.startsWith(u"whatsapp:")) {
        return refusal(63007, QStringLiteral("Twilio could not find a Channel with the specified From address"));
    }
    if (from.startsWith(u'+') && !isNumber(from))
        return refusal(21212, QStringLiteral("The 'From' number %1 is not a valid phone number").arg(from));
    return refusal(21606,
                   QStringLiteral("The 'From' phone number %1 is not a valid, message-capable Twilio phone "
                                  "number for this destination")
                       .arg(from));
}

std::optional<ApiError> recipientRefusal(const Account &account, const QString &from, const QString &to)
{
    const bool isWhatsApp = to.startsWith(u"whatsapp:");
    if (const auto magic = magicRefusal(magicRecipients, bare(to)))
        return magic;
    if (!isNumber(bare(to)) && (isWhatsApp || !isShortCode(to)))
        return refusal(21211, QStringLiteral("Invalid 'To' Phone Number: %1").arg(to));
    if (from.startsWith(u"whatsapp:") != isWhatsApp) {
        return refusal(63007, QStringLiteral("Twilio could not find a Channel with the specified From address"));
    }
    if (from == to)
        return refusal(21266, QStringLiteral("'To' and 'From' number cannot be the same: %1").arg(to));
    if (account.isOptedOut(from, to))
        return refusal(21610, QStringLiteral("Attempt to send to unsubscribed recipient"));
    return std::nullopt;
}

std::optional<ApiError> templateRefusal(const Account &account, const twilio::FormFields &form)
{
    const QString sid = twilio::fieldText(form, "ContentSid");
    if (sid.isEmpty())
        return std::nullopt;
    const auto content = account.contents().find(sid);
    if (!content)
        return refusal(21655, QStringLiteral("The ContentSid %1 is invalid").arg(sid));
    const TemplateValues values = templateValuesFromJson(twilio::fieldText(form, "ContentVariables"));
    for (const QString &name : gapsOf(*content)) {
        if (values.value(name).trimmed().isEmpty())
            return refusal(21656,
                           QStringLiteral("The Content Variables parameter is invalid: %1 is missing").arg(name));
    }
    return std::nullopt;
}

std::optional<ApiError> contentRefusal(const twilio::FormFields &form)
{
    int mediaCount = 0;
    for (const auto &[name, value] : form) {
        if (name != "MediaUrl")
            continue;
        ++mediaCount;
        const QUrl url = QUrl::fromEncoded(value, QUrl::StrictMode);
        const bool isWeb = url.scheme() == u"http" || url.scheme() == u"https";
        if (!url.isValid() || !isWeb || url.host().isEmpty())
            return refusal(21620, QStringLiteral("Invalid media URL(s)"));
    }
    if (mediaCount > 10)
        return refusal(21623, QStringLiteral("Number of media files exceeds allowed limit"));
    const QString body = twilio::fieldText(form, "Body");
    if (body.isEmpty() && mediaCount == 0 && twilio::fieldText(form, "ContentSid").isEmpty())
        return refusal(21602, QStringLiteral("Message body is required."));
    if (body.size() > twilio::maxBodyLength) {
        return refusal(21617, QStringLiteral("The concatenated message body exceeds the 1600 character limit"));
    }
    return std::nullopt;
}

std::optional<ApiError> callbackRefusal(const twilio::FormFields &form)
{
    const QString callback = twilio::fieldText(form, "StatusCallback");
    if (callback.isEmpty())
        return std::nullopt;
    const QUrl url(callback);
    if ((url.scheme() == u"http" || url.scheme() == u"https") && !url.host().isEmpty() && !url.host().contains(u'_'))
        return std::nullopt;
    return refusal(21609, QStringLiteral("Invalid 'StatusCallback' URL: %1").arg(callback));
}

} // namespace

std::optional<ApiError> messageRefusal(const Account &account, const twilio::FormFields &form)
{
    const QString to = twilio::fieldText(form, "To");
    const QString from = twilio::fieldText(form, "From");
    if (to.isEmpty())
        return refusal(21604, QStringLiteral("A 'To' phone number is required."));
    if (from.isEmpty() && !twilio::fieldText(form, "MessagingServiceSid").isEmpty()) {
        return refusal(21701, QStringLiteral("The Messaging Service does not exist"));
    }
    if (auto refused = senderRefusal(account, from))
        return refused;
    if (auto refused = recipientRefusal(account, from, to))
        return refused;
    if (auto refused = contentRefusal(form))
        return refused;
    if (auto refused = templateRefusal(account, form))
        return refused;
    return callbackRefusal(form);
}

std::optional<ApiError> callRefusal(const Account &account, const twilio::FormFields &form)
{
    const QString to = twilio::fieldText(form, "To");
    const QString from = twilio::fieldText(form, "From");
    const QString twiml = twilio::fieldText(form, "Twiml");
    if (to.isEmpty())
        return refusal(21201, QStringLiteral("No 'To' number is specified"));
    if (from.isEmpty())
        return refusal(21213, QStringLiteral("Caller phone number is required"));
    if (from == u"+15005550001")
        return refusal(21212, QStringLiteral("The 'From' number %1 is not a valid phone number").arg(from));
    if (from.startsWith(u"whatsapp:") || !account.ownsSender(from)) {
        return refusal(21210,
                       QStringLiteral("The source phone number provided, %1, is not yet verified for your "
                                      "account")
                           .arg(from));
    }
    if (auto magic = magicRefusal(magicCallees, to))
        return magic;
    if (!isNumber(to) && !to.startsWith(u"client:") && !to.startsWith(u"sip:"))
        return refusal(21217, QStringLiteral("Phone number %1 does not appear to be valid").arg(to));
    if (twiml.isEmpty() && twilio::fieldText(form, "Url").isEmpty())
        return refusal(21205, QStringLiteral("Url parameter is required."));
    if (twiml.size() > 4000)
        return refusal(32018, QStringLiteral("The Twiml parameter exceeds 4000 characters"));
    return callbackRefusal(form);
}

} // namespace patchcord::simulator
