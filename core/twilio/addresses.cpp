// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/addresses.h"

#include "core/twilio/numberplan.h"

#include <QCache>
#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace patchcord::twilio {

namespace {

struct Prefix
{
    Channel channel;
    QLatin1StringView text;
};

constexpr std::array prefixes{
    Prefix{Channel::WhatsApp, QLatin1StringView("whatsapp:")},
    Prefix{Channel::Messenger, QLatin1StringView("messenger:")},
    Prefix{Channel::Rcs, QLatin1StringView("rcs:")},
};

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isAsciiLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool areDigits(QStringView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isDigit);
}

bool isE164(QStringView user)
{
    return user.startsWith(u'+') && user.size() >= 8 && user.size() <= 16 && areDigits(user.sliced(1));
}

bool isWithheld(QStringView user)
{
    // The words, and the same words spelt on a keypad, as Twilio sends them.
    static constexpr std::array words{
        QLatin1StringView("anonymous"),  QLatin1StringView("unknown"),      QLatin1StringView("unavailable"),
        QLatin1StringView("restricted"), QLatin1StringView("blocked"),      QLatin1StringView("private"),
        QLatin1StringView("+266696687"), QLatin1StringView("+7378742833"),  QLatin1StringView("+2562533"),
        QLatin1StringView("+8656696"),   QLatin1StringView("+86282452253"), QLatin1StringView("266696687"),
        QLatin1StringView("7378742833"), QLatin1StringView("86282452253"),
    };
    return std::ranges::any_of(words, [user](QLatin1StringView word) {
        return user.size() == word.size() && user.compare(word, Qt::CaseInsensitive) == 0;
    });
}

bool isAlphanumeric(QStringView user)
{
    static constexpr QLatin1StringView others(" &-+_,");
    const auto isAllowed = [](QChar c) { return isDigit(c) || isAsciiLetter(c) || others.contains(c); };
    return user.size() <= 11 && std::ranges::all_of(user, isAllowed) && std::ranges::any_of(user, isAsciiLetter);
}

AddressForm phoneFormOf(QStringView user)
{
    if (user.startsWith(u"client:"))
        return AddressForm::Client;
    if (user.startsWith(u"sip:") || user.startsWith(u"sips:"))
        return AddressForm::Sip;
    if (user.startsWith(u"app:"))
        return AddressForm::App;
    if (isWithheld(user))
        return AddressForm::Withheld;
    if (isE164(user))
        return AddressForm::Number;
    if (user.size() >= 3 && user.size() <= 8 && areDigits(user))
        return AddressForm::ShortCode;
    return isAlphanumeric(user) ? AddressForm::Alphanumeric : AddressForm::Other;
}

/// A business-scoped WhatsApp user: a country, a dot and an id.
bool isWhatsAppUserId(QStringView user)
{
    const auto isIdLetter = [](QChar c) { return isDigit(c) || isAsciiLetter(c); };
    return user.size() > 3 && user.size() <= 140 && isAsciiLetter(user[0]) && isAsciiLetter(user[1]) && user[2] == u'.'
        && std::ranges::all_of(user.sliced(3), isIdLetter);
}

bool isIdentity(QStringView user)
{
    return !user.isEmpty()
        && std::ranges::none_of(user, [](QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; });
}

QString flawText(NumberFlaw flaw)
{
    switch (flaw) {
    case NumberFlaw::NotANumber:
        return QCoreApplication::translate(
            "Addresses", "This is not a phone number: write it like +49 1511 2345678, with + and the country code.");
    case NumberFlaw::NoCountry:
        return QCoreApplication::translate(
            "Addresses", "The country code is missing or unknown: write the number like +49 1511 2345678.");
    case NumberFlaw::TooShort:
        return QCoreApplication::translate("Addresses",
                                           "The number is too short for its country: check that no digit is missing.");
    case NumberFlaw::TooLong:
        return QCoreApplication::translate("Addresses",
                                           "The number is too long for its country: check for a digit too many.");
    case NumberFlaw::NoAreaCode:
        return QCoreApplication::translate("Addresses", "The area code is missing: write the whole number.");
    }
    Q_UNREACHABLE();
}

/// A user of the channel that is no telephone number: a short code, a WhatsApp user, a page, a client, a SIP address.
bool isOtherUser(QStringView user, Channel channel)
{
    switch (channel) {
    case Channel::Messenger:
        return isIdentity(user);
    case Channel::Rcs:
        return isIdentity(user) && !areDigits(user) && !user.startsWith(u'+');
    case Channel::WhatsApp:
        return isWhatsAppUserId(user);
    case Channel::Sms:
    case Channel::Voice:
        break;
    }
    const AddressForm form = phoneFormOf(user);
    if (form == AddressForm::Client || form == AddressForm::Sip || form == AddressForm::App)
        return isIdentity(user.sliced(user.indexOf(u':') + 1));
    return channel == Channel::Sms && form == AddressForm::ShortCode && user.size() <= 6;
}

} // namespace

Address addressFromWire(const QString &wire)
{
    for (const Prefix &prefix : prefixes) {
        if (wire.size() > prefix.text.size() && wire.startsWith(prefix.text, Qt::CaseInsensitive))
            return {prefix.channel, wire.sliced(prefix.text.size())};
    }
    return {Channel::Sms, wire};
}

QString toWire(const Address &address)
{
    const auto prefix = std::ranges::find(prefixes, address.channel, &Prefix::channel);
    return prefix == prefixes.end() ? address.user : prefix->text + address.user;
}

AddressForm formOf(const Address &address)
{
    if (address.channel == Channel::Sms || address.channel == Channel::Voice)
        return phoneFormOf(address.user);
    if (isE164(address.user))
        return AddressForm::Number;
    return address.user.isEmpty() ? AddressForm::Other : AddressForm::ChannelUser;
}

Result<Address> addressFromInput(const QString &text, Channel channel, const QString &defaultRegion)
{
    const QString trimmed = text.trimmed();
    Address typed = addressFromWire(trimmed);
    if (typed.user.size() == trimmed.size())
        typed.channel = channel;
    if (trimmed.isEmpty())
        return failure(ErrorKind::Invalid,
                       QCoreApplication::translate("Addresses", "Enter a phone number, like +49 1511 2345678."));
    if (isOtherUser(typed.user, typed.channel))
        return typed;
    const std::expected<QString, NumberFlaw> number = e164From(typed.user, defaultRegion);
    if (!number)
        return failure(ErrorKind::Invalid, flawText(number.error()));
    typed.user = *number;
    return typed;
}

Result<Address> senderFromInput(const QString &text, Channel channel, const QString &defaultRegion)
{
    const QString trimmed = text.trimmed();
    if (channel == Channel::Sms && phoneFormOf(trimmed) == AddressForm::Alphanumeric)
        return Address{channel, trimmed};
    return addressFromInput(text, channel, defaultRegion);
}

QString toDisplay(const Address &address)
{
    switch (formOf(address)) {
    case AddressForm::Withheld:
        return QCoreApplication::translate("Addresses", "withheld");
    case AddressForm::Client:
    case AddressForm::Sip:
        return address.user.sliced(address.user.indexOf(u':') + 1);
    case AddressForm::Number:
        break;
    default:
        return address.user;
    }
    // Formatting takes tens of microseconds, and a list asks for the same numbers at each repaint.
    static constexpr int kept = 4096;
    thread_local QCache<QString, QString> spaced(kept);
    if (const QString *known = spaced.object(address.user))
        return *known;
    QString text = spacedNumber(address.user);
    spaced.insert(address.user, new QString(text));
    return text;
}

QString regionOf(const Address &address)
{
    return formOf(address) == AddressForm::Number ? regionOfNumber(address.user) : QString();
}

} // namespace patchcord::twilio
