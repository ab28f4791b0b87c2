// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/gathertask.h"

#include "core/simulator/voice/leg.h"
#include "core/simulator/voice/speaktask.h"

namespace patchcord::simulator {

GatherTask::GatherTask(const VerbPlace &place, QObject *parent)
    : VerbTask(place, parent)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (m_digits.isEmpty())
            giveUp();
        else
            complete({});
    });
}

void GatherTask::start()
{
    leg().answer();
    const QString input = verb().value(QStringLiteral("input"), QStringLiteral("dtmf"));
    if (input.contains(u"dtmf"))
        connect(&leg(), &Leg::pressed, this, &GatherTask::takeKeys);
    if (input.contains(u"speech"))
        connect(&leg(), &Leg::spoke, this, &GatherTask::takeWords);
    int seconds = verb().number(QStringLiteral("timeout"), 5);
    for (const VoiceVerb &child : verb().children)
        seconds += SpeakTask::secondsOf(child);
    m_patience.start(seconds * parts().secondMs);
    const QString prepared = leg().takeDigits();
    if (!prepared.isEmpty())
        after(1, [this, prepared] { leg().press(prepared); });
}

void GatherTask::takeKeys(const QString &keys)
{
    const QString endKeys = verb().value(QStringLiteral("finishOnKey"), QStringLiteral("#"));
    const int most = verb().number(QStringLiteral("numDigits"), 0);
    for (const QChar key : keys) {
        if (endKeys.contains(key)) {
            complete(key);
            return;
        }
        m_digits += key;
        if (most > 0 && m_digits.size() >= most) {
            complete({});
            return;
        }
    }
    m_patience.start(verb().number(QStringLiteral("timeout"), 5) * parts().secondMs);
}

void GatherTask::takeWords(const QString &words)
{
    m_patience.stop();
    leg().disconnect(this);
    finishAtAction({{"SpeechResult", words.toUtf8()},
                    {"Confidence", "0.93"},
                    {"Language", verb().value(QStringLiteral("language"), QStringLiteral("en-US")).toUtf8()}});
}

void GatherTask::complete(const QString &key)
{
    m_patience.stop();
    leg().disconnect(this);
    if (m_digits.isEmpty() && !verb().flag(QStringLiteral("actionOnEmptyResult"), false)) {
        emit done();
        return;
    }
    twilio::FormFields extra{{"Digits", m_digits.toUtf8()}};
    if (!key.isEmpty())
        extra.append({"FinishedOnKey", key.toUtf8()});
    finishAtAction(extra);
}

void GatherTask::giveUp()
{
    leg().disconnect(this);
    if (verb().flag(QStringLiteral("actionOnEmptyResult"), false))
        finishAtAction({{"Digits", ""}});
    else
        emit done();
}

} // namespace patchcord::simulator
