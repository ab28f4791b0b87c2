// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/desk/faketwilio.h"

#include "core/base/clock.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QTimeZone>

namespace patchcord::testing {

namespace {

QByteArray response(const QByteArray &status, const QByteArray &body, const QByteArray &type = "application/json",
                    const QByteArray &more = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\nConnection: close\r\n" + more + "\r\n" + body;
}

QByteArray error(int status, int code, const char *message)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("code"), code},
                                     {QStringLiteral("message"), QString::fromLatin1(message)},
                                     {QStringLiteral("status"), status}})
        .toJson(QJsonDocument::Compact);
}

void finish(QTcpSocket *socket, const QByteArray &bytes)
{
    socket->write(bytes);
    socket->disconnectFromHost();
}

bool doesKeep(FakeTwilio::Step step)
{
    using Step = FakeTwilio::Step;
    return step == Step::KeepAndClose || step == Step::KeepAndAnswerHalf || step == Step::KeepAndHang
        || step == Step::KeepAndFail500 || step == Step::Accept;
}

QString rfc2822(qint64 at)
{
    return QDateTime::fromMSecsSinceEpoch(at, QTimeZone::utc()).toString(Qt::RFC2822Date);
}

} // namespace

FakeTwilio::FakeTwilio(QObject *parent)
    : QObject(parent)
    , m_prefix(QStringLiteral("SMfake%1x").arg(utcNow()))
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
    m_server.listen(QHostAddress::LocalHost);
    m_port = m_server.serverPort();
}

QString FakeTwilio::url() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_port);
}

void FakeTwilio::goAway()
{
    m_server.close();
}

void FakeTwilio::comeBack()
{
    m_server.listen(QHostAddress::LocalHost, m_port);
}

QString FakeTwilio::keep(const QString &from, const QString &to, const QString &body, qint64 at,
                         const QString &direction)
{
    const twilio::FormFields form{{"From", from.toUtf8()}, {"To", to.toUtf8()}, {"Body", body.toUtf8()}};
    return take(form, at, direction).value(QStringLiteral("sid")).toString();
}

QJsonObject FakeTwilio::take(const twilio::FormFields &form, qint64 at, const QString &direction)
{
    const auto mediaCount = std::ranges::count_if(form, [](const auto &field) { return field.first == "MediaUrl"; });
    const QJsonObject message{
        {QStringLiteral("sid"), m_prefix + QString::number(m_kept.size() + 1)},
        {QStringLiteral("from"), twilio::fieldText(form, "From")},
        {QStringLiteral("to"), twilio::fieldText(form, "To")},
        {QStringLiteral("body"), twilio::fieldText(form, "Body")},
        {QStringLiteral("status"), QStringLiteral("queued")},
        {QStringLiteral("direction"), direction},
        {QStringLiteral("num_segments"), QStringLiteral("1")},
        {QStringLiteral("num_media"), QString::number(mediaCount)},
        {QStringLiteral("error_code"), QJsonValue::Null},
        {QStringLiteral("date_created"), rfc2822(at)},
        {QStringLiteral("date_sent"), QJsonValue::Null},
    };
    m_kept.append(message);
    return message;
}

void FakeTwilio::read(QTcpSocket *socket)
{
    const QByteArray seen = socket->property("seen").toByteArray() + socket->readAll();
    socket->setProperty("seen", seen);
    const qsizetype headEnd = seen.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    const QByteArray head = seen.first(headEnd).toLower();
    qsizetype length = 0;
    if (const qsizetype at = head.indexOf("content-length:"); at >= 0)
        length
            = head.sliced(at + 15,
                          std::max<qsizetype>(
                              0, head.indexOf('\r', at) < 0 ? head.size() - at - 15 : head.indexOf('\r', at) - at - 15))
                  .trimmed()
                  .toLongLong();
    if (seen.size() < headEnd + 4 + length)
        return;
    socket->setProperty("seen", QByteArray());
    const QByteArrayList requestLine = seen.first(seen.indexOf("\r\n")).split(' ');
    if (requestLine.first() == "POST")
        answerPost(socket, seen.sliced(headEnd + 4, length));
    else
        answerListing(socket, requestLine.at(1));
}

void FakeTwilio::answerPost(QTcpSocket *socket, const QByteArray &body)
{
    const twilio::FormFields form = twilio::parseForm(body);
    m_forms.append(form);
    m_postTimes.append(QDeadlineTimer::current().deadline());
    const Step step = m_script.isEmpty() ? Step::Accept : m_script.takeFirst();
    QJsonObject message;
    if (doesKeep(step)) {
        message = take(form, utcNow(), QStringLiteral("outbound-api"));
        if (m_hook)
            m_hook(form, message.value(QStringLiteral("sid")).toString());
    }
    const QByteArray json = QJsonDocument(message).toJson(QJsonDocument::Compact);
    switch (step) {
    case Step::KeepAndClose:
    case Step::LoseAndClose:
        return socket->abort();
    case Step::KeepAndAnswerHalf:
        return finish(socket, response("201 Created", json).chopped(json.size() / 2));
    case Step::KeepAndHang:
        return;
    case Step::KeepAndFail500:
    case Step::LoseAndFail500:
        return finish(socket, response("500 Internal Server Error", "<html><body>Oops</body></html>", "text/html"));
    case Step::TooFast:
        return finish(socket, response("429 Too Many Requests", error(429, 20429, "Too Many Requests")));
    case Step::TooFastRetryAfter:
        return finish(socket,
                      response("429 Too Many Requests", error(429, 20429, "Too Many Requests"), "application/json",
                               "Retry-After: 1\r\n"));
    case Step::Refuse21211:
        return finish(socket, response("400 Bad Request", error(400, 21211, "Invalid 'To' Phone Number")));
    case Step::Refuse21610:
        return finish(socket,
                      response("400 Bad Request", error(400, 21610, "Attempt to send to unsubscribed recipient")));
    case Step::Unauthorised:
        return finish(socket, response("401 Unauthorized", error(401, 20003, "Authenticate")));
    case Step::Accept:
        return finish(socket, response("201 Created", json));
    }
}

void FakeTwilio::answerListing(QTcpSocket *socket, const QByteArray &target)
{
    ++m_listings;
    if (m_areListingsFailing)
        return finish(socket, response("503 Service Unavailable", "<html>away</html>", "text/html"));
    const twilio::FormFields query = twilio::parseForm(target.mid(target.indexOf('?') + 1));
    const QString from = twilio::fieldText(query, "From");
    const QString to = twilio::fieldText(query, "To");
    QJsonArray rows;
    for (auto it = m_kept.crbegin(); it != m_kept.crend(); ++it) {
        if (it->value(QStringLiteral("from")).toString() == from && it->value(QStringLiteral("to")).toString() == to)
            rows.append(*it);
    }
    const QJsonObject page{{QStringLiteral("messages"), rows}, {QStringLiteral("next_page_uri"), QJsonValue::Null}};
    finish(socket, response("200 OK", QJsonDocument(page).toJson(QJsonDocument::Compact)));
}

} // namespace patchcord::testing
