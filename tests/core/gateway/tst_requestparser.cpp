// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/chunkdecoder.h"
#include "core/gateway/requestparser.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord::gateway;

/// What the parsers of heads and chunks take, and what they refuse.
class TestRequestParser final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void refusesHeadsThatCouldBeReadTwoWays_data();
    void refusesHeadsThatCouldBeReadTwoWays();
    void keepsTargetAndHeadersToTheByte();
    void readsFraming_data();
    void readsFraming();
    void findsTheBlankLineAcrossPieces();
    void decodesChunksAtEverySplit();
    void refusesMalformedChunks_data();
    void refusesMalformedChunks();
};

void TestRequestParser::refusesHeadsThatCouldBeReadTwoWays_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    const QByteArray start = "POST /a HTTP/1.1\r\nHost: a\r\n";
    QTest::newRow("empty") << QByteArray() << 400;
    QTest::newRow("no version") << QByteArray("GET /\r\nHost: a") << 400;
    QTest::newRow("wrong version") << QByteArray("GET / HTTP/2.0\r\nHost: a") << 400;
    QTest::newRow("version with a tail") << QByteArray("GET / HTTP/1.1 \r\nHost: a") << 400;
    QTest::newRow("two blanks") << QByteArray("GET  / HTTP/1.1\r\nHost: a") << 400;
    QTest::newRow("blank in the target") << QByteArray("GET /a b HTTP/1.1\r\nHost: a") << 400;
    QTest::newRow("absolute target") << QByteArray("GET http://a/ HTTP/1.1\r\nHost: a") << 400;
    QTest::newRow("fragment") << QByteArray("GET /a#b HTTP/1.1\r\nHost: a") << 400;
    QTest::newRow("method of other bytes") << QByteArray("GE(T / HTTP/1.1\r\nHost: a") << 400;
    QTest::newRow("endless method") << QByteArray(33, 'A') + " / HTTP/1.1\r\nHost: a" << 400;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\nA: b") << 400;
    QTest::newRow("two hosts") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: a") << 400;
    QTest::newRow("two hosts in 1.0") << QByteArray("GET / HTTP/1.0\r\nHost: a\r\nhost: b") << 400;
    QTest::newRow("host with a path") << QByteArray("GET / HTTP/1.1\r\nHost: a/b") << 400;
    QTest::newRow("header without a colon") << start + "nothing" << 400;
    QTest::newRow("blank before the colon") << start + "A : b" << 400;
    QTest::newRow("folded line") << start + "A: b\r\n c" << 400;
    QTest::newRow("NUL in a value") << start + QByteArray("A: b\0c", 6) << 400;
    QTest::newRow("bare return in a value") << start + "A: b\rc" << 400;
    QTest::newRow("two lengths") << start + "Content-Length: 1\r\nContent-Length: 1" << 400;
    QTest::newRow("list of lengths") << start + "Content-Length: 1, 1" << 400;
    QTest::newRow("negative length") << start + "Content-Length: -5" << 400;
    QTest::newRow("signed length") << start + "Content-Length: +5" << 400;
    QTest::newRow("empty length") << start + "Content-Length:" << 400;
    QTest::newRow("length and chunks") << start + "Content-Length: 1\r\nTransfer-Encoding: chunked" << 400;
    QTest::newRow("two encodings") << start + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked" << 400;
    QTest::newRow("other encoding") << start + "Transfer-Encoding: gzip, chunked" << 400;
    QTest::newRow("chunks in 1.0") << QByteArray("POST / HTTP/1.0\r\nTransfer-Encoding: chunked") << 400;
    QTest::newRow("other expectation") << start + "Expect: miracles" << 417;
    QTest::newRow("too many headers") << start + QByteArray("A: b\r\n").repeated(5) + "A: b" << 431;
}

void TestRequestParser::refusesHeadsThatCouldBeReadTwoWays()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    const auto parsed = parseHead(head, 6);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error(), status);
}

void TestRequestParser::keepsTargetAndHeadersToTheByte()
{
    const auto head
        = parseHead("POST /x?a=%41%2f+\xc3\xa9'{}|\\&&=%zz? HTTP/1.1\r\nhOsT:\t a:80 \r\nX-A:one\r\nx-a: t\xfc", 8);
    QVERIFY(head);
    QCOMPARE(head->method, QByteArray("POST"));
    QCOMPARE(head->target, QByteArray("/x?a=%41%2f+\xc3\xa9'{}|\\&&=%zz?"));
    const HttpHeaders expected{{"hOsT", "a:80"}, {"X-A", "one"}, {"x-a", "t\xfc"}};
    QCOMPARE(head->headers, expected);
}

void TestRequestParser::readsFraming_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<qint64>("length");
    QTest::addColumn<bool>("isChunked");
    QTest::addColumn<bool>("keepsAlive");
    QTest::addColumn<bool>("wantsWebSocket");
    const QByteArray start = "GET / HTTP/1.1\r\nHost: a";
    QTest::newRow("plain") << start << qint64(0) << false << true << false;
    QTest::newRow("length") << start + "\r\nContent-Length: 0012" << qint64(12) << false << true << false;
    QTest::newRow("enormous length") << start + "\r\nContent-Length: 99999999999999999999999"
                                     << std::numeric_limits<qint64>::max() << false << true << false;
    QTest::newRow("chunked") << start + "\r\nTransfer-Encoding: Chunked" << qint64(0) << true << true << false;
    QTest::newRow("close") << start + "\r\nConnection: te, Close" << qint64(0) << false << false << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0") << qint64(0) << false << false << false;
    QTest::newRow("1.0 kept") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive") << qint64(0) << false << true
                              << false;
    QTest::newRow("websocket") << start + "\r\nConnection: keep-alive, Upgrade\r\nUpgrade: WebSocket" << qint64(0)
                               << false << true << true;
    QTest::newRow("upgrade without connection")
        << start + "\r\nUpgrade: websocket" << qint64(0) << false << true << false;
}

void TestRequestParser::readsFraming()
{
    QFETCH(QByteArray, head);
    const auto parsed = parseHead(head, 8);
    QVERIFY(parsed);
    QTEST(parsed->contentLength, "length");
    QTEST(parsed->isChunked, "isChunked");
    QTEST(parsed->keepsAlive, "keepsAlive");
    QTEST(parsed->wantsWebSocket, "wantsWebSocket");
}

void TestRequestParser::findsTheBlankLineAcrossPieces()
{
    const QByteArray bytes = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
    qsizetype scanned = 0;
    for (qsizetype size = 0; size < bytes.size() - 4; ++size) {
        const HeadEnd end = findHeadEnd(QByteArrayView(bytes).first(size), scanned);
        QCOMPARE(end.kind, HeadEnd::Kind::Missing);
        scanned = end.size;
    }
    const HeadEnd end = findHeadEnd(bytes, scanned);
    QCOMPARE(end.kind, HeadEnd::Kind::Found);
    QCOMPARE(end.size, bytes.size() - 4);
    QCOMPARE(findHeadEnd("GET / HTTP/1.1\nHost: a\n\n", 0).kind, HeadEnd::Kind::Broken);
}

void TestRequestParser::decodesChunksAtEverySplit()
{
    const QByteArray bytes = "5;x=y\r\nhello\r\n00a\r\n, you two\n\r\n0\r\nTrailer: 1\r\n\r\nGET";
    for (qsizetype split = 0; split <= bytes.size(); ++split) {
        ChunkDecoder decoder(64);
        const qsizetype first = decoder.consume(QByteArrayView(bytes).first(split));
        const qsizetype second = decoder.consume(QByteArrayView(bytes).sliced(first));
        QCOMPARE(decoder.state(), ChunkDecoder::State::Done);
        QCOMPARE(first + second, bytes.size() - 3);
        QCOMPARE(decoder.takeBody(), QByteArray("hello, you two\n"));
    }
}

void TestRequestParser::refusesMalformedChunks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ChunkDecoder::State>("state");
    using enum ChunkDecoder::State;
    QTest::newRow("negative size") << QByteArray("-5\r\n") << Malformed;
    QTest::newRow("no hex") << QByteArray("zz\r\n") << Malformed;
    QTest::newRow("prefix") << QByteArray("0x5\r\n") << Malformed;
    QTest::newRow("empty size") << QByteArray("\r\n") << Malformed;
    QTest::newRow("blank") << QByteArray("5 \r\nhello\r\n") << Malformed;
    QTest::newRow("bare line feed") << QByteArray("5\nhello\r\n") << Malformed;
    QTest::newRow("longer than said") << QByteArray("5\r\nhello!\r\n") << Malformed;
    QTest::newRow("long extension") << "5;" + QByteArray(300, 'x') << Malformed;
    QTest::newRow("long trailer") << "0\r\n" + QByteArray("A: 234567890123456789\r\n").repeated(60) << Malformed;
    QTest::newRow("one too large") << QByteArray("41\r\n") << TooLarge;
    QTest::newRow("too large in sum") << "40\r\n" + QByteArray(64, 'x') + "\r\n1\r\n" << TooLarge;
    QTest::newRow("four gigabytes") << QByteArray("ffffffff\r\n") << TooLarge;
}

void TestRequestParser::refusesMalformedChunks()
{
    QFETCH(QByteArray, bytes);
    ChunkDecoder decoder(64);
    decoder.consume(bytes);
    QTEST(decoder.state(), "state");
    QVERIFY(decoder.takeBody().size() <= 64);
}

QTEST_GUILESS_MAIN(TestRequestParser)
#include "tst_requestparser.moc"
