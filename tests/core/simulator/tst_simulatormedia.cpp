// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulatorbench.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

using namespace patchcord;
using namespace patchcord::simulator;

namespace {

const QString customer = QStringLiteral("+4915112345678");

} // namespace

/// Files at the simulated Twilio: behind a redirect on the way in, fetched from the desk on the way out.
class TestSimulatorMedia final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
        SimulatorOptions options;
        options.stepMs = 5;
        m_bench = std::make_unique<SimulatorBench>(options);
        QVERIFY(m_bench->isReady());
    }
    void cleanup() { m_bench.reset(); }

    void keepsFilesBehindAnotherOrigin();
    void refusesCredentialsThere();
    void hasFilesOfEachType_data();
    void hasFilesOfEachType();
    void doesNotHaveThemAtFirst();
    void misbehaves_data();
    void misbehaves();
    void refusesAFaultItDoesNotKnow();
    void fetchesWhatTheDeskSends();
    void failsAMessageWhoseFileItCannotFetch_data();
    void failsAMessageWhoseFileItCannotFetch();
    void leavesStrangersAlone();

private:
    /// The path of the first file of a message that just came, below the account.
    QByteArray receive(const QString &type = QStringLiteral("image/png"));
    /// Where the API sends for it: port and target.
    std::pair<quint16, QByteArray> locationOf(const QByteArray &path);
    Exchange ask(quint16 port, const QByteArray &target, const QByteArray &header = {});
    QString send(const QString &to, const QByteArray &mediaUrl);
    QJsonObject messageNow(const QString &sid)
    {
        return m_bench->rest("GET", "/Messages/" + sid.toLatin1() + ".json").json();
    }

    std::unique_ptr<SimulatorBench> m_bench;
};

QByteArray TestSimulatorMedia::receive(const QString &type)
{
    m_bench->control("POST", "/sim/inbound",
                     {{QStringLiteral("from"), customer}, {QStringLiteral("media"), QJsonArray{type}}});
    const Received webhook = m_bench->received("/api/webhooks/sms").last();
    const QUrl url(webhook.text("MediaUrl0"));
    return url.path().toLatin1().sliced(m_bench->accountPath().size());
}

std::pair<quint16, QByteArray> TestSimulatorMedia::locationOf(const QByteArray &path)
{
    const Exchange moved = m_bench->rest("GET", path);
    const QUrl url = QUrl::fromEncoded(moved.header("Location"));
    if (moved.status != 307 || url.host() != u"127.0.0.1")
        return {};
    return {quint16(url.port()), url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority)};
}

Exchange TestSimulatorMedia::ask(quint16 port, const QByteArray &target, const QByteArray &header)
{
    constexpr qsizetype enough = 1024 * 1024;
    QByteArray received;
    QTcpSocket socket;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] {
        received += socket.readAll();
        if (received.size() > enough)
            socket.abort();
    });
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.write("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                 + (header.isEmpty() ? QByteArray() : header + "\r\n") + "\r\n");
    const auto isOver = [&] { return !received.isEmpty() && socket.state() == QAbstractSocket::UnconnectedState; };
    if (!QTest::qWaitFor(isOver, 5000))
        return {};
    const qsizetype end = received.indexOf("\r\n\r\n");
    return {received.mid(9, 3).toInt(), received.first(end), received.sliced(end + 4)};
}

QString TestSimulatorMedia::send(const QString &to, const QByteArray &mediaUrl)
{
    const bool isWhatsApp = to.startsWith(u"whatsapp:");
    const QByteArray from = isWhatsApp ? "whatsapp:+15005550006" : "+15005550006";
    const Exchange created = m_bench->rest(
        "POST", "/Messages.json", {{"From", from}, {"To", to.toLatin1()}, {"Body", "Look"}, {"MediaUrl", mediaUrl}});
    return created.json().value(u"sid").toString();
}

void TestSimulatorMedia::keepsFilesBehindAnotherOrigin()
{
    const auto [port, target] = locationOf(receive());
    QVERIFY(port != 0 && port != QUrl(m_bench->baseUrl()).port());
    const Exchange file = ask(port, target);
    QCOMPARE(file.status, 200);
    QCOMPARE(file.header("Content-Type"), QByteArray("image/png"));
    QVERIFY(file.body.startsWith("\x89PNG"));
}

void TestSimulatorMedia::refusesCredentialsThere()
{
    const auto [port, target] = locationOf(receive());
    QCOMPARE(ask(port, target, "Authorization: Basic abc").status, 400);
    const QJsonArray requests = m_bench->control("GET", "/sim/log").value(u"requests").toArray();
    QVERIFY(requests.last()[u"outcome"].toString().contains(QStringLiteral("credentials")));
}

void TestSimulatorMedia::hasFilesOfEachType_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("picture") << QStringLiteral("image/jpeg") << QByteArray("\xff\xd8\xff");
    QTest::newRow("sound") << QStringLiteral("audio/wav") << QByteArray("RIFF");
    QTest::newRow("document") << QStringLiteral("application/pdf") << QByteArray("%PDF-1.4");
    QTest::newRow("contact") << QStringLiteral("text/vcard") << QByteArray("BEGIN:VCARD");
    QTest::newRow("anything") << QStringLiteral("text/plain") << QByteArray("A file");
}

void TestSimulatorMedia::hasFilesOfEachType()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, beginning);
    const auto [port, target] = locationOf(receive(type));
    const Exchange file = ask(port, target);
    QCOMPARE(file.header("Content-Type"), type.toLatin1());
    QVERIFY(file.body.startsWith(beginning));
}

void TestSimulatorMedia::doesNotHaveThemAtFirst()
{
    const QByteArray path = receive();
    m_bench->control("POST", "/sim/faults",
                     {{QStringLiteral("kind"), QStringLiteral("404")},
                      {QStringLiteral("method"), QStringLiteral("GET")},
                      {QStringLiteral("path"), QStringLiteral("/Media/")},
                      {QStringLiteral("count"), 2}});
    QCOMPARE(m_bench->rest("GET", path).status, 404);
    QCOMPARE(m_bench->rest("GET", path).status, 404);
    QCOMPARE(m_bench->rest("GET", path).status, 307);
}

void TestSimulatorMedia::misbehaves_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("not-found") << QStringLiteral("not-found") << 404 << QByteArray("NoSuchKey");
    QTest::newRow("huge") << QStringLiteral("huge") << 200 << QByteArray("Content-Length: 104857600");
    QTest::newRow("elsewhere") << QStringLiteral("elsewhere") << 307 << QByteArray("stranger.example");
    QTest::newRow("loop") << QStringLiteral("loop") << 307 << QByteArray("/media/");
    QTest::newRow("wrong-type") << QStringLiteral("wrong-type") << 200 << QByteArray("<script>");
    QTest::newRow("cut") << QStringLiteral("cut") << 200 << QByteArray("Content-Length");
}

void TestSimulatorMedia::misbehaves()
{
    QFETCH(QString, fault);
    QFETCH(QByteArray, part);
    const auto [port, target] = locationOf(receive());
    m_bench->control("POST", "/sim/media", {{QStringLiteral("fault"), fault}});
    const Exchange file = ask(port, target);
    QTEST(file.status, "status");
    QVERIFY((file.head + file.body.first(std::min<qsizetype>(file.body.size(), 100))).contains(part));
    QCOMPARE(ask(port, target).status, 200);
}

void TestSimulatorMedia::refusesAFaultItDoesNotKnow()
{
    QVERIFY(m_bench->control("POST", "/sim/media", {{QStringLiteral("fault"), QStringLiteral("odd")}})
                .value(u"error")
                .toString()
                .contains(QStringLiteral("odd")));
}

void TestSimulatorMedia::fetchesWhatTheDeskSends()
{
    const QByteArray url = m_bench->deskUrl().toLatin1() + "/m/abc";
    m_bench->answerWith("/m/abc", {200, "image/png", "a picture", {}, {}});
    const QString sid = send(customer, url);
    QTRY_COMPARE(messageNow(sid).value(u"status").toString(), QStringLiteral("delivered"));
    const QJsonArray fetched = m_bench->control("GET", "/sim/log").value(u"media").toArray();
    QCOMPARE(fetched.size(), 2);
    QCOMPARE(fetched.at(0)[u"method"].toString(), QStringLiteral("HEAD"));
    QCOMPARE(fetched.at(1)[u"method"].toString(), QStringLiteral("GET"));
    QCOMPARE(fetched.at(1)[u"size"].toInt(), 9);
    QVERIFY(m_bench->received("/m/abc").last().request.header("Authorization").isEmpty());

    const QByteArray list = "/Messages/" + sid.toLatin1() + "/Media.json";
    const QJsonArray media = m_bench->rest("GET", list).json().value(u"media_list").toArray();
    QCOMPARE(media.size(), 1);
    const QByteArray item = "/Messages/" + sid.toLatin1() + "/Media/" + media.first()[u"sid"].toString().toLatin1();
    const auto [port, target] = locationOf(item);
    QCOMPARE(ask(port, target).body, QByteArray("a picture"));
    QCOMPARE(m_bench->rest("DELETE", item + ".json").status, 204);
    QCOMPARE(ask(port, target).status, 404);
}

void TestSimulatorMedia::failsAMessageWhoseFileItCannotFetch_data()
{
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("code");
    const QString whatsApp = QStringLiteral("whatsapp:") + customer;
    QTest::newRow("not there") << customer << 404 << QByteArray("text/plain") << 11200;
    QTest::newRow("a page") << customer << 200 << QByteArray("text/html") << 12300;
    QTest::newRow("not there, by WhatsApp") << whatsApp << 404 << QByteArray("text/plain") << 63019;
    QTest::newRow("nobody") << customer << 0 << QByteArray() << 11205;
}

void TestSimulatorMedia::failsAMessageWhoseFileItCannotFetch()
{
    QFETCH(QString, to);
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QByteArray url = m_bench->deskUrl().toLatin1() + "/m/abc";
    if (status == 0)
        url = "http://127.0.0.1:1/m/abc"; // Nobody listens there.
    else
        m_bench->answerWith("/m/abc", {status, type, "x", {}, {}});
    const QString sid = send(to, url);
    QTRY_COMPARE(messageNow(sid).value(u"status").toString(), QStringLiteral("failed"));
    QTEST(messageNow(sid).value(u"error_code").toInt(), "code");
    QVERIFY(!messageNow(sid).value(u"error_message").toString().isEmpty());
}

void TestSimulatorMedia::leavesStrangersAlone()
{
    const QString sid = send(customer, "https://stranger.example/picture.jpg");
    QTRY_COMPARE(messageNow(sid).value(u"status").toString(), QStringLiteral("delivered"));
    QVERIFY(m_bench->control("GET", "/sim/log").value(u"media").toArray().isEmpty());
}

QTEST_GUILESS_MAIN(TestSimulatorMedia)
#include "tst_simulatormedia.moc"
