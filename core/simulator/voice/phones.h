// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

namespace patchcord::simulator {

enum class Answering {
    Answers,
    IsBusy,
    NeverAnswers,
    Fails,
};

/// Whoever is on the line: how a phone that rings is treated, and what its owner does then. Seconds are a call's own.
struct Person
{
    Answering answering = Answering::Answers;
    int afterSeconds = 2; ///< Until a ringing phone is answered or declined.
    int patienceSeconds = -1; ///< Hangs up after that, unless somebody takes the call; -1 = waits as long as it takes.
    int talkSeconds = -1; ///< Hangs up so long after being put through; -1 = leaves that to the other side.
    int voicemailSeconds = 8; ///< What is said to a recording; 0 = hangs up without a word.
    QString clip; ///< Which of the voice clips that is; empty = one by the number.
    QString digits; ///< Pressed when a menu asks.
};

/// What the phones of the outside world do when they are rung: as set, or by the number's last four digits (0480 never
/// answers, 0486 is busy), or they answer.
class Phones final
{
public:
    /// Invalid: names the part of `POST /sim/phones` that cannot be read.
    [[nodiscard]] Done set(const QJsonObject &wish);
    void set(const QString &number, const Person &person) { m_people.insert(number, person); }
    [[nodiscard]] Person personAt(const QString &number) const;
    [[nodiscard]] QJsonObject shown() const;
    void clear() { m_people.clear(); }

private:
    QHash<QString, Person> m_people;
};

} // namespace patchcord::simulator
