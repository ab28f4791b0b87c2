// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/futures.h"
#include "core/twilio/client.h"
#include "tests/fakes/scriptedserver.h"

#include <QNetworkProxy>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace patchcord;
using namespace patchcord::twilio;
using patchcord::tests::ScriptedServer;
using patchcord::tests::Step;

namespace {

using Answer = Result<QJsonObject>;

constexpr int patience = 10'000;
const QByteArray messagesPath = "/2010-04-01/Accounts/ACtest/Messages.json";
const FormFields form{{"To", "+4915112345678"}, {"Body", "Grüße & 1+1"}};

Credentials credentials()
{
    Credentials account;
    account.accountSid = QStringLiteral("ACtest");
    account.authToken = QStringLiteral("secret");
    return account;
}

/// Waits for a future in the event loop of the test.
std::optional<Answer> waitFor(const QFuture<Answer> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, patience) || future.resultCount() == 0)
        return std::nullopt;
    return future.result();
}

QByteArray ok(const QByteArray &json = "{\"sid\":\"SMtest1\"}")
{
    return ScriptedServer::answer(201, json);
}

} // namespace

Q_DECLARE_METATYPE(patchcord::tests::Step)

/// REST on the wire: what leaves, how often, and what each way to fail is called.
class TestClient final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void sendsAFormWithTheCredentials();
    void prefersTheApiKey();
    void sendsNothingWithoutCredentials();
    void postsOnceWhateverHappens_data();
    void postsOnceWhateverHappens();
    void postsOnceOnAReusedConnection_data();
    void postsOnceOnAReusedConnection();
    void knowsThatNothingLeft_data();
    void knowsThatNothingLeft();
    void knowsThatNothingLeftWhenTheHandshakeHangs();
    void saysHowAPostFailed_data();
    void saysHowAPostFailed();
    void saysHowAReadFailed_data();
    void saysHowAReadFailed();
    void saysHowLongToWait_data();
    void saysHowLongToWait();
    void neverFollowsARedirect_data();
    void neverFollowsARedirect();
    void removesWithoutABody();
    void followsALinkToTheLetter_data();
    void followsALinkToTheLetter();
    void asksNoOtherHost_data();
    void asksNoOtherHost();
    void boundsAnAnswer_data();
    void boundsAnAnswer();
    void keepsManyPostsApart();
    void finishesWhatIsUnderWayWhenItGoes();
    void tellsNoSecretInAnError();
};

void TestClient::sendsAFormWithTheCredentials()
{
    ScriptedServer server({{ok()}});
    Client client(credentials(), server.base());
    const std::optional<Answer> answer = waitFor(client.post(Product::Api, messagesPath, form));
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->value(u"sid").toString(), QStringLiteral("SMtest1"));
    QCOMPARE(server.requests().size(), 1);
    const tests::SeenRequest &request = server.requests().first();
    QCOMPARE(request.method, QByteArray("POST"));
    QCOMPARE(request.target, messagesPath);
    QCOMPARE(request.body, QByteArray("To=%2B4915112345678&Body=Gr%C3%BC%C3%9Fe%20%26%201%2B1"));
    QCOMPARE(request.header("Authorization"), "Basic " + QByteArray("ACtest:secret").toBase64());
    QCOMPARE(request.header("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
    QCOMPARE(request.header("Content-Length"), QByteArray::number(request.body.size()));
    QCOMPARE(request.header("Accept"), QByteArray("application/json"));
    QVERIFY(request.header("User-Agent").startsWith("Patchcord/"));
    QVERIFY(request.header("Cookie").isEmpty());
}

void TestClient::prefersTheApiKey()
{
    ScriptedServer server({{ok()}});
    Credentials account = credentials();
    account.apiKey = QStringLiteral("SKtest");
    account.apiSecret = QStringLiteral("key secret");
    Client client(account, server.base());
    QVERIFY(waitFor(client.get(Product::Api, "/x.json")));
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().header("Authorization"), "Basic " + QByteArray("SKtest:key secret").toBase64());
}

void TestClient::sendsNothingWithoutCredentials()
{
    ScriptedServer server({{ok()}});
    Client client({}, server.base());
    QVERIFY(!client.hasCredentials());
    const std::optional<Answer> answer = waitFor(client.post(Product::Api, messagesPath, form));
    QVERIFY(answer && !*answer);
    QVERIFY(answer->error().kind == ErrorKind::Unauthorised);
    QCOMPARE(server.connections(), 0);
}

void TestClient::postsOnceWhateverHappens_data()
{
    QTest::addColumn<Step>("step");
    const QByteArray whole = ok("{\"sid\":\"SMtest1\",\"status\":\"queued\"}");
    using enum Step::Then;
    QTest::newRow("closed after the request") << Step{{}, Close};
    QTest::newRow("reset after the request") << Step{{}, Reset};
    QTest::newRow("half a head") << Step{whole.first(30), Close};
    QTest::newRow("half an answer") << Step{whole.chopped(10), Close};
    QTest::newRow("half an answer, then reset") << Step{whole.chopped(10), Reset};
    QTest::newRow("half an answer, then nothing") << Step{whole.chopped(10), Keep};
    QTest::newRow("JSON cut, length right") << Step{ok("{\"sid\":\"SMte"), Keep};
    QTest::newRow("JSON cut, no length") << Step{"HTTP/1.1 201 Created\r\n\r\n{\"sid\":\"SMte", Close};
    QTest::newRow("no body") << Step{ok({}), Keep};
    QTest::newRow("a list") << Step{ok("[1]"), Keep};
    QTest::newRow("500 with HTML") << Step{ScriptedServer::answer(500, "<html><h1>Oops</h1></html>", "text/html"),
                                           Keep};
    QTest::newRow("503 with JSON") << Step{ScriptedServer::answer(503, "{\"code\":20503,\"message\":\"x\"}"), Keep};
    QTest::newRow("500, then closed") << Step{ScriptedServer::answer(500, {}), Close};
    QTest::newRow("502 without anything") << Step{"HTTP/1.1 502 Bad\r\n\r\n", Close};
    QTest::newRow("408") << Step{ScriptedServer::answer(408, {}), Close};
    QTest::newRow("no answer at all") << Step{{}, Hang};
    QTest::newRow("no HTTP") << Step{"hello\r\n\r\n", Close};
}

void TestClient::postsOnceWhateverHappens()
{
    QFETCH(Step, step);
    ScriptedServer server({step});
    Client client(credentials(), server.base());
    client.setTransferTimeout(500);
    const std::optional<Answer> answer = waitFor(client.post(Product::Api, messagesPath, form));
    QVERIFY(answer && !*answer);
    QVERIFY2(answer->error().kind == ErrorKind::OutcomeUnknown, qPrintable(answer->error().detail));
    QVERIFY(!answer->error().message.isEmpty());
    // A repetition would have come at once; a read behind it shows that none is on its way.
    server.setSteps({{ok()}});
    QVERIFY(waitFor(client.get(Product::Api, "/after.json")));
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests().last().target, QByteArray("/after.json"));
}

void TestClient::postsOnceOnAReusedConnection_data()
{
    QTest::addColumn<Step>("step");
    QTest::newRow("closed") << Step{{}, Step::Then::Close};
    QTest::newRow("reset") << Step{{}, Step::Then::Reset};
}

void TestClient::postsOnceOnAReusedConnection()
{
    QFETCH(Step, step);
    ScriptedServer server({{ok()}, {ok()}, step, {ok()}});
    Client client(credentials(), server.base());
    QVERIFY(waitFor(client.get(Product::Api, "/first.json")));
    QVERIFY(waitFor(client.post(Product::Api, "/second.json", form)));
    const std::optional<Answer> answer = waitFor(client.post(Product::Api, messagesPath, form));
    QVERIFY(answer && !*answer);
    QVERIFY2(answer->error().kind == ErrorKind::OutcomeUnknown, qPrintable(answer->error().detail));
    QVERIFY(waitFor(client.get(Product::Api, "/after.json")));
    QCOMPARE(server.requests().size(), 4);
    QCOMPARE(server.requests()[2].connection, server.requests()[1].connection);
    QCOMPARE(server.requests()[3].target, QByteArray("/after.json"));
}

void TestClient::knowsThatNothingLeft_data()
{
    QTest::addColumn<QString>("base");
    QTcpServer gone;
    gone.listen(QHostAddress::LocalHost);
    QTest::newRow("refused") << QStringLiteral("http://127.0.0.1:%1").arg(gone.serverPort());
    QTest::newRow("no such host") << QStringLiteral("https://nowhere.invalid");
}

void TestClient::knowsThatNothingLeft()
{
    QFETCH(QString, base);
    Client client(credentials(), base);
    const std::optional<Answer> posted = waitFor(client.post(Product::Api, messagesPath, form));
    QVERIFY(posted && !*posted);
    QVERIFY2(posted->error().kind == ErrorKind::NotSent, qPrintable(posted->error().detail));
    const std::optional<Answer> read = waitFor(client.get(Product::Api, messagesPath));
    QVERIFY(read && !*read);
    QVERIFY2(read->error().kind == ErrorKind::NotSent, qPrintable(read->error().detail));
}

void TestClient::knowsThatNothingLeftWhenTheHandshakeHangs()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    Client client(credentials(), QStringLiteral("https://127.0.0.1:%1").arg(silent.serverPort()));
    client.setTransferTimeout(500);
    const std::optional<Answer> answer = waitFor(client.post(Product::Api, messagesPath, form));
    QVERIFY(answer && !*answer);
    QVERIFY2(answer->error().kind == ErrorKind::NotSent, qPrintable(answer->error().detail));
}

void TestClient::saysHowAPostFailed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("word");
    const auto row
        = [](const char *name, int status, const QByteArray &body, ErrorKind kind, int code, const char *word) {
              QTest::newRow(name) << ScriptedServer::answer(status, body) << kind << code << QString::fromUtf8(word);
          };
    row("opted out", 400, "{\"code\":21610,\"message\":\"Attempt to send\",\"status\":400}", ErrorKind::Refused, 21610,
        "opted out");
    row("code as text", 400, "{\"code\":\"21211\",\"message\":null}", ErrorKind::Refused, 21211, "malformed");
    row("unknown code", 400, "{\"code\":29999,\"message\":\"The moon is full\"}", ErrorKind::Refused, 29999,
        "The moon is full");
    row("problem details", 400,
        "{\"type\":\"https://www.twilio.com/docs/api/errors/21608\",\"title\":\"Bad\",\"status\":400,\"detail\":\"d\"}",
        ErrorKind::Refused, 21608, "trial account");
    row("problem without a code", 422, "{\"title\":\"Nope\",\"detail\":\"Too odd\"}", ErrorKind::Refused, 0, "Too odd");
    row("HTML", 400, "<html><title>x</title></html>", ErrorKind::Refused, 0, "without saying why");
    row("nothing", 403, {}, ErrorKind::Refused, 0, "without saying why");
    row("credentials", 401, "{\"code\":20003,\"message\":\"Authenticate\"}", ErrorKind::Unauthorised, 20003,
        "credentials");
    row("credentials, no JSON", 401, "no", ErrorKind::Unauthorised, 0, "credentials");
    row("not there", 404, "{\"code\":20404,\"message\":\"x\"}", ErrorKind::NotFound, 20404, "no such thing");
    row("too fast", 429, "{\"code\":20429}", ErrorKind::RateLimited, 20429, "too many");
    row("too fast, HTML", 429, "<html>", ErrorKind::RateLimited, 0, "too many");
}

void TestClient::saysHowAPostFailed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, word);
    ScriptedServer server({{bytes}});
    Client client(credentials(), server.base());
    const std::optional<Answer> answer = waitFor(client.post(Product::Api, messagesPath, form));
    QVERIFY(answer && !*answer);
    QVERIFY2(answer->error().kind == kind, qPrintable(answer->error().detail));
    QTEST(answer->error().code, "code");
    QVERIFY2(answer->error().message.contains(word), qPrintable(answer->error().message));
    QCOMPARE(server.requests().size(), 1);
}

void TestClient::saysHowAReadFailed_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("500") << Step{ScriptedServer::answer(500, "<html>", "text/html")} << ErrorKind::Unavailable;
    QTest::newRow("cut") << Step{ok().chopped(4), Step::Then::Close} << ErrorKind::Unavailable;
    QTest::newRow("hang") << Step{{}, Step::Then::Hang} << ErrorKind::Unavailable;
    QTest::newRow("no JSON") << Step{ScriptedServer::answer(200, "hello")} << ErrorKind::Malformed;
    QTest::newRow("nothing") << Step{ScriptedServer::answer(200, {})} << ErrorKind::Malformed;
    QTest::newRow("not there") << Step{ScriptedServer::answer(404, {})} << ErrorKind::NotFound;
}

void TestClient::saysHowAReadFailed()
{
    QFETCH(Step, step);
    QFETCH(ErrorKind, kind);
    ScriptedServer server({step});
    Client client(credentials(), server.base());
    client.setTransferTimeout(500);
    const std::optional<Answer> answer = waitFor(client.get(Product::Api, messagesPath));
    QVERIFY(answer && !*answer);
    QVERIFY2(answer->error().kind == kind, qPrintable(answer->error().detail));
}

void TestClient::saysHowLongToWait_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    const QByteArray soon
        = QLocale::c()
              .toString(QDateTime::currentDateTimeUtc().addSecs(60), QStringLiteral("ddd, dd MMM yyyy HH:mm:ss"))
              .toLatin1()
        + " GMT";
    QTest::newRow("none") << QByteArray() << qint64(0) << qint64(0);
    QTest::newRow("seconds") << QByteArray("Retry-After: 2\r\n") << qint64(2000) << qint64(2000);
    QTest::newRow("date") << "Retry-After: " + soon + "\r\n" << qint64(30'000) << qint64(60'000);
    QTest::newRow("rubbish") << QByteArray("Retry-After: soon\r\n") << qint64(0) << qint64(0);
    QTest::newRow("negative") << QByteArray("Retry-After: -5\r\n") << qint64(0) << qint64(0);
    QTest::newRow("for ever") << QByteArray("Retry-After: 1e300\r\n") << qint64(86'400'000) << qint64(86'400'000);
}

void TestClient::saysHowLongToWait()
{
    QFETCH(QByteArray, header);
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    ScriptedServer server({{ScriptedServer::answer(429, "{}", "application/json", header)}});
    Client client(credentials(), server.base());
    const std::optional<Answer> answer = waitFor(client.post(Product::Api, messagesPath, form));
    QVERIFY(answer && !*answer);
    QVERIFY(answer->error().kind == ErrorKind::RateLimited);
    QVERIFY(answer->error().retryAfterMs >= least);
    QVERIFY(answer->error().retryAfterMs <= most);
}

void TestClient::neverFollowsARedirect_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestClient::neverFollowsARedirect()
{
    QFETCH(int, status);
    ScriptedServer other({{ok()}});
    const QByteArray location = "Location: " + other.base().toLatin1() + "/stolen\r\n";
    ScriptedServer server({{ScriptedServer::answer(status, {}, "text/html", location)}});
    Client client(credentials(), server.base());
    const std::optional<Answer> posted = waitFor(client.post(Product::Api, messagesPath, form));
    QVERIFY(posted && !*posted);
    QVERIFY2(posted->error().kind == ErrorKind::Malformed, qPrintable(posted->error().detail));
    const std::optional<Answer> read = waitFor(client.get(Product::Api, messagesPath));
    QVERIFY(read && !*read);
    QVERIFY2(read->error().kind == ErrorKind::Malformed, qPrintable(read->error().detail));
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(other.connections(), 0);
}

void TestClient::removesWithoutABody()
{
    ScriptedServer server({{"HTTP/1.1 204 No Content\r\n\r\n"}});
    Client client(credentials(), server.base());
    const std::optional<Answer> answer = waitFor(client.remove(Product::Api, "/2010-04-01/Accounts/ACtest/x.json"));
    QVERIFY(answer && *answer);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().method, QByteArray("DELETE"));
}

void TestClient::followsALinkToTheLetter_data()
{
    QTest::addColumn<QString>("prefix");
    QTest::addColumn<QString>("link");
    QTest::addColumn<QByteArray>("target");
    const QString query = QStringLiteral("/2010-04-01/x.json?DateSent%3E=2026-11-01&To=%2B49&Page=1&PageToken=PAtest");
    QTest::newRow("host-relative") << QString() << query << query.toLatin1();
    QTest::newRow("absolute") << QString() << QStringLiteral("BASE") + query << query.toLatin1();
    QTest::newRow("base with a path") << QStringLiteral("/sim") << query << "/sim" + query.toLatin1();
    QTest::newRow("absolute, base with a path")
        << QStringLiteral("/sim/") << QStringLiteral("BASE/sim") + query << "/sim" + query.toLatin1();
}

void TestClient::followsALinkToTheLetter()
{
    QFETCH(QString, prefix);
    QFETCH(QString, link);
    ScriptedServer server({{ok()}});
    Client client(credentials(), server.base() + prefix);
    const std::optional<Answer> answer
        = waitFor(client.follow(Product::Api, link.replace(QLatin1StringView("BASE"), server.base())));
    QVERIFY(answer && *answer);
    QCOMPARE(server.requests().size(), 1);
    QTEST(server.requests().first().target, "target");
}

void TestClient::asksNoOtherHost_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("another port") << QStringLiteral("OTHER/x.json");
    QTest::newRow("protocol-relative") << QStringLiteral("//127.0.0.1/x.json");
    QTest::newRow("https") << QStringLiteral("https://evil.example/x.json");
    QTest::newRow("userinfo") << QStringLiteral("http://127.0.0.1:PORT@evil.example/x.json");
    QTest::newRow("longer port") << QStringLiteral("BASE1/x.json");
    QTest::newRow("longer host") << QStringLiteral("BASE.evil.example/x.json");
    QTest::newRow("no slash") << QStringLiteral("x.json");
    QTest::newRow("nothing") << QString();
    QTest::newRow("file") << QStringLiteral("file:///etc/hostname");
}

void TestClient::asksNoOtherHost()
{
    QFETCH(QString, link);
    ScriptedServer other({{ok()}});
    ScriptedServer server({{ok()}});
    Client client(credentials(), server.base());
    link.replace(QLatin1StringView("OTHER"), other.base())
        .replace(QLatin1StringView("BASE"), server.base())
        .replace(QLatin1StringView("PORT"), QString::number(server.port()));
    const std::optional<Answer> answer = waitFor(client.follow(Product::Api, link));
    QVERIFY(answer && !*answer);
    QVERIFY2(answer->error().kind == ErrorKind::Refused, qPrintable(answer->error().detail));
    QCOMPARE(server.connections(), 0);
    QCOMPARE(other.connections(), 0);
}

void TestClient::boundsAnAnswer_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray big = '"' + QByteArray(9 * 1024 * 1024, 'x') + '"';
    QTest::newRow("announced") << ScriptedServer::answer(200, big);
    QTest::newRow("unannounced") << "HTTP/1.1 200 OK\r\n\r\n" + big;
    QTest::newRow("announced only") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx");
}

void TestClient::boundsAnAnswer()
{
    QFETCH(QByteArray, bytes);
    ScriptedServer server({{bytes}});
    Client client(credentials(), server.base());
    const std::optional<Answer> read = waitFor(client.get(Product::Api, messagesPath));
    QVERIFY(read && !*read);
    QVERIFY2(read->error().kind == ErrorKind::Malformed, qPrintable(read->error().detail));
    const std::optional<Answer> posted = waitFor(client.post(Product::Api, messagesPath, form));
    QVERIFY(posted && !*posted);
    QVERIFY2(posted->error().kind == ErrorKind::OutcomeUnknown, qPrintable(posted->error().detail));
    QCOMPARE(server.requests().size(), 2);
}

void TestClient::keepsManyPostsApart()
{
    ScriptedServer server({{ok()}});
    Client client(credentials(), server.base());
    QList<QFuture<Answer>> futures;
    for (int i = 0; i < 60; ++i)
        futures.append(client.post(Product::Api, messagesPath, {{"Body", QByteArray::number(i)}}));
    for (const QFuture<Answer> &future : futures) {
        const std::optional<Answer> answer = waitFor(future);
        QVERIFY(answer && *answer);
    }
    QSet<QByteArray> bodies;
    for (const tests::SeenRequest &request : server.requests())
        bodies.insert(request.body);
    QCOMPARE(server.requests().size(), 60);
    QCOMPARE(bodies.size(), 60);
}

void TestClient::finishesWhatIsUnderWayWhenItGoes()
{
    ScriptedServer server({{{}, Step::Then::Hang}});
    auto client = std::make_unique<Client>(credentials(), server.base());
    const QFuture<Answer> posted = client->post(Product::Api, messagesPath, form);
    const QFuture<Answer> read = client->get(Product::Api, messagesPath);
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 2, patience);
    client.reset();
    QVERIFY(posted.isFinished() && posted.resultCount() == 1);
    QVERIFY(!posted.result());
    QVERIFY(posted.result().error().kind == ErrorKind::OutcomeUnknown);
    QVERIFY(read.isFinished() && read.resultCount() == 1);
    QVERIFY(read.result().error().kind == ErrorKind::Unavailable);
}

void TestClient::tellsNoSecretInAnError()
{
    const QByteArray body = "{\"code\":21211,\"message\":\"+4915112345678 is odd, secret\"}";
    ScriptedServer server({{ScriptedServer::answer(400, body)}});
    Client client(credentials(), server.base());
    const std::optional<Answer> answer = waitFor(client.post(Product::Api, messagesPath, form));
    QVERIFY(answer && !*answer);
    QVERIFY(!answer->error().detail.isEmpty());
    QVERIFY(!answer->error().detail.contains(u"secret"));
    QVERIFY(!answer->error().detail.contains(u"4915112345678"));
}

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
