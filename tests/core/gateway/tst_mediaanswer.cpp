// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/mediaanswer.h"

#include "core/base/randomtoken.h"
#include "core/desk/calldesk.h"
#include "core/desk/calldriver.h"
#include "core/desk/deliveries.h"
#include "core/desk/inbox.h"
#include "core/desk/mediashelf.h"
#include "core/gateway/gateway.h"
#include "core/gateway/httpserver.h"
#include "rawpeer.h"
#include "tests/core/desk/samplefiles.h"
#include "tests/core/store/storefixture.h"

#include <QRegularExpression>
#include <QWebSocket>

using namespace patchcord;
using namespace patchcord::gateway;
using patchcord::testing::write;

namespace {

constexpr int patience = 10'000;

/// The public port with a shelf behind it.
struct Door
{
    explicit Door(const HttpLimits &limits = {}, const desk::ShelfTimes &times = {})
        : inbox(fixture.store(), {})
        , deliveries(fixture.store())
        , client({}, QStringLiteral("http://127.0.0.1:9"))
        , driver(fixture.store(), client, QStringLiteral("https://desk.example"), {})
        , calls(fixture.store(), driver)
        , shelf(folder.path(), times)
        , gateway(fixture.store(), inbox, deliveries, calls, {QStringLiteral("https://desk.example"), {}, limits})
    {
        gateway.serveMedia(shelf);
        port = gateway.listen(QHostAddress::LocalHost, 0).value_or(0);
    }

    QByteArray lend(const QByteArray &bytes, const QString &name = QStringLiteral("a.jpg"))
    {
        write(folder.filePath(QStringLiteral("abc.jpg")), bytes);
        MediaItem item;
        item.file = QStringLiteral("abc.jpg");
        item.contentType = QStringLiteral("image/jpeg");
        item.name = name;
        return shelf.lend(item);
    }

    store::StoreFixture fixture;
    QTemporaryDir folder;
    desk::Inbox inbox;
    desk::Deliveries deliveries;
    twilio::Client client;
    desk::CallDriver driver;
    desk::CallDesk calls;
    desk::MediaShelf shelf;
    Gateway gateway;
    quint16 port = 0;
};

QByteArray get(const QByteArray &token, const QByteArray &method = "GET", const QByteArray &more = {})
{
    return method + " /m/" + token + " HTTP/1.1\r\nHost: desk.example\r\n" + more + "Connection: close\r\n\r\n";
}

QByteArray answerTo(quint16 port, const QByteArray &request)
{
    RawPeer peer(port, request);
    return QTest::qWaitFor([&peer] { return peer.isClosed() && !peer.received().isEmpty(); }, patience)
        ? peer.received()
        : QByteArray();
}

QByteArray bodyOf(const QByteArray &answer)
{
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : answer.sliced(end + 4);
}

/// As many bytes as anybody wants.
class Endless final : public QIODevice
{
public:
    struct Seen
    {
        qint64 bytes = 0;
        bool isGone = false;
    };

    explicit Endless(Seen &seen)
        : m_seen(seen)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    ~Endless() override { m_seen.isGone = true; }

    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        std::fill_n(data, size, 'x');
        m_seen.bytes += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    Seen &m_seen;
};

} // namespace

/// Files of outgoing messages, as Twilio and strangers meet them on the public port.
class TestMediaAnswer final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void readsRanges_data();
    void readsRanges();
    void namesAFileForEveryReader_data();
    void namesAFileForEveryReader();
    void servesTheFileWithItsHeaders();
    void answersHeadWithoutTheFile();
    void servesAPart();
    void refusesAPartThatIsNotThere();
    void servesALargeFileInParts();
    void dropsAPeerThatDoesNotTakeIt();
    void keepsTheConnectionForTheNextRequest();
    void expiresAfterItWasFetched();
    void staysUntilItWasFetchedWhole();
    void tellsNothingOfOtherTokens();
    void findsNothingByGuessing();
    void servesNothingWhenTheFileChanged();
};

void TestMediaAnswer::readsRanges_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("first");
    QTest::addColumn<qint64>("size");
    const auto add = [](const char *header, qint64 first, qint64 size) {
        QTest::newRow(*header ? header : "none") << QByteArray(header) << first << size;
    };
    add("", 0, 100);
    add("bytes=0-9", 0, 10);
    add("bytes=90-", 90, 10);
    add("bytes=90-500", 90, 10);
    add("bytes=-10", 90, 10);
    add("bytes=-500", 0, 100);
    add("bytes=99-99", 99, 1);
    add("bytes=100-", -1, 0);
    add("bytes=-0", -1, 0);
    add("bytes=9-0", 0, 100);
    add("bytes=0-1,5-6", 0, 100);
    add("bytes=a-b", 0, 100);
    add("bytes=", 0, 100);
    add("bytes=99999999999999999999-", 0, 100);
    add("lines=1-2", 0, 100);
}

void TestMediaAnswer::readsRanges()
{
    QFETCH(QByteArray, header);
    QFETCH(qint64, first);
    QFETCH(qint64, size);
    const auto range = rangeOf(header, 100);
    QCOMPARE(range.has_value(), first >= 0);
    if (range)
        QVERIFY((*range == ByteRange{first, size}));
}

void TestMediaAnswer::namesAFileForEveryReader_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("plain");
    QTest::newRow("plain") << QStringLiteral("a.pdf") << QByteArray("a.pdf");
    QTest::newRow("blanks") << QStringLiteral("my file.pdf") << QByteArray("my_file.pdf");
    QTest::newRow("letters") << QStringLiteral("Größe.pdf") << QByteArray("Gr__e.pdf");
    QTest::newRow("long") << QStringLiteral("a very long name of a file.jpeg") << QByteArray("a_very_long_nam.jpeg");
    QTest::newRow("a header") << QStringLiteral("a\"\r\nSet-Cookie: x.pdf") << QByteArray("a___Set-Cookie__.pdf");
}

void TestMediaAnswer::namesAFileForEveryReader()
{
    QFETCH(QString, name);
    const QByteArray disposition = dispositionOf(name);
    QVERIFY(!disposition.contains('\r') && !disposition.contains('\n'));
    const QByteArray plain = disposition.split('"').value(1);
    QTEST(plain, "plain");
    QVERIFY(plain.size() <= 20);
    QCOMPARE(QString::fromUtf8(QByteArray::fromPercentEncoding(disposition.split('\'').last())), name);
}

void TestMediaAnswer::servesTheFileWithItsHeaders()
{
    Door door;
    const QByteArray answer = answerTo(door.port, get(door.lend("a picture")));
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    for (const char *header :
         {"Content-Type: image/jpeg\r\n", "Content-Length: 9\r\n", "X-Content-Type-Options: nosniff\r\n",
          "Accept-Ranges: bytes\r\n", "Cache-Control: no-store\r\n", "Content-Disposition: inline; filename=\"a.jpg\""})
        QVERIFY2(answer.contains(header), header);
    QCOMPARE(answer.count("Content-Length"), 1);
    QCOMPARE(bodyOf(answer), QByteArray("a picture"));
}

void TestMediaAnswer::answersHeadWithoutTheFile()
{
    Door door({}, {60'000, 0});
    const QByteArray token = door.lend("a picture");
    const QByteArray answer = answerTo(door.port, get(token, "HEAD"));
    QVERIFY(answer.startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(answer.contains("Content-Length: 9\r\n"));
    QVERIFY(bodyOf(answer).isEmpty());
    QVERIFY(door.shelf.find(token).has_value()); // Nobody has it yet.
}

void TestMediaAnswer::servesAPart()
{
    Door door;
    const QByteArray answer = answerTo(door.port, get(door.lend("0123456789"), "GET", "Range: bytes=2-4\r\n"));
    QVERIFY(answer.startsWith("HTTP/1.1 206 Partial Content\r\n"));
    QVERIFY(answer.contains("Content-Range: bytes 2-4/10\r\n"));
    QVERIFY(answer.contains("Content-Length: 3\r\n"));
    QCOMPARE(bodyOf(answer), QByteArray("234"));
}

void TestMediaAnswer::refusesAPartThatIsNotThere()
{
    Door door;
    const QByteArray answer = answerTo(door.port, get(door.lend("0123456789"), "GET", "Range: bytes=10-\r\n"));
    QVERIFY(answer.startsWith("HTTP/1.1 416 "));
    QVERIFY(answer.toLower().contains("content-range: bytes */10\r\n"));
    QVERIFY(bodyOf(answer).isEmpty());
}

void TestMediaAnswer::servesALargeFileInParts()
{
    Door door;
    QByteArray bytes(16 * 1024 * 1024, '\0');
    for (qsizetype at = 0; at < bytes.size(); at += 4)
        qToLittleEndian(quint32(at), bytes.data() + at);
    RawPeer peer(door.port, get(door.lend(bytes)));
    peer.socket().setReadBufferSize(256 * 1024);
    QVERIFY(QTest::qWaitFor([&peer] { return peer.isClosed(); }, 4 * patience));
    QCOMPARE(peer.body().size(), bytes.size());
    QVERIFY(peer.body() == bytes);
}

void TestMediaAnswer::dropsAPeerThatDoesNotTakeIt()
{
    HttpLimits limits;
    limits.writeMs = 300;
    HttpServer server(limits);
    Endless::Seen seen;
    bool isTaken = false;
    server.route("GET", QStringLiteral("/big"), [&](const HttpRequest &, const HttpReply &reply) {
        const auto stream = std::make_shared<HttpStream>();
        stream->source = std::make_unique<Endless>(seen);
        stream->size = 1'000'000'000;
        stream->taken = [&isTaken] { isTaken = true; };
        reply.answer({.contentType = "image/jpeg", .stream = stream});
    });
    const auto port = server.listen(QHostAddress::LocalHost, 0);
    QVERIFY(port);
    QTcpSocket lazy;
    lazy.setReadBufferSize(1024);
    lazy.connectToHost(QHostAddress(QHostAddress::LocalHost), *port);
    lazy.write("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
    QVERIFY(QTest::qWaitFor([&seen] { return seen.isGone; }, patience));
    QVERIFY(!isTaken);
    // No more was read than the system takes in for its peer.
    QVERIFY2(seen.bytes < 20'000'000, qPrintable(QString::number(seen.bytes)));
}

void TestMediaAnswer::keepsTheConnectionForTheNextRequest()
{
    Door door;
    const QByteArray token = door.lend("a picture");
    const QByteArray request = "GET /m/" + token + " HTTP/1.1\r\nHost: desk.example\r\n\r\n";
    RawPeer peer(door.port, request + request);
    QTRY_COMPARE(peer.statuses(), (QList<int>{200, 200}));
    QTRY_VERIFY(peer.received().endsWith("a picture"));
    QVERIFY(peer.isOpen());
}

void TestMediaAnswer::expiresAfterItWasFetched()
{
    Door door({}, {60'000, 300});
    const QByteArray token = door.lend("a picture");
    QVERIFY(answerTo(door.port, get(token)).startsWith("HTTP/1.1 200"));
    QVERIFY(answerTo(door.port, get(token, "HEAD")).startsWith("HTTP/1.1 200")); // Within the grace.
    QTRY_VERIFY(answerTo(door.port, get(token)).startsWith("HTTP/1.1 404"));
}

void TestMediaAnswer::staysUntilItWasFetchedWhole()
{
    Door door({}, {60'000, 0});
    const QByteArray token = door.lend("0123456789");
    QVERIFY(answerTo(door.port, get(token, "GET", "Range: bytes=0-4\r\n")).startsWith("HTTP/1.1 206"));
    QVERIFY(answerTo(door.port, get(token, "GET", "Range: bytes=5-9\r\n")).startsWith("HTTP/1.1 206"));
    QVERIFY(answerTo(door.port, get(token)).startsWith("HTTP/1.1 404"));
}

void TestMediaAnswer::tellsNothingOfOtherTokens()
{
    Door door({}, {60'000, 0});
    const QByteArray token = door.lend("a picture");
    QVERIFY(answerTo(door.port, get(token)).startsWith("HTTP/1.1 200"));
    const QByteArray expired = answerTo(door.port, get(token));
    const QByteArray never = answerTo(door.port, get(randomToken().toLatin1()));
    QVERIFY(never.startsWith("HTTP/1.1 404"));
    QCOMPARE(expired, never);
    QCOMPARE(answerTo(door.port, get("x")), never);
    QCOMPARE(answerTo(door.port, get(token, "HEAD")), answerTo(door.port, get("x", "HEAD")));
    QCOMPARE(answerTo(door.port, get(token, "POST")), answerTo(door.port, get("x", "POST")));
}

void TestMediaAnswer::findsNothingByGuessing()
{
    Door door;
    const QByteArray token = door.lend("a picture");
    QByteArrayList guesses{"abc.jpg",
                           "..%2fabc.jpg",
                           "../abc.jpg",
                           "%2e%2e/abc.jpg",
                           "",
                           token + "/",
                           token + ".jpg",
                           token.chopped(1),
                           token + "%00",
                           "./" + token,
                           "*",
                           "%",
                           QByteArray(8000, 'a'),
                           token + token};
    while (guesses.size() < 1500)
        guesses.append(randomToken().toLatin1());
    int found = 0;
    constexpr qsizetype batch = 50;
    for (qsizetype at = 0; at < guesses.size(); at += batch) {
        QByteArray requests;
        qsizetype count = 0;
        for (; count < batch && at + count < guesses.size(); ++count)
            requests += "GET /m/" + guesses.at(at + count) + " HTTP/1.1\r\nHost: desk.example\r\n\r\n";
        RawPeer peer(door.port, requests);
        QVERIFY(QTest::qWaitFor([&] { return peer.statuses().size() == count; }, patience));
        for (const int status : peer.statuses())
            found += status != 404;
    }
    QCOMPARE(found, 0);
    QVERIFY(answerTo(door.port, get(token)).startsWith("HTTP/1.1 200"));
}

void TestMediaAnswer::servesNothingWhenTheFileChanged()
{
    Door door;
    const QByteArray token = door.lend("a picture");
    write(door.folder.filePath(QStringLiteral("abc.jpg")), "something else");
    QVERIFY(answerTo(door.port, get(token)).startsWith("HTTP/1.1 404"));
    QVERIFY(QFile::remove(door.folder.filePath(QStringLiteral("abc.jpg"))));
    QVERIFY(answerTo(door.port, get(token)).startsWith("HTTP/1.1 404"));
}

QTEST_GUILESS_MAIN(TestMediaAnswer)
#include "tst_mediaanswer.moc"
