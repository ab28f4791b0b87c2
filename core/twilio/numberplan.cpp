// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/numberplan.h"

#include <phonenumbers/phonenumberutil.h>

#include <optional>
#include <string>

namespace patchcord::twilio {

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberUtil;

std::expected<PhoneNumber, NumberFlaw> parse(const QString &text, const QString &region)
{
    PhoneNumber number;
    const std::string where = region.isEmpty() ? "ZZ" : region.toUpper().toStdString();
    switch (PhoneNumberUtil::GetInstance()->Parse(text.toStdString(), where, &number)) {
    case PhoneNumberUtil::NO_PARSING_ERROR:
        return number;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR:
        return std::unexpected(NumberFlaw::NoCountry);
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN:
        return std::unexpected(NumberFlaw::TooShort);
    case PhoneNumberUtil::TOO_LONG_NSN:
        return std::unexpected(NumberFlaw::TooLong);
    default:
        return std::unexpected(NumberFlaw::NotANumber);
    }
}

std::optional<NumberFlaw> flawOf(const PhoneNumber &number)
{
    switch (PhoneNumberUtil::GetInstance()->IsPossibleNumberWithReason(number)) {
    case PhoneNumberUtil::IS_POSSIBLE:
        return std::nullopt;
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
        return NumberFlaw::NoAreaCode;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE:
        return NumberFlaw::NoCountry;
    case PhoneNumberUtil::TOO_LONG:
        return NumberFlaw::TooLong;
    default:
        return NumberFlaw::TooShort;
    }
}

QString formatted(const PhoneNumber &number, PhoneNumberUtil::PhoneNumberFormat format)
{
    std::string text;
    PhoneNumberUtil::GetInstance()->Format(number, format, &text);
    return QString::fromStdString(text);
}

} // namespace

std::expected<QString, NumberFlaw> e164From(const QString &text, const QString &region)
{
    std::expected<PhoneNumber, NumberFlaw> number = parse(text, region);
    // "00" is the way abroad in most of the world, and understood there without a region of one's own.
    if ((!number || flawOf(*number)) && text.startsWith(u"00"))
        number = parse(u'+' + text.sliced(2), {});
    if (!number)
        return std::unexpected(number.error());
    if (const std::optional<NumberFlaw> flaw = flawOf(*number))
        return std::unexpected(*flaw);
    return formatted(*number, PhoneNumberUtil::E164);
}

QString spacedNumber(const QString &e164)
{
    const std::expected<PhoneNumber, NumberFlaw> number = parse(e164, {});
    return number ? formatted(*number, PhoneNumberUtil::INTERNATIONAL) : e164;
}

QString regionOfNumber(const QString &e164)
{
    const std::expected<PhoneNumber, NumberFlaw> number = parse(e164, {});
    if (!number)
        return {};
    std::string region;
    PhoneNumberUtil::GetInstance()->GetRegionCodeForNumber(*number, &region);
    // "ZZ" stands for unknown, "001" for numbers of the whole world.
    return region == "ZZ" || region.size() != 2 ? QString() : QString::fromStdString(region);
}

} // namespace patchcord::twilio
