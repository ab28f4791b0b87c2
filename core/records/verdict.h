// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace patchcord {

/// Who or what is about to send.
enum class Origin {
    Agent, ///< A person, now.
    Schedule, ///< A person, earlier.
    Rule,
    Model,
};

/// "agent", "schedule", "rule", "model": as stored.
[[nodiscard]] QString toString(Origin origin);
[[nodiscard]] std::optional<Origin> originFromString(QStringView text);
/// Whether a person wrote it, now or earlier.
[[nodiscard]] constexpr bool isByHand(Origin origin)
{
    return origin == Origin::Agent || origin == Origin::Schedule;
}

/// What stands in the way of a message.
enum class Obstacle {
    None,
    Invalid, ///< The message itself: empty, too long, files or an address that will not do.
    OptedOut, ///< The contact wrote STOP; nothing but their START lifts it.
    Blocked, ///< An agent blocked the contact, so nothing automatic goes there.
    WindowClosed, ///< WhatsApp takes only templates now.
    QuietHours, ///< It is night where the recipient is, and nobody wrote by hand.
};

/// What would help.
enum class Remedy { None, Mend, Template, Later };

/// Whether a message may leave now, and if not, why, until when, and what would help.
struct Verdict
{
    Obstacle obstacle = Obstacle::None;
    QString reason; ///< One sentence for the agent; empty when it may leave.
    qint64 until = 0; ///< UTC ms when it may leave; 0 = waiting alone does not help, or nothing stands in the way.
    Remedy remedy = Remedy::None;
    QString warning{}; ///< What is worth knowing though it may leave; empty = nothing.

    [[nodiscard]] bool isAllowed() const { return obstacle == Obstacle::None; }
    bool operator==(const Verdict &) const = default;
};

} // namespace patchcord
