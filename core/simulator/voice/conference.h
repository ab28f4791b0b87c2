// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/voiceparts.h"
#include "core/twilio/form.h"

#include <QObject>
#include <QStringList>

namespace patchcord::simulator {

class Leg;

/// Somebody in a conference.
struct Participant
{
    Leg *leg = nullptr;
    QString callSid;
    QString label;
    bool startsOnEnter = true;
    bool endsOnExit = false;
    bool isMuted = false;
    bool isHeld = false;
    QString callToCoach; ///< Empty = coaches nobody.
    QString holdUrl;
    QByteArray holdMethod = "POST";
    qint64 joinedAt = 0; ///< UTC ms.
};

/// What a conference takes from its first participant; what later ones bring is ignored.
struct ConferenceWish
{
    QString statusCallback;
    QByteArray statusMethod = "POST";
    QStringList events; ///< "start", "end", "join", "leave", "mute", "hold", "modify".
    bool isRecorded = false;
    QString recordingCallback;
    QByteArray recordingMethod = "POST";
    QStringList recordingEvents;
};

/// A conference: begins when there are two and one of them may begin it, ends with the last or with one who ends it.
/// It tells the desk, and its participants' verbs, what happens.
class Conference final : public QObject
{
    Q_OBJECT

public:
    Conference(const VoiceParts &parts, const QString &name, const ConferenceWish &wish, QObject *parent);

    [[nodiscard]] const QString &sid() const { return m_sid; }
    [[nodiscard]] const QString &name() const { return m_name; }
    /// "init", "in-progress", "completed".
    [[nodiscard]] const QString &status() const { return m_status; }
    [[nodiscard]] bool hasStarted() const { return m_status == u"in-progress"; }
    [[nodiscard]] bool hasEnded() const { return m_status == u"completed"; }
    [[nodiscard]] qint64 createdAt() const { return m_createdAt; }
    [[nodiscard]] qint64 updatedAt() const { return m_updatedAt; }
    [[nodiscard]] const QString &reasonEnded() const { return m_reasonEnded; }
    [[nodiscard]] const QString &endedBy() const { return m_endedBy; }
    [[nodiscard]] const QList<Participant> &participants() const { return m_participants; }
    /// By call SID or label; null when not there.
    [[nodiscard]] const Participant *participant(const QString &key) const;

    void join(const Participant &participant);
    /// `reason` is Twilio's: "participant_hung_up", "participant_updated_via_api".
    void leave(const QString &callSid, const QString &reason);
    /// Kicks somebody out.
    void remove(const QString &callSid);
    void end(const QString &reason, const QString &callSid = {});
    void setMuted(const QString &callSid, bool isMuted);
    void setHeld(const QString &callSid, bool isHeld, const QString &url, const QByteArray &method);
    void setEndsOnExit(const QString &callSid, bool endsOnExit);

signals:
    void started();
    /// That participant is out by no doing of their own.
    void removed(const QString &callSid);
    void holdChanged(const QString &callSid);

private:
    void start();
    void close(const QString &reason, const Participant &by);
    void tell(const QString &event, const QString &wish, const twilio::FormFields &extra);
    void tellAbout(const Participant &participant, const QString &event, const QString &wish,
                   const twilio::FormFields &extra = {});
    Participant *find(const QString &callSid);

    VoiceParts m_parts;
    QString m_sid;
    QString m_name;
    ConferenceWish m_wish;
    QString m_status = QStringLiteral("init");
    QString m_reasonEnded;
    QString m_endedBy;
    QString m_recordingSid;
    QList<Participant> m_participants;
    qint64 m_createdAt = 0;
    qint64 m_startedAt = 0;
    qint64 m_updatedAt = 0;
    int m_sequence = 0;
};

} // namespace patchcord::simulator
