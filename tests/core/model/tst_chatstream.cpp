// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/chatstream.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;
using namespace patchcord::model;

namespace {

QByteArray piece(const QByteArray &delta, const QByteArray &reason = "null")
{
    return "data: {\"choices\":[{\"delta\":" + delta + ",\"finish_reason\":" + reason + "}]}\n\n";
}

const QByteArray hello = piece(R"({"role":"assistant"})") + piece(R"({"content":"Grüße, "})")
    + piece(R"({"content":"Ann 😀"})") + piece("{}", "\"stop\"") + "data: [DONE]\n\n";

} // namespace

class TestChatStream final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void readsItHoweverItIsCut_data()
    {
        QTest::addColumn<int>("size");
        for (int size : {1, 2, 3, 7, 1000})
            QTest::addRow("%d bytes at a time", size) << size;
    }

    void readsItHoweverItIsCut()
    {
        QFETCH(int, size);
        ChatStream stream;
        QString grown;
        for (qsizetype i = 0; i < hello.size(); i += size) {
            const auto more = stream.feed(hello.mid(i, size));
            QVERIFY(more);
            grown += *more;
        }
        QVERIFY(stream.isDone());
        QCOMPARE(grown, QStringLiteral("Grüße, Ann 😀"));
        QCOMPARE(stream.whole(), Result<QString>(grown));
    }

    void takesWhatServersDoDifferently_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray returns = hello;
        returns.replace("\n", "\r\n");
        QTest::addRow("CR LF") << returns;
        QTest::addRow("comments, ids and event names")
            << QByteArray(": still thinking\n\nid: 4\nevent: message\n") + hello;
        QTest::addRow("no [DONE]") << hello.chopped(14);
        QTest::addRow("no finish_reason") << piece(R"({"content":"Grüße, Ann 😀"})") + "data:[DONE]\n\n";
        QTest::addRow("usage at the end") << hello.chopped(14) + "data: {\"choices\":[],\"usage\":{\"n\":4}}\n\n";
        QTest::addRow("thoughts beside the answer") << piece(R"({"reasoning_content":"Hm."})") + hello;
    }

    void takesWhatServersDoDifferently()
    {
        QFETCH(QByteArray, bytes);
        ChatStream stream;
        QVERIFY(stream.feed(bytes));
        QCOMPARE(stream.whole(), Result<QString>(QStringLiteral("Grüße, Ann 😀")));
    }

    void givesNothingOfWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addRow("cut in the middle") << piece(R"({"content":"Your ref"})") << ErrorKind::OutcomeUnknown;
        QTest::addRow("cut within an event") << hello.first(60) << ErrorKind::OutcomeUnknown;
        QTest::addRow("nothing at all") << QByteArray() << ErrorKind::Malformed;
        QTest::addRow("no words") << piece("{}", "\"stop\"") + "data: [DONE]\n\n" << ErrorKind::Malformed;
        QTest::addRow("blanks only") << piece(R"({"content":" \n "})", "\"stop\"") << ErrorKind::Malformed;
        QTest::addRow("broken JSON") << QByteArray("data: {\"choices\":[{\n\n") << ErrorKind::Malformed;
        QTest::addRow("a list") << QByteArray("data: []\n\n") << ErrorKind::Malformed;
        QTest::addRow("a page") << QByteArray("<!doctype html>\n<p>Hello\n") << ErrorKind::Malformed;
        QTest::addRow("tools") << piece(R"({"tool_calls":[{"function":{"name":"rm"}}]})") << ErrorKind::Refused;
        QTest::addRow("tools at the end") << piece(R"({"content":"a"})", "\"tool_calls\"") << ErrorKind::Refused;
        QTest::addRow("a filter") << piece(R"({"content":"a"})", "\"content_filter\"") << ErrorKind::Refused;
        QTest::addRow("out of room") << piece(R"({"content":"a"})", "\"length\"") << ErrorKind::Malformed;
        QTest::addRow("an error within") << QByteArray("data: {\"error\":{\"message\":\"x\"}}\n\n")
                                         << ErrorKind::Unavailable;
        QTest::addRow("10,000 characters")
            << piece("{\"content\":\"" + QByteArray(10'000, 'a') + "\"}", "\"stop\"") << ErrorKind::Malformed;
        QTest::addRow("a line without an end") << "data: " + QByteArray(mostLineBytes, 'a') << ErrorKind::Malformed;
    }

    void givesNothingOfWhatIsWrong()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorKind, kind);
        ChatStream stream;
        const auto fed = stream.feed(bytes);
        const auto whole = fed ? stream.whole() : fed;
        QVERIFY(!whole);
        QCOMPARE(whole.error().kind, kind);
        QVERIFY(!whole.error().message.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestChatStream)
#include "tst_chatstream.moc"
