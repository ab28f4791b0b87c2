// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace patchcord::twilio {

enum class SmsEncoding { Gsm7, Ucs2 };

/// How a text will travel by SMS: parts of 160/153 septets (GSM-7) or 70/67 UTF-16 units (UCS-2).
struct SegmentCount
{
    SmsEncoding encoding = SmsEncoding::Gsm7;
    int units = 0; ///< Septets or UTF-16 units, extension characters counted twice.
    int segments = 1;
    int unitsLeft = 0; ///< Until one more part is needed.
    QList<int> segmentUnits; ///< Units in each part.
    QList<qsizetype> forcing; ///< Positions of the characters that force UCS-2; empty under GSM-7.
};

[[nodiscard]] SegmentCount countSegments(const QString &text);

/// The text with Twilio's look-alike replacements (curly quotes, dashes, odd blanks, …).
[[nodiscard]] QString smartEncoded(const QString &text);

/// Longest body that Twilio takes, in UTF-16 units (https://www.twilio.com/docs/errors/21617).
inline constexpr int maxBodyLength = 1600;

} // namespace patchcord::twilio
