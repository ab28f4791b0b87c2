// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/values.h"
#include "core/simulator/voice/phones.h"
#include "core/simulator/voice/voicedocument.h"
#include "core/simulator/voice/voiceparts.h"
#include "core/simulator/voice/voicerequests.h"

#include <QObject>
#include <QTimer>

namespace patchcord::simulator {

class Interpreter;

/// One side of a call from its first ring to its end: who is on the line, and the document that it follows. What
/// becomes of it is written into the account and told to the desk.
class Leg final : public QObject
{
    Q_OBJECT

public:
    /// `sid` names a call that the account holds.
    Leg(const VoiceParts &parts, const QString &sid, const Person &person, QObject *parent);

    [[nodiscard]] const QString &sid() const { return m_sid; }
    [[nodiscard]] const Person &person() const { return m_person; }
    [[nodiscard]] CallRecord record() const;
    [[nodiscard]] bool isAnswered() const;
    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }
    /// Whether a document leads it, so that it has a next step of its own.
    [[nodiscard]] bool hasDocument() const { return m_interpreter != nullptr; }

    /// Rings the phone at the other end, which answers, declines or lets it ring, as its owner likes.
    void ring();
    void answer();
    /// Follows that document from now on, whatever it did before.
    void follow(const VoiceDocument &document);
    /// Asks for a document and follows it.
    void fetch(const QString &url, const QByteArray &method);
    /// Somebody talks to this person now: a phone or a conference.
    void putThrough();
    /// The other side is gone: the person waits a little and hangs up.
    void leaveAlone(int seconds);
    /// Whoever is held waits as long as it takes.
    void hold();
    /// The person hangs up in so many seconds; -1 = not by themselves. Replaces an earlier intention.
    void hangUpIn(int seconds);
    void press(const QString &digits) { emit pressed(digits); }
    void speak(const QString &text) { emit spoke(text); }
    /// The keys that the person presses when first asked; once.
    [[nodiscard]] QString takeDigits() { return std::exchange(m_person.digits, {}); }

    /// The person puts the phone down.
    void hangUp();
    /// The desk ends it.
    void cancel();
    void end(const QString &status);
    /// A document could not be had or understood: Twilio's code of why.
    void fail(int code);

    /// A request about this call: its fields, and `extra` beside or in place of them.
    [[nodiscard]] Webhook request(const QString &url, const QByteArray &method,
                                  const twilio::FormFields &extra = {}) const;
    [[nodiscard]] VoiceFallback fallback() const;

signals:
    void answered();
    void ended(const QString &status);
    void pressed(const QString &digits);
    void spoke(const QString &text);
    /// A document took over; whoever was connected is on their own.
    void moved();

private:
    void settle();
    void take(const Result<VoiceDocument> &document);
    void beginRecording();
    void tell(const QString &status, const QString &event);
    void after(int seconds, const std::function<void()> &act);

    VoiceParts m_parts;
    QString m_sid;
    Person m_person;
    QTimer m_intention;
    Interpreter *m_interpreter = nullptr;
    QString m_recordingSid;
    int m_fetches = 0; // An answer to an earlier fetch is void.
    bool m_isPutThrough = false;
    bool m_hasEnded = false;
};

} // namespace patchcord::simulator
