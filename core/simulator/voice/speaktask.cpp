// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/speaktask.h"

#include "core/simulator/voice/leg.h"

#include <algorithm>

namespace patchcord::simulator {

namespace {

constexpr int secondsOfASound = 5;
constexpr int longestSeconds = 4 * 60 * 60;

QString wordsOf(const VoiceVerb &verb)
{
    QString words = verb.text;
    for (const VoiceVerb &child : verb.children)
        words += u' ' + wordsOf(child);
    return words;
}

} // namespace

int SpeakTask::secondsOf(const VoiceVerb &verb)
{
    if (verb.name == u"Pause")
        return verb.number(QStringLiteral("length"), 1);
    const int once = verb.name == u"Say" ? secondsToSay(wordsOf(verb)) : secondsOfASound;
    const int loops = verb.number(QStringLiteral("loop"), 1);
    return loops == 0 ? longestSeconds : std::min(longestSeconds, loops * once);
}

void SpeakTask::start()
{
    leg().answer();
    after(secondsOf(verb()), [this] { emit done(); });
}

} // namespace patchcord::simulator
