// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <optional>

namespace patchcord {

/// What fills a template: "1" → "Ann". Twilio calls the names variables though most are numbers.
using TemplateValues = QMap<QString, QString>;

/// Where WhatsApp's approval of a template stands.
enum class ApprovalState {
    Unsubmitted, ///< Nobody asked for it.
    Received, ///< Handed in at Twilio, not yet at WhatsApp.
    Pending,
    Approved,
    Rejected,
    Paused, ///< WhatsApp holds it back for a while, since customers complained.
    Disabled, ///< The same for good.
};

/// Twilio's word: "unsubmitted", "received", "pending", "approved", "rejected", "paused", "disabled".
[[nodiscard]] QString toString(ApprovalState state);
[[nodiscard]] std::optional<ApprovalState> approvalStateFromString(QStringView text);

/// A prepared text with gaps, as it is kept at Twilio. WhatsApp takes nothing else once its window is closed.
struct ContentTemplate
{
    QString sid;
    QString name;
    QString language; ///< As Twilio has it: "en", "de", "pt_BR".
    QString type; ///< "twilio/text", "twilio/quick-reply", …: an open set.
    QString body; ///< With its gaps: "Hello {{1}}". Empty when its kind has no text.
    QStringList buttons; ///< What customers can press, in order.
    TemplateValues samples; ///< An example for each gap.
    QString category; ///< "UTILITY", "MARKETING", "AUTHENTICATION"; empty = not handed in.
    ApprovalState approval = ApprovalState::Unsubmitted;
    QString reason; ///< Why WhatsApp rejected it, in its own words; empty when it did not.
    qint64 readAt = 0; ///< UTC ms when this was read at Twilio.

    bool operator==(const ContentTemplate &) const = default;
};

/// A template in use: which one, and what fills it.
struct TemplateUse
{
    QString sid; ///< Empty = none.
    TemplateValues values;

    [[nodiscard]] bool isEmpty() const { return sid.isEmpty(); }
    bool operator==(const TemplateUse &) const = default;
};

/// The names of the gaps of a text, in order, each once.
[[nodiscard]] QStringList gapsOf(const QString &body);
/// The names of all gaps of a template: those of its text, then others that it has a sample for.
[[nodiscard]] QStringList gapsOf(const ContentTemplate &content);
/// The text with its gaps filled; what is not filled stays as it is. Values are never searched for gaps again.
[[nodiscard]] QString filled(const QString &body, const TemplateValues &values);

/// The values as the JSON text that Twilio takes: `{"1":"Ann"}`; empty when there are none.
[[nodiscard]] QString toJsonText(const TemplateValues &values);
[[nodiscard]] TemplateValues templateValuesFromJson(const QString &text);

} // namespace patchcord
