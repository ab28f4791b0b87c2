// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/speaktask.h"

#include "core/base/futures.h"
#include "core/simulator/voice/leg.h"

#include <QtEndian>

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

/// By the byte rate in the head of a WAV file; another sound is taken to be short.
int secondsOfWav(const QByteArray &bytes)
{
    constexpr qsizetype head = 44;
    if (bytes.size() < head || !bytes.startsWith("RIFF"))
        return secondsOfASound;
    const auto bytesASecond = qFromLittleEndian<quint32>(bytes.constData() + 28);
    return bytesASecond == 0 ? secondsOfASound : std::max(1, int((bytes.size() - head) / bytesASecond));
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
    const auto url = document().resolved(verb().text);
    if (verb().name == u"Play" && !verb().text.isEmpty() && url)
        play(*url);
    else
        after(secondsOf(verb()), [this] { emit done(); });
}

void SpeakTask::play(const QString &url)
{
    whenDone(parts().requests.fetch(leg().sid(), url), this, [this](const WebhookAnswer &answer) {
        const bool isHeard = answer.isSuccess() || answer.attempts == 0; // Elsewhere nothing is fetched.
        if (!isHeard) {
            emit done();
            return;
        }
        const int once = answer.contentType.startsWith("audio/") ? secondsOfWav(answer.body) : secondsOfASound;
        const int loops = verb().number(QStringLiteral("loop"), 1);
        after(loops == 0 ? longestSeconds : std::min(longestSeconds, loops * once), [this] { emit done(); });
    });
}

} // namespace patchcord::simulator
