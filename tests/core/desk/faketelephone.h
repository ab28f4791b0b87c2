// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/form.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QTcpServer>

class QTcpSocket;

namespace patchcord::testing {

/// A loopback Calls and Recordings resource that holds what it is told to and notes what it is asked. Nothing happens
/// by itself: the test is the telephone network.
class FakeTelephone final : public QObject
{
    Q_OBJECT

public:
    /// A POST: of a new call (`sid` empty), or to one that is there.
    struct Request
    {
        QString sid;
        twilio::FormFields form;

        [[nodiscard]] QString field(QByteArrayView name) const { return twilio::fieldText(form, name); }
    };

    explicit FakeTelephone(QObject *parent = nullptr);

    [[nodiscard]] QString url() const;
    [[nodiscard]] const QList<Request> &requests() const { return m_requests; }
    /// How many POSTs gave that field that value.
    [[nodiscard]] int count(QByteArrayView field, const QString &value) const;
    /// The newest POST that made a call; its SID is "CAmade<n>", counted from 1.
    [[nodiscard]] Request lastCall() const;

    /// How a call is told of when it is asked for; calls that nobody set are not there.
    void setCall(const QString &sid, const QString &status, int durationSeconds = 0);
    void setRecording(const QJsonObject &recording) { m_recordings.append(recording); }
    void setTranscription(const QString &text) { m_transcription = text; }
    /// Every POST is answered with this from now on; 0 = normally.
    void refuse(int status, int code) { m_refusal = {status, code}; }

private:
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &method, const QString &path, const QByteArray &body);
    void answerPost(QTcpSocket *socket, const QString &sid, const QByteArray &body);

    QTcpServer m_server;
    QList<Request> m_requests;
    QHash<QString, QJsonObject> m_calls;
    QList<QJsonObject> m_recordings;
    QString m_transcription;
    std::pair<int, int> m_refusal;
    int m_made = 0;
};

} // namespace patchcord::testing
