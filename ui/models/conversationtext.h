// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/records/sender.h"

#include <QList>
#include <QString>

namespace patchcord::ui {

/// From here on WhatsApp's window is worth a warning.
inline constexpr qint64 whatsAppWarningMs = 2LL * 60 * 60 * 1000;

/// A small label under a row of the list.
struct Chip
{
    enum class Tone { Quiet, Warning, Bad, Label };

    Tone tone = Tone::Quiet;
    QString text;

    bool operator==(const Chip &) const = default;
};

/// What the second line of a row says.
struct Preview
{
    enum class Tone { Quiet, Bad, Call };

    Tone tone = Tone::Quiet;
    QString text;
    bool hasTick = false; ///< The last row is an own message whose state is worth a tick.

    bool operator==(const Preview &) const = default;
};

/// The name agents know, else the number as people write it.
[[nodiscard]] QString displayName(const Conversation &conversation);
/// One or two letters for the avatar; "+1" for a number without a name.
[[nodiscard]] QString initials(const Conversation &conversation);
/// "SMS", "WA", …: fits on the avatar.
[[nodiscard]] QString channelBadge(Channel channel);
/// "SMS", "WhatsApp", "Messenger", "RCS", "Voice".
[[nodiscard]] QString channelWord(Channel channel);
/// The country that a number typed without one is meant for: the sender's, else this computer's.
[[nodiscard]] QString homeRegion(const Sender *sender);
/// What our number is called; its number when nobody named it.
[[nodiscard]] QString senderLabel(const Sender &sender);
[[nodiscard]] QString senderLabel(const Conversation &conversation);

/// "10:42" today, "Sat" within the last days, else "12 Oct".
[[nodiscard]] QString shortTime(qint64 at, qint64 now);
/// "6 min", "21 h", "3 d"; never less than "1 min".
[[nodiscard]] QString roughSpan(qint64 ms);
/// "21 h 14 min", "14 min".
[[nodiscard]] QString exactSpan(qint64 ms);
/// "0:12", "1:02:03".
[[nodiscard]] QString clockSpan(int seconds);

/// What is left of WhatsApp's window; 0 when it is over or never was; -1 when the channel has none.
[[nodiscard]] qint64 windowLeft(const Conversation &conversation, qint64 now);
/// "snoozed until Fri 15:00", "snoozed until they reply", "blocked", "open since 10:42", "closed": where it stands.
[[nodiscard]] QString stateWords(const Conversation &conversation, qint64 now);
/// "waiting 6 min", "needs attention", "until Fri 15:00", "blocked", "opted out", "window 21 h", then its labels.
[[nodiscard]] QList<Chip> chips(const Conversation &conversation, qint64 now);
[[nodiscard]] Preview preview(const Conversation &conversation);
/// "delivered", "read", "not delivered", …: the tick in words.
[[nodiscard]] QString deliveryWord(DeliveryStatus status);
/// All of a row in words, for those who hear it.
[[nodiscard]] QString spoken(const Conversation &conversation, qint64 now);

/// True for a call that still rings or runs.
[[nodiscard]] bool isLive(const Message &message);
/// True for a customer's call that nobody took and that left no message.
[[nodiscard]] bool isMissed(const Message &message);

} // namespace patchcord::ui
