// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/channel.h"

#include <QDate>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace patchcord {

using RuleId = Id<struct RuleTag>;

/// One stretch of a day in which somebody is there.
struct OpenSpan
{
    int day = 1; ///< 1 = Monday to 7 = Sunday.
    int from = 0; ///< Minutes from midnight.
    int until = 0; ///< Minutes from midnight, behind `from`; up to 1440.

    bool operator==(const OpenSpan &) const = default;
};

/// When people answer for a sender.
struct OfficeHours
{
    QString zone; ///< An IANA name; empty = this computer's.
    QList<OpenSpan> spans; ///< None = always.
    QList<QDate> holidays; ///< Nobody is there all day.

    bool operator==(const OfficeHours &) const = default;
};

/// When a rule speaks, as far as office hours go.
enum class RuleHours { Any, Inside, Outside, Holiday };

/// What becomes of a conversation once a rule is through with it.
enum class RuleEnding {
    None,
    Morning, ///< Snoozed until the next morning.
    Reply, ///< Snoozed until they reply.
    Closed,
};

/// What is replied and done without anybody. All its conditions must hold.
struct Rule
{
    RuleId id;
    QString name;
    bool isOn = true;
    bool isForFirstContact = false; ///< Only to the first message of a contact.
    QString label; ///< The conversation carries it; empty = whatever it carries.
    QStringList words; ///< One of them is in the message, as a whole word; none = whatever it says.
    RuleHours hours = RuleHours::Any;
    int waitedMinutes = 0; ///< Speaks once the customer has waited so long; 0 = at once.
    std::optional<Channel> channel;
    SenderId sender; ///< None = every sender.
    QString reply; ///< "{name}" and "{body}" are filled in; blank = it only acts.
    QString addsLabel; ///< Which the conversation carries from then on; empty = none.
    bool notifies = false; ///< And the agents are told, as of somebody who waits.
    RuleEnding ending = RuleEnding::None;
    int pauseMinutes = 12 * 60; ///< Never twice in a conversation within this time.

    [[nodiscard]] bool replies() const { return !reply.trimmed().isEmpty(); }
    [[nodiscard]] bool acts() const { return !addsLabel.isEmpty() || notifies || ending != RuleEnding::None; }
    bool operator==(const Rule &) const = default;
};

/// "any", "inside", "outside", "holiday": as stored.
[[nodiscard]] QString toString(RuleHours hours);
[[nodiscard]] std::optional<RuleHours> ruleHoursFromString(QStringView text);
/// "none", "morning", "reply", "closed": as stored.
[[nodiscard]] QString toString(RuleEnding ending);
[[nodiscard]] std::optional<RuleEnding> ruleEndingFromString(QStringView text);

/// As stored; the id stands elsewhere.
[[nodiscard]] QJsonObject toJson(const Rule &rule);
[[nodiscard]] Rule ruleFromJson(const QJsonObject &json);
[[nodiscard]] QJsonObject toJson(const OfficeHours &hours);
[[nodiscard]] OfficeHours officeHoursFromJson(const QJsonObject &json);

} // namespace patchcord
