// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/desk/faketelephone.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>

#include <algorithm>

namespace patchcord::testing {

namespace {

void finish(QTcpSocket *socket, int status, const QJsonObject &json)
{
    const QByteArray body = QJsonDocument(json).toJson(QJsonDocument::Compact);
    socket->write("HTTP/1.1 " + QByteArray::number(status)
                  + " Whatever\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                  + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket->disconnectFromHost();
}

QJsonObject errorOf(int status, int code)
{
    return {{QStringLiteral("code"), code},
            {QStringLiteral("message"), QStringLiteral("No")},
            {QStringLiteral("status"), status}};
}

QJsonObject callOf(const QString &sid, const QString &status, int durationSeconds)
{
    return {{QStringLiteral("sid"), sid},
            {QStringLiteral("status"), status},
            {QStringLiteral("duration"), QString::number(durationSeconds)}};
}

QJsonObject listOf(const QString &key, const QJsonArray &rows)
{
    return {{key, rows}, {QStringLiteral("next_page_uri"), QJsonValue::Null}};
}

} // namespace

FakeTelephone::FakeTelephone(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    m_server.listen(QHostAddress::LocalHost);
}

QString FakeTelephone::url() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
}

int FakeTelephone::count(QByteArrayView field, const QString &value) const
{
    return int(std::ranges::count_if(m_requests, [&](const Request &each) { return each.field(field) == value; }));
}

FakeTelephone::Request FakeTelephone::lastCall() const
{
    const auto made = std::find_if(m_requests.crbegin(), m_requests.crend(),
                                   [](const Request &each) { return each.sid.isEmpty(); });
    return made == m_requests.crend() ? Request() : *made;
}

void FakeTelephone::setCall(const QString &sid, const QString &status, int durationSeconds)
{
    m_calls.insert(sid, callOf(sid, status, durationSeconds));
}

void FakeTelephone::read(QTcpSocket *socket)
{
    const QByteArray seen = socket->property("seen").toByteArray() + socket->readAll();
    socket->setProperty("seen", seen);
    const qsizetype headEnd = seen.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QByteArray head = seen.first(headEnd).toLower();
    qsizetype length = 0;
    for (const QByteArray &line : head.split('\n')) {
        if (line.startsWith("content-length:"))
            length = line.sliced(15).trimmed().toLongLong();
    }
    if (seen.size() < headEnd + 4 + length)
        return;
    socket->setProperty("seen", QByteArray());
    const QByteArrayList requestLine = seen.first(seen.indexOf("\r\n")).split(' ');
    answer(socket, requestLine.at(0), QString::fromLatin1(requestLine.at(1)), seen.sliced(headEnd + 4, length));
}

void FakeTelephone::answer(QTcpSocket *socket, const QByteArray &method, const QString &path, const QByteArray &body)
{
    const QString sid
        = path.contains(u"/Calls/") ? path.section(QStringLiteral("/Calls/"), 1).section(u'.', 0, 0) : QString();
    if (method == "POST")
        return answerPost(socket, sid, body);
    if (path.contains(u"/Transcriptions.json")) {
        const QJsonObject said{{QStringLiteral("sid"), QStringLiteral("TRtest1")},
                               {QStringLiteral("status"), QStringLiteral("completed")},
                               {QStringLiteral("transcription_text"), m_transcription}};
        return finish(socket, 200, listOf(QStringLiteral("transcriptions"), {said}));
    }
    if (path.contains(u"/Recordings.json")) {
        QJsonArray rows;
        for (const QJsonObject &recording : std::as_const(m_recordings))
            rows.append(recording);
        return finish(socket, 200, listOf(QStringLiteral("recordings"), rows));
    }
    if (!m_calls.contains(sid))
        return finish(socket, 404, errorOf(404, 20404));
    finish(socket, 200, m_calls.value(sid));
}

void FakeTelephone::answerPost(QTcpSocket *socket, const QString &sid, const QByteArray &body)
{
    m_requests.append({sid, twilio::parseForm(body)});
    if (m_refusal.first != 0)
        return finish(socket, m_refusal.first, errorOf(m_refusal.first, m_refusal.second));
    if (sid.isEmpty()) {
        const QString made = QStringLiteral("CAmade%1").arg(++m_made);
        setCall(made, QStringLiteral("queued"));
        return finish(socket, 201, m_calls.value(made));
    }
    if (m_requests.last().field("Status") == u"completed")
        setCall(sid, QStringLiteral("completed"));
    finish(socket, 200, m_calls.value(sid, callOf(sid, QStringLiteral("in-progress"), 0)));
}

} // namespace patchcord::testing
