// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/controldoor.h"

#include "core/base/futures.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QtConcurrent>

#include <algorithm>

namespace patchcord::app {

namespace {

constexpr qint64 maxLine = 256 * 1024;
constexpr int connectMs = 2'000;
/// Longer than any order takes to be reported on.
constexpr int answerMs = 600'000;

QJsonObject toJson(const desk::SendOrder &order)
{
    return {{QStringLiteral("do"), QStringLiteral("send")},
            {QStringLiteral("to"), order.to},
            {QStringLiteral("from"), order.from},
            {QStringLiteral("channel"), toString(order.channel)},
            {QStringLiteral("body"), order.body},
            {QStringLiteral("media"), QJsonArray::fromStringList(order.mediaUrls)},
            {QStringLiteral("wait"), order.waitSeconds}};
}

desk::SendOrder orderFromJson(const QJsonObject &json)
{
    desk::SendOrder order;
    order.to = json.value(u"to").toString();
    order.from = json.value(u"from").toString();
    order.channel = channelFromString(json.value(u"channel").toString()).value_or(Channel::Sms);
    order.body = json.value(u"body").toString();
    for (const QJsonValue &url : json.value(u"media").toArray())
        order.mediaUrls << url.toString();
    order.waitSeconds = json.value(u"wait").toInt();
    return order;
}

QByteArray answerLine(const Result<desk::SendReport> &report)
{
    QJsonObject json;
    if (report) {
        json.insert(QStringLiteral("sid"), report->sid);
        json.insert(QStringLiteral("status"), toString(report->status));
    } else {
        json.insert(QStringLiteral("error"), report.error().message);
        json.insert(QStringLiteral("kind"), int(report.error().kind));
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray proofLine(const QList<ProofStep> &steps)
{
    QJsonArray rows;
    for (const ProofStep &step : steps) {
        rows.append(QJsonObject{{QStringLiteral("kind"), int(step.kind)},
                                {QStringLiteral("done"), step.isDone},
                                {QStringLiteral("well"), step.isWell},
                                {QStringLiteral("ms"), step.milliseconds},
                                {QStringLiteral("finding"), step.finding}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("steps"), rows}}).toJson(QJsonDocument::Compact) + '\n';
}

QList<ProofStep> proofFromLine(const QByteArray &line)
{
    QList<ProofStep> steps;
    for (const QJsonValue &row : QJsonDocument::fromJson(line)[u"steps"].toArray()) {
        steps.append({ProofStep::Kind(std::clamp(row[u"kind"].toInt(), 0, int(ProofStep::Kind::WebSocketEcho))),
                      row[u"done"].toBool(), row[u"well"].toBool(), row[u"ms"].toInt(), row[u"finding"].toString()});
    }
    return steps;
}

/// One order and its answer; blocks. NotFound: nobody is at the door. OutcomeUnknown: it was shut in between.
Result<QByteArray> askAtDoor(const QString &profile, const QJsonObject &order)
{
    QLocalSocket socket;
    socket.connectToServer(controlName(profile));
    if (!socket.waitForConnected(connectMs))
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("ControlDoor", "No desk runs on this profile."));
    socket.write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
    QByteArray answer;
    while (!answer.endsWith('\n')) {
        if (!socket.waitForReadyRead(answerMs))
            return failure(ErrorKind::OutcomeUnknown,
                           QCoreApplication::translate("ControlDoor",
                                                       "The running desk stopped before it answered. The "
                                                       "message is kept if it was taken: see the export."));
        answer += socket.readAll();
    }
    return answer;
}

} // namespace

QString controlName(const QString &profile)
{
    const QByteArray path = QDir(profile).canonicalPath().toUtf8();
    const QByteArray digest = QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().first(24);
    return QStringLiteral("patchcord-") + QString::fromLatin1(digest);
}

ControlDoor::ControlDoor(const QString &profile, desk::Dispatch &dispatch, QObject *parent)
    : QObject(parent)
    , m_name(controlName(profile))
    , m_dispatch(dispatch)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlDoor::welcome);
}

Done ControlDoor::open()
{
    // The profile's lock is ours, so a socket of that name is what a killed program left behind.
    QLocalServer::removeServer(m_name);
    if (m_server.listen(m_name))
        return {};
    return failure(ErrorKind::Conflict, tr("Other programs cannot reach this desk: %1.").arg(m_server.errorString()));
}

void ControlDoor::welcome()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (socket->canReadLine())
                serve(socket, socket->readLine(maxLine));
            else if (socket->bytesAvailable() > maxLine)
                socket->abort();
        });
    }
}

void ControlDoor::serve(QLocalSocket *socket, const QByteArray &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    if (json.value(u"do").toString() == u"prove" && m_prove) {
        whenDone(m_prove(), socket, [socket](const QList<ProofStep> &steps) {
            socket->write(proofLine(steps));
            socket->flush();
        });
        return;
    }
    if (json.value(u"do").toString() != u"send") {
        socket->write(answerLine(failure(ErrorKind::Invalid, tr("The running desk does not know this order."))));
        return;
    }
    whenDone(m_dispatch.send(orderFromJson(json)), socket, [socket](const Result<desk::SendReport> &report) {
        socket->write(answerLine(report));
        socket->flush();
    });
}

Result<desk::SendReport> sendThroughDoor(const QString &profile, const desk::SendOrder &order)
{
    const Result<QByteArray> answer = askAtDoor(profile, toJson(order));
    if (!answer)
        return std::unexpected(answer.error());
    const QJsonObject json = QJsonDocument::fromJson(*answer).object();
    if (json.contains(u"error"))
        return failure(ErrorKind(json.value(u"kind").toInt()), json.value(u"error").toString());
    return desk::SendReport{
        json.value(u"sid").toString(),
        deliveryStatusFromString(json.value(u"status").toString()).value_or(DeliveryStatus::Queued)};
}

QFuture<QList<ProofStep>> proveThroughDoor(const QString &profile)
{
    return QtConcurrent::run([profile] {
        const Result<QByteArray> answer = askAtDoor(profile, {{QStringLiteral("do"), QStringLiteral("prove")}});
        return answer ? proofFromLine(*answer) : QList<ProofStep>();
    });
}

} // namespace patchcord::app
