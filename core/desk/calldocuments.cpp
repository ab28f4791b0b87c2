// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/calldocuments.h"

#include "core/twilio/voicetwiml.h"

#include <algorithm>

namespace patchcord::desk {

namespace {

using twilio::VoiceTwiml;

constexpr int ringingSoundSeconds = 5; ///< Of one ring and its pause, see gateway/ringingsound.h.
/// Twilio's own document gives up that much later than the desk: an agent's phone may have begun to ring at the last
/// moment.
constexpr int graceSeconds = agentRingSeconds + 10;

const QString english = QStringLiteral("en-US");

QString languageOf(const Sender &sender)
{
    const bool isBuiltIn = sender.greeting.trimmed().isEmpty();
    return isBuiltIn || sender.greetingLanguage.isEmpty() ? english : sender.greetingLanguage;
}

void greet(VoiceTwiml &twiml, const Sender &sender)
{
    if (!sender.greetingUrl.isEmpty()) {
        twiml.play(sender.greetingUrl, 1);
        return;
    }
    const QString words = sender.greeting.trimmed().isEmpty() ? builtInGreeting() : sender.greeting;
    twiml.say(words, languageOf(sender), sender.greetingVoice);
}

/// Twilio writes down English only (https://www.twilio.com/docs/voice/twiml/record).
bool isWrittenDown(const Sender &sender)
{
    return languageOf(sender).startsWith(u"en");
}

void takeMessage(VoiceTwiml &twiml, const Sender &sender, const CallUrls &urls)
{
    greet(twiml, sender);
    if (!urls.isEmpty()) {
        twiml.record({.action = urls.recorded(),
                      .statusCallback = urls.recording(),
                      .transcribeCallback = isWrittenDown(sender) ? urls.transcription() : QString()});
    }
    twiml.hangUp();
}

} // namespace

QString builtInGreeting()
{
    // Said in English, whatever the agents' language is.
    return QStringLiteral("Thank you for calling. We cannot take your call right now. Please leave a message after the "
                          "tone, or send us a text message, and we will answer.");
}

QByteArray incomingDocument(const Sender &sender, const QString &room, const CallUrls &urls)
{
    VoiceTwiml twiml;
    if (sender.ringSeconds > 0 && !urls.isEmpty())
        twiml.enqueue(room, urls.wait());
    takeMessage(twiml, sender, urls);
    return twiml.finished();
}

QByteArray waitDocument(const Sender &sender, int waitedSeconds, const CallUrls &urls)
{
    VoiceTwiml twiml;
    const int left = sender.ringSeconds + graceSeconds - waitedSeconds;
    if (left <= 0)
        return twiml.leave().finished();
    // Twilio asks again when the music is over.
    if (!sender.holdMusic.isEmpty())
        return twiml.play(sender.holdMusic, 1).finished();
    return twiml.play(urls.ringing(), std::max(1, left / ringingSoundSeconds)).leave().finished();
}

QByteArray ringingDocument(const CallUrls &urls)
{
    return VoiceTwiml().play(urls.ringing(), 0).finished();
}

QByteArray voicemailDocument(const Sender &sender, const CallUrls &urls)
{
    VoiceTwiml twiml;
    takeMessage(twiml, sender, urls);
    return twiml.finished();
}

QByteArray roomDocument(const QString &room, const CallUrls &urls)
{
    return VoiceTwiml().meetIn({room, urls.wait()}).finished();
}

} // namespace patchcord::desk
