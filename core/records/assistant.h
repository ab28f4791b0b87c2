// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QJsonObject>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace patchcord {

/// What a language model is asked for.
enum class AssistantTask {
    Reply, ///< The next reply, or the rest of one that was begun.
    Shorter, ///< What is typed, in fewer words.
    Friendlier, ///< What is typed, warmer.
    CustomersLanguage, ///< What is typed, in the language of the customer.
    Summary, ///< The conversation so far, for the agent.
};

/// "reply", "shorter", "friendlier", "customers-language", "summary": as the audit has it.
[[nodiscard]] QString toString(AssistantTask task);

/// When a model may answer without a person, where that is switched on.
struct AnsweringRules
{
    int fromMinute = 0; ///< Of this computer's day; the same as `untilMinute` = at all hours.
    int untilMinute = 0;
    int mostInARow = 2; ///< Answers of the model without a word of a person between them; then a person takes over.
    int mostPerHour = 6; ///< In one conversation.
    QStringList handOverWords{QStringLiteral("human"),      QStringLiteral("agent"),       QStringLiteral("person"),
                              QStringLiteral("somebody"),   QStringLiteral("manager"),     QStringLiteral("complaint"),
                              QStringLiteral("Mensch"),     QStringLiteral("Mitarbeiter"), QStringLiteral("Beschwerde"),
                              QStringLiteral("conseiller"), QStringLiteral("persona")}; ///< Whole words, in any case.

    /// At this minute of the day.
    [[nodiscard]] bool isOpenAt(int minute) const
    {
        if (fromMinute == untilMinute)
            return true;
        return fromMinute < untilMinute ? minute >= fromMinute && minute < untilMinute
                                        : minute >= fromMinute || minute < untilMinute;
    }
    bool operator==(const AnsweringRules &) const = default;
};

/// Whether the model answers by itself in a conversation.
struct AnsweringState
{
    bool isOn = false; ///< Switched on for it, or for its sender while nothing else was said of it.
    bool isOnForSender = false;
    bool isPaused = false; ///< A person has to say that it may go on.
    QString reason; ///< Why it is paused, in a sentence.

    [[nodiscard]] bool isAnswering() const { return isOn && !isPaused; }
    bool operator==(const AnsweringState &) const = default;
};

/// How a model is reached, and what it is told and not told. Its key is a secret and lies elsewhere.
struct AssistantSettings
{
    bool isOn = false;
    QString baseUrl; ///< Of an OpenAI-compatible endpoint, "http://127.0.0.1:11434/v1".
    QString model; ///< As the endpoint names it.
    QString instructions; ///< What the agents' lead wants it to know and heed.
    bool masksCards = true;
    bool masksCodes = true;
    bool masksAddresses = true; ///< E-mail and street.
    bool masksPhones = false;
    bool isShadowing = false; ///< Drafts an answer to everything, to be compared with what people sent.
    AnsweringRules answering;

    bool operator==(const AssistantSettings &) const = default;
};

[[nodiscard]] QJsonObject toJson(const AssistantSettings &settings);
[[nodiscard]] AssistantSettings assistantFromJson(const QJsonObject &json);

/// One question to the assistant.
struct AssistantWish
{
    quint64 ticket = 0; ///< Tells the answer from others; the asker's to choose.
    ConversationId conversation;
    AssistantTask task = AssistantTask::Reply;
    QString typed; ///< What stands in the reply field.
    QStringList earlier; ///< Suggestions that were not wanted.
};

/// What the model would have answered, beside what a person did.
struct ShadowDraft
{
    qint64 at = 0; ///< UTC ms.
    ConversationId conversation;
    QString asked; ///< What the customer wrote.
    QString drafted; ///< Empty when it would have kept silent.
    QString silence; ///< Why it would have, in a sentence.
    QString sent; ///< What a person sent next; empty while nobody has.
    QString author; ///< Who did.

    bool operator==(const ShadowDraft &) const = default;
};

/// What the assistant came up with, checked.
struct Suggestion
{
    quint64 ticket = 0;
    ConversationId conversation;
    MessageId base; ///< The newest row when it was asked for; it is worth nothing once there is a newer one.
    QString text;

    bool operator==(const Suggestion &) const = default;
};

} // namespace patchcord

Q_DECLARE_METATYPE(patchcord::AssistantWish)
Q_DECLARE_METATYPE(patchcord::Suggestion)
