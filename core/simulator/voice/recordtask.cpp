// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/recordtask.h"

#include "core/simulator/voice/leg.h"
#include "core/simulator/voice/recordings.h"

#include <algorithm>

namespace patchcord::simulator {

namespace {

constexpr int longestSeconds = 3600;
constexpr int longestTranscribed = 120;

} // namespace

void RecordTask::start()
{
    leg().answer();
    // Without an action the document itself is asked again, so one without an address cannot do.
    if (const auto url = document().resolved(verb().value(QStringLiteral("action"))); !url) {
        emit failed(url.error().code);
        return;
    }
    const int seconds = leg().person().voicemailSeconds;
    if (seconds <= 0) {
        leg().hangUpIn(0);
        return;
    }
    listen();
    const bool isTranscribed = verb().flag(QStringLiteral("transcribe"), false);
    const int longest = std::min(verb().number(QStringLiteral("maxLength"), longestSeconds),
                                 isTranscribed ? longestTranscribed : longestSeconds);
    m_longest = std::clamp(longest, 1, seconds);
    if (longest < seconds) {
        leg().hangUpIn(-1);
        after(longest, [this] { stop({}); });
    } else {
        leg().hangUpIn(seconds);
    }
    connect(&leg(), &Leg::pressed, this, &RecordTask::takeKeys);
}

void RecordTask::listen()
{
    RecordingRecord recording;
    recording.callSid = leg().sid();
    recording.source = QStringLiteral("RecordVerb");
    recording.clip = leg().person().clip;
    recording.callback = link(verb(), QStringLiteral("recordingStatusCallback"));
    recording.callbackMethod = verb().method(QStringLiteral("recordingStatusCallbackMethod"));
    recording.events = verb()
                           .value(QStringLiteral("recordingStatusCallbackEvent"), QStringLiteral("completed"))
                           .split(u' ', Qt::SkipEmptyParts);
    recording.transcribeCallback = link(verb(), QStringLiteral("transcribeCallback"));
    recording.isTranscribed
        = verb().flag(QStringLiteral("transcribe"), false) || !recording.transcribeCallback.isEmpty();
    m_recordingSid = parts().recordings.begin(recording);
    m_clock.start();
}

void RecordTask::takeKeys(const QString &keys)
{
    const QString endKeys = verb().value(QStringLiteral("finishOnKey"), QStringLiteral("1234567890*#"));
    const auto key = std::ranges::find_if(keys, [&endKeys](QChar one) { return endKeys.contains(one); });
    if (key != keys.end())
        stop(QString(*key).toUtf8());
}

void RecordTask::stop(const QByteArray &digits)
{
    leg().disconnect(this);
    leg().hangUpIn(-1);
    finishAtAction(close(digits));
}

twilio::FormFields RecordTask::close(const QByteArray &digits)
{
    const int measured = int((m_clock.elapsed() + parts().secondMs / 2) / parts().secondMs);
    const int seconds = std::clamp(measured, 1, m_longest);
    parts().recordings.finish(m_recordingSid, seconds);
    twilio::FormFields fields = parts().recordings.fieldsOf(m_recordingSid);
    fields.append({"Digits", digits});
    return fields;
}

void RecordTask::interrupt(Interruption why)
{
    if (m_recordingSid.isEmpty())
        return;
    const twilio::FormFields fields = close(why == Interruption::HungUp ? "hangup" : "");
    if (why == Interruption::HungUp)
        tellAction(fields);
}

} // namespace patchcord::simulator
