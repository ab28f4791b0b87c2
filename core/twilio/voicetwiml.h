// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QXmlStreamWriter>

namespace patchcord::twilio {

/// What <Record> is told.
struct Recording
{
    QString action{}; ///< Asked for what comes next; without one Twilio asks the current document again, for ever.
    QString statusCallback{}; ///< Told when the recording can be fetched.
    QString transcribeCallback{}; ///< Told what was said; empty = nothing is written down.
    int mostSeconds = 120;
    int silenceSeconds = 5;
};

/// What <Dial><Conference> is told.
struct Room
{
    QString name;
    QString waitUrl; ///< What one hears who is alone in it.
};

/// A TwiML document for a call, verb by verb. URLs are absolute, since a document that travels in a request has no
/// base. Characters that XML cannot hold are left out.
class VoiceTwiml final
{
public:
    VoiceTwiml();
    VoiceTwiml(const VoiceTwiml &) = delete;
    VoiceTwiml &operator=(const VoiceTwiml &) = delete;

    /// `language` is BCP 47, `voice` Twilio's name of one; either may be empty. Nothing for an empty text.
    VoiceTwiml &say(const QString &text, const QString &language, const QString &voice);
    /// `loops` 0 = until the call ends.
    VoiceTwiml &play(const QString &url, int loops);
    /// The caller waits in the queue, hearing what `waitUrl` says; behind <Leave> the next verb is done.
    VoiceTwiml &enqueue(const QString &queue, const QString &waitUrl);
    VoiceTwiml &leave();
    VoiceTwiml &record(const Recording &recording);
    /// Both ends meet there: it begins with whoever comes, and ends for all when one goes.
    VoiceTwiml &meetIn(const Room &room);
    VoiceTwiml &hangUp();

    [[nodiscard]] QByteArray finished();

private:
    void attribute(const char *name, const QString &value);

    QByteArray m_twiml;
    QXmlStreamWriter m_xml;
};

} // namespace patchcord::twilio
