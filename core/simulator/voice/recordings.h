// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/form.h"

#include <QHash>
#include <QObject>
#include <QStringList>

#include <optional>

namespace patchcord::simulator {

class Account;
class VoiceCallbacks;

/// A recording as the simulated account keeps it. Its sound is a voice clip, cut or repeated to its length.
struct RecordingRecord
{
    QString sid;
    QString callSid;
    QString conferenceSid;
    QString status; ///< "in-progress", "processing", "completed".
    QString source; ///< "RecordVerb", "DialVerb", "Conference", "OutboundAPI".
    int channels = 1;
    int durationSeconds = -1; ///< -1 while it runs.
    QString clip; ///< Empty = one by the caller's number.
    QString callback;
    QByteArray callbackMethod = "POST";
    QStringList events{QStringLiteral("completed")};
    bool isTranscribed = false;
    QString transcribeCallback;
    QString transcriptionSid; ///< Empty until the recording is complete.
    QString transcriptionStatus; ///< "in-progress", "completed".
    qint64 startedAt = 0; ///< UTC ms.
    qint64 updatedAt = 0; ///< UTC ms.
};

/// Keeps recordings, and tells the desk when their sound, and what was said in it, can be had. Nothing is kept on disk.
class Recordings final : public QObject
{
    Q_OBJECT

public:
    Recordings(Account &account, VoiceCallbacks &callbacks, int secondMs, QObject *parent = nullptr);

    /// "http://127.0.0.1:PORT", for the links to recordings.
    void setBaseUrl(const QString &url) { m_baseUrl = url; }

    /// Starts one; gives its SID.
    [[nodiscard]] QString begin(RecordingRecord recording);
    /// Ends one that lasted so long. Its sound can be had a little later.
    void finish(const QString &sid, int seconds);
    void remove(const QString &sid);

    [[nodiscard]] std::optional<RecordingRecord> recording(const QString &sid) const;
    /// Newest first.
    [[nodiscard]] QList<RecordingRecord> recordings() const;
    /// RecordingUrl, RecordingSid and RecordingDuration, as an action is told them.
    [[nodiscard]] twilio::FormFields fieldsOf(const QString &sid) const;
    /// WAV, 16 bit, mono, 8 kHz; empty before the recording is complete.
    [[nodiscard]] QByteArray soundOf(const QString &sid) const;
    /// Where its sound is to be had, without an ending.
    [[nodiscard]] QString urlOf(const QString &sid) const;
    [[nodiscard]] QString transcriptOf(const RecordingRecord &recording) const;

private:
    void complete(const QString &sid);
    void transcribe(const QString &sid);
    void tell(const RecordingRecord &recording, const QString &status);
    void tellTranscription(const RecordingRecord &recording);
    [[nodiscard]] QString clipOf(const RecordingRecord &recording) const;
    void after(int seconds, const QString &sid, void (Recordings::*step)(const QString &));

    Account &m_account;
    VoiceCallbacks &m_callbacks;
    int m_secondMs;
    QString m_baseUrl;
    QList<QString> m_order;
    QHash<QString, RecordingRecord> m_recordings;
};

} // namespace patchcord::simulator
