// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <expected>

namespace patchcord::twilio {

/// Why a text is no telephone number.
enum class NumberFlaw { NotANumber, NoCountry, TooShort, TooLong, NoAreaCode };

/// "+4915112345678" from any spelling; `region` (ISO 3166) is for numbers without a country code. It refuses what no
/// numbering plan can hold, but not ranges that merely are unknown: the plans kept here grow old.
[[nodiscard]] std::expected<QString, NumberFlaw> e164From(const QString &text, const QString &region);

/// "+49 1511 2345678" from "+4915112345678"; the text itself when it is no number.
[[nodiscard]] QString spacedNumber(const QString &e164);

/// "DE" from "+4915112345678"; empty when no single country owns it.
[[nodiscard]] QString regionOfNumber(const QString &e164);

} // namespace patchcord::twilio
