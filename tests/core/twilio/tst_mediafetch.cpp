// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/mediaaddress.h"
#include "core/twilio/mediafetch.h"
#include "tests/fakes/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;
using namespace patchcord::twilio;
using patchcord::tests::ScriptedServer;
using patchcord::tests::SeenRequest;
using patchcord::tests::Step;

namespace {

using Outcome = Result<FetchedMedia>;

const QString ownPath = QStringLiteral("/2010-04-01/Accounts/ACtest/Messages/MMtest/Media/MEtest");

Credentials credentials()
{
    Credentials account;
    account.accountSid = QStringLiteral("ACtest");
    account.authToken = QStringLiteral("secret");
    return account;
}

QByteArray redirect(const QByteArray &location, int status = 307)
{
    return ScriptedServer::answer(status, {}, "text/plain", "Location: " + location + "\r\n");
}

/// Whether the account's secret is anywhere in what came over the wire, as it is or in base64.
bool holdsCredentials(const SeenRequest &request)
{
    const QByteArray all = request.target + request.head + request.body;
    return all.toLower().contains("authorization") || all.contains("secret")
        || all.contains(QByteArray("ACtest:secret").toBase64());
}

/// A fetch against an API on this machine, with the folder that it fills.
class Bench
{
public:
    explicit Bench(const QList<Step> &steps, const MediaLimits &limits = {})
        : twilio(steps)
        , m_fetch(credentials(), twilio.base(), limits)
    { }

    Outcome fetch(const QString &path = ownPath)
    {
        const auto future = m_fetch.fetch(twilio.base() + path, folder.path());
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000) || future.resultCount() == 0)
            return failure(ErrorKind::Storage, QStringLiteral("no outcome in time"));
        return future.result();
    }
    [[nodiscard]] QStringList files() const { return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden); }

    ScriptedServer twilio;
    QTemporaryDir folder;

private:
    MediaFetch m_fetch;
};

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// What Twilio keeps for us, as it is fetched over real sockets, and what the account's credentials never meet.
class TestMediaFetch final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void knowsOurOwnAddresses_data();
    void knowsOurOwnAddresses();
    void knowsOurOwnAddressesAtAnApiOnThisMachine_data();
    void knowsOurOwnAddressesAtAnApiOnThisMachine();
    void followsOnlySafeRedirects_data();
    void followsOnlySafeRedirects();
    void asksNobodyForWhatIsNotOurs_data();
    void asksNobodyForWhatIsNotOurs();
    void fetchesWithCredentialsOnTheFirstHopOnly();
    void givesNoCredentialsToTheSameHostAfterARedirect();
    void endsARoundOfRedirects();
    void neverAsksWhereAnUnsafeRedirectPoints();
    void takesTheNameThatTheServerGives_data();
    void takesTheNameThatTheServerGives();
    void cutsOffWhatIsTooLarge_data();
    void cutsOffWhatIsTooLarge();
    void givesUpOnWhatNeverComes();
    void saysHowItFailed_data();
    void saysHowItFailed();
    void leavesNothingBehindWhenItIsStopped();
};

void TestMediaFetch::knowsOurOwnAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isOurs");
    const QString path = QStringLiteral("/2010-04-01/Accounts/ACtest");
    const QString file = path + QStringLiteral("/Messages/MMtest/Media/MEtest");
    const auto add = [](const char *name, const QString &url, bool isOurs) { QTest::newRow(name) << url << isOurs; };
    add("a file of a message", QStringLiteral("https://api.twilio.com") + file, true);
    add("a recording", QStringLiteral("https://api.twilio.com") + path + QStringLiteral("/Recordings/REtest.wav"),
        true);
    add("a recording of both sides",
        QStringLiteral("https://api.twilio.com") + path + QStringLiteral("/Recordings/REtest.wav?RequestedChannels=2"),
        true);
    add("an edge and region", QStringLiteral("https://api.dublin.ie1.twilio.com") + file, true);
    add("plain http", QStringLiteral("http://api.twilio.com") + file, false);
    add("another product", QStringLiteral("https://content.twilio.com") + file, false);
    add("a look-alike", QStringLiteral("https://api.twilio.com.evil.example") + file, false);
    add("a look-alike with a hyphen", QStringLiteral("https://api-twilio.com") + file, false);
    add("a look-alike in front", QStringLiteral("https://evilapi.twilio.com") + file, false);
    add("a look-alike letter", QStringLiteral("https://api.twіlio.com") + file, false);
    add("a host behind a user", QStringLiteral("https://api.twilio.com@evil.example") + file, false);
    add("a user and password", QStringLiteral("https://api.twilio.com:x@evil.example") + file, false);
    add("a user at Twilio", QStringLiteral("https://someone@api.twilio.com") + file, false);
    add("another port", QStringLiteral("https://api.twilio.com:8443") + file, false);
    add("a backslash", QStringLiteral("https://api.twilio.com\\@evil.example") + file, false);
    add("a fragment for a host", QStringLiteral("https://api.twilio.com#@evil.example") + file, false);
    add("a query for a host", QStringLiteral("https://api.twilio.com?@evil.example") + file, false);
    add("a foreign account",
        QStringLiteral("https://api.twilio.com/2010-04-01/Accounts/ACother/Messages/MMtest/Media/MEtest"), false);
    add("an account that begins like ours",
        QStringLiteral("https://api.twilio.com/2010-04-01/Accounts/ACtest2/Messages/MMtest/Media/MEtest"), false);
    add("dots", QStringLiteral("https://api.twilio.com") + path + QStringLiteral("/../ACother/Messages.json"), false);
    add("dots in code",
        QStringLiteral("https://api.twilio.com") + path + QStringLiteral("/%2e%2e/ACother/Messages.json"), false);
    add("a slash in code", QStringLiteral("https://api.twilio.com") + path + QStringLiteral("/Media%2fME"), false);
    add("two slashes", QStringLiteral("https://api.twilio.com") + path + QStringLiteral("//evil.example/a"), false);
    add("the account itself", QStringLiteral("https://api.twilio.com") + path, false);
    add("a line break", QStringLiteral("https://api.twilio.com") + file + QStringLiteral("\r\nHost: evil"), false);
    add("a line break at the end", QStringLiteral("https://api.twilio.com") + file + QStringLiteral("\n"), false);
    add("a blank in front", QStringLiteral(" https://api.twilio.com") + file, false);
    add("a NUL", QStringLiteral("https://api.twilio.com") + file + QChar(0), false);
    add("a script", QStringLiteral("javascript:alert(1)"), false);
    add("a file of this machine", QStringLiteral("file:///etc/passwd"), false);
    add("nothing", QString(), false);
}

void TestMediaFetch::knowsOurOwnAddresses()
{
    QFETCH(QString, url);
    QFETCH(bool, isOurs);
    const Result<QUrl> own = ownMediaUrl(url, credentials(), {});
    QCOMPARE(own.has_value(), isOurs);
    if (isOurs)
        QCOMPARE(own->toString(QUrl::FullyEncoded), url);
    else
        QCOMPARE(own.error().kind, ErrorKind::Refused);
}

void TestMediaFetch::knowsOurOwnAddressesAtAnApiOnThisMachine_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isOurs");
    QTest::newRow("there") << QStringLiteral("http://127.0.0.1:4010") + ownPath << true;
    QTest::newRow("another port") << QStringLiteral("http://127.0.0.1:4011") + ownPath << false;
    QTest::newRow("a longer port") << QStringLiteral("http://127.0.0.1:40101") + ownPath << false;
    QTest::newRow("another name") << QStringLiteral("http://localhost:4010") + ownPath << false;
    QTest::newRow("Twilio itself") << QStringLiteral("https://api.twilio.com") + ownPath << false;
    QTest::newRow("a user") << QStringLiteral("http://127.0.0.1:4010@evil.example") + ownPath << false;
}

void TestMediaFetch::knowsOurOwnAddressesAtAnApiOnThisMachine()
{
    QFETCH(QString, url);
    QFETCH(bool, isOurs);
    QCOMPARE(ownMediaUrl(url, credentials(), QStringLiteral("http://127.0.0.1:4010")).has_value(), isOurs);
}

void TestMediaFetch::followsOnlySafeRedirects_data()
{
    QTest::addColumn<QString>("apiBase");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("isSafe");
    const QString twilio;
    const QString local = QStringLiteral("http://127.0.0.1:4010");
    QTest::newRow("a store") << twilio << QByteArray("https://media.twiliocdn.com/ME1?Signature=a%2Fb%3D") << true;
    QTest::newRow("relative") << twilio << QByteArray("/elsewhere/ME1") << true;
    QTest::newRow("no https") << twilio << QByteArray("http://media.twiliocdn.com/ME1") << false;
    QTest::newRow("this machine") << twilio << QByteArray("https://127.0.0.1/ME1") << false;
    QTest::newRow("this machine by name") << twilio << QByteArray("https://localhost/ME1") << false;
    QTest::newRow("this machine in IPv6") << twilio << QByteArray("https://[::1]/ME1") << false;
    QTest::newRow("the network here") << twilio << QByteArray("https://192.168.1.1/ME1") << false;
    QTest::newRow("a cloud's own data") << twilio << QByteArray("https://169.254.169.254/latest") << false;
    QTest::newRow("a user") << twilio << QByteArray("https://a:b@media.twiliocdn.com/ME1") << false;
    QTest::newRow("a file") << twilio << QByteArray("file:///etc/passwd") << false;
    QTest::newRow("data") << twilio << QByteArray("data:text/plain,hello") << false;
    QTest::newRow("nowhere") << twilio << QByteArray() << false;
    QTest::newRow("too long") << twilio << "https://a.example/" + QByteArray(9000, 'a') << false;
    QTest::newRow("local to local") << local << QByteArray("http://127.0.0.1:4011/ME1") << true;
    QTest::newRow("local to plain http elsewhere") << local << QByteArray("http://192.168.1.1/ME1") << false;
}

void TestMediaFetch::followsOnlySafeRedirects()
{
    QFETCH(QString, apiBase);
    QFETCH(QByteArray, location);
    QFETCH(bool, isSafe);
    const QUrl from((apiBase.isEmpty() ? QStringLiteral("https://api.twilio.com") : apiBase) + ownPath);
    const Result<QUrl> target = redirectTarget(from, location, apiBase);
    QCOMPARE(target.has_value(), isSafe);
    if (isSafe && location.startsWith("http"))
        QCOMPARE(target->toEncoded(), location);
}

void TestMediaFetch::asksNobodyForWhatIsNotOurs_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("a foreign account") << QStringLiteral("%1/2010-04-01/Accounts/ACother/Messages/MM/Media/ME");
    QTest::newRow("no account") << QStringLiteral("%1/picture.jpg");
    QTest::newRow("dots") << QStringLiteral("%1/2010-04-01/Accounts/ACtest/../ACother/Messages.json");
    QTest::newRow("dots in code") << QStringLiteral("%1/2010-04-01/Accounts/ACtest/%2e%2e/ACother/Media");
    QTest::newRow("a user of that name") << QStringLiteral("http://ACtest:x@127.0.0.1:%2/2010-04-01/Accounts/ACtest/a");
    QTest::newRow("another name of it") << QStringLiteral("http://localhost:%2/2010-04-01/Accounts/ACtest/a");
}

void TestMediaFetch::asksNobodyForWhatIsNotOurs()
{
    QFETCH(QString, url);
    ScriptedServer twilio({{ScriptedServer::answer(200, "picture")}});
    const QTemporaryDir folder;
    MediaFetch fetch(credentials(), twilio.base());
    url.replace(QStringLiteral("%1"), twilio.base())
        .replace(QStringLiteral("%2/"), QString::number(twilio.port()) + u'/');
    const auto future = fetch.fetch(url, folder.path());
    QVERIFY(QTest::qWaitFor([&future] { return future.isFinished(); }));
    QCOMPARE(future.result().error().kind, ErrorKind::Refused);
    QVERIFY(future.result().error().message.contains(QStringLiteral("credentials go nowhere else")));
    QCOMPARE(twilio.connections(), 0);
}

void TestMediaFetch::fetchesWithCredentialsOnTheFirstHopOnly()
{
    const QByteArray picture(200'000, 'p');
    ScriptedServer second({{redirect("/final", 302)}, {ScriptedServer::answer(200, picture, "image/jpeg; a=b")}});
    Bench bench({{redirect(second.base().toLatin1() + "/store/ME?Signature=a%2Fb")}});
    const Outcome media = bench.fetch();
    QVERIFY2(media, media ? "" : qPrintable(media.error().detail));
    QCOMPARE(media->contentType, QStringLiteral("image/jpeg"));
    QCOMPARE(media->size, picture.size());
    QCOMPARE(bytesOf(media->path), picture);

    QCOMPARE(bench.twilio.requests().size(), 1);
    QCOMPARE(bench.twilio.requests().first().target, ownPath.toLatin1());
    QCOMPARE(bench.twilio.requests().first().header("Authorization"),
             "Basic " + QByteArray("ACtest:secret").toBase64());
    QCOMPARE(second.requests().size(), 2);
    QCOMPARE(second.requests().first().target, QByteArray("/store/ME?Signature=a%2Fb"));
    for (const SeenRequest &request : second.requests()) {
        QVERIFY2(!holdsCredentials(request), request.head.constData());
        QVERIFY(request.header("Cookie").isEmpty() && request.header("Referer").isEmpty());
    }
}

void TestMediaFetch::givesNoCredentialsToTheSameHostAfterARedirect()
{
    Bench bench({{redirect(ownPath.toLatin1() + "2")}, {ScriptedServer::answer(200, "picture")}});
    QVERIFY(bench.fetch());
    QCOMPARE(bench.twilio.requests().size(), 2);
    QVERIFY(!holdsCredentials(bench.twilio.requests().last()));
}

void TestMediaFetch::endsARoundOfRedirects()
{
    Bench bench({{redirect("/again")}});
    QCOMPARE(bench.fetch().error().kind, ErrorKind::Refused);
    QCOMPARE(bench.twilio.requests().size(), 6);
    QVERIFY(bench.files().isEmpty());
}

void TestMediaFetch::neverAsksWhereAnUnsafeRedirectPoints()
{
    ScriptedServer stranger({{ScriptedServer::answer(200, "picture")}});
    Bench bench({{redirect("http://user:word@127.0.0.1:" + QByteArray::number(stranger.port()) + "/a")}});
    QCOMPARE(bench.fetch().error().kind, ErrorKind::Refused);
    QCOMPARE(stranger.connections(), 0);
}

void TestMediaFetch::takesTheNameThatTheServerGives_data()
{
    QTest::addColumn<QByteArray>("disposition");
    QTest::addColumn<QString>("name");
    QTest::newRow("none") << QByteArray() << QString();
    QTest::newRow("quoted") << QByteArray("attachment; filename=\"in voice.pdf\"") << QStringLiteral("in voice.pdf");
    QTest::newRow("bare") << QByteArray("inline; filename=a.pdf; size=3") << QStringLiteral("a.pdf");
    QTest::newRow("encoded") << QByteArray("attachment; filename=\"x\"; filename*=UTF-8''Gr%C3%BC%C3%9Fe.txt")
                             << QStringLiteral("Grüße.txt");
    QTest::newRow("a way out") << QByteArray("attachment; filename=\"../../.bashrc\"") << QStringLiteral(".bashrc");
    QTest::newRow("a way out of Windows")
        << QByteArray("attachment; filename=\"C:\\x\\y.exe\"") << QStringLiteral("y.exe");
    QTest::newRow("a turn of the text") << QByteArray("attachment; filename*=UTF-8''gpj.%E2%80%AEexe")
                                        << QStringLiteral("gpj.exe");
    QTest::newRow("only dots") << QByteArray("attachment; filename=\"..\"") << QString();
}

void TestMediaFetch::takesTheNameThatTheServerGives()
{
    QFETCH(QByteArray, disposition);
    const QByteArray header = disposition.isEmpty() ? QByteArray() : "Content-Disposition: " + disposition + "\r\n";
    Bench bench({{ScriptedServer::answer(200, "x", "application/pdf", header)}});
    const Outcome media = bench.fetch();
    QVERIFY(media);
    QTEST(media->name, "name");
}

void TestMediaFetch::cutsOffWhatIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("bodySize");
    constexpr int kib = 1024;
    QTest::newRow("announced 100 MiB") << QByteArray("Content-Length: 104857600\r\n") << kib;
    QTest::newRow("not announced") << QByteArray("Connection: close\r\n") << 8 * kib * kib;
}

void TestMediaFetch::cutsOffWhatIsTooLarge()
{
    QFETCH(QByteArray, head);
    QFETCH(int, bodySize);
    MediaLimits limits;
    limits.maxBytes = 1024 * 1024;
    Bench bench({{"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n" + head + "\r\n" + QByteArray(bodySize, 'x')}},
                limits);
    const Outcome media = bench.fetch();
    QVERIFY(!media);
    QCOMPARE(media.error().kind, ErrorKind::Refused);
    QVERIFY(media.error().message.contains(QStringLiteral("1 MB")));
    QVERIFY(bench.files().isEmpty());
}

void TestMediaFetch::givesUpOnWhatNeverComes()
{
    MediaLimits limits;
    limits.totalMs = 300;
    Bench silent({{{}, Step::Then::Hang}}, limits);
    QCOMPARE(silent.fetch().error().kind, ErrorKind::Unavailable);
    Bench half({{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"}}, limits);
    QCOMPARE(half.fetch().error().kind, ErrorKind::Unavailable);
    QVERIFY(half.files().isEmpty());
}

void TestMediaFetch::saysHowItFailed_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("kind");
    QTest::newRow("404") << ScriptedServer::answer(404, "{}") << int(ErrorKind::NotFound);
    QTest::newRow("401") << ScriptedServer::answer(401, "{}") << int(ErrorKind::Unauthorised);
    QTest::newRow("429") << ScriptedServer::answer(429, "{}") << int(ErrorKind::RateLimited);
    QTest::newRow("500") << ScriptedServer::answer(500, "<html>", "text/html") << int(ErrorKind::Unavailable);
    QTest::newRow("cut") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
                         << int(ErrorKind::Unavailable);
    QTest::newRow("empty") << ScriptedServer::answer(200, {}) << int(ErrorKind::Unavailable);
    QTest::newRow("a part") << ScriptedServer::answer(206, "x") << int(ErrorKind::Unavailable);
}

void TestMediaFetch::saysHowItFailed()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, kind);
    Bench bench({{answer, Step::Then::Close}});
    const Outcome media = bench.fetch();
    QVERIFY(!media);
    QCOMPARE(int(media.error().kind), kind);
    QVERIFY(!media.error().message.isEmpty());
    QVERIFY(bench.files().isEmpty());
}

void TestMediaFetch::leavesNothingBehindWhenItIsStopped()
{
    ScriptedServer twilio({{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"}});
    const QTemporaryDir folder;
    {
        MediaFetch fetch(credentials(), twilio.base());
        const auto future = fetch.fetch(twilio.base() + ownPath, folder.path());
        QTRY_COMPARE(twilio.requests().size(), 1);
    }
    QVERIFY(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
}

QTEST_GUILESS_MAIN(TestMediaFetch)
#include "tst_mediafetch.moc"
