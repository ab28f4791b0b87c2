// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/json.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace patchcord;

/// The one JSON form of a row that leaves the program.
class TestMessageJson final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void saysAMessageToTheLetter();
    void saysACallByItsState();
};

void TestMessageJson::saysAMessageToTheLetter()
{
    Message message;
    message.conversation = {7};
    message.kind = MessageKind::Mms;
    message.direction = Direction::Outbound;
    message.channel = Channel::WhatsApp;
    message.sid = QStringLiteral("MMtest1");
    message.from = QStringLiteral("+15005550006");
    message.to = QStringLiteral("+4915112345678");
    message.body = QString::fromUtf8(" a\0\n\"é ", 8);
    message.status = DeliveryStatus::Undelivered;
    message.errorCode = 30003;
    message.at = 1'700'000'000'123;
    message.author = QStringLiteral("Ada");
    MediaItem &picture = message.media.emplaceBack();
    picture.contentType = QStringLiteral("image/png");
    picture.url = QStringLiteral("https://a/b");
    message.extra = {{QStringLiteral("FromCity"), QStringLiteral("X")}};
    const QJsonObject expected{
        {QStringLiteral("sid"), QStringLiteral("MMtest1")},
        {QStringLiteral("kind"), QStringLiteral("mms")},
        {QStringLiteral("direction"), QStringLiteral("outbound")},
        {QStringLiteral("channel"), QStringLiteral("whatsapp")},
        {QStringLiteral("from"), QStringLiteral("+15005550006")},
        {QStringLiteral("to"), QStringLiteral("+4915112345678")},
        {QStringLiteral("body"), message.body},
        {QStringLiteral("status"), QStringLiteral("undelivered")},
        {QStringLiteral("error_code"), 30003},
        {QStringLiteral("created_at"), QStringLiteral("2023-11-14T22:13:20.123Z")},
        {QStringLiteral("conversation"), 7},
        {QStringLiteral("media"),
         QJsonArray{QJsonObject{{QStringLiteral("content_type"), QStringLiteral("image/png")},
                                {QStringLiteral("url"), QStringLiteral("https://a/b")},
                                {QStringLiteral("file"), QString()}}}},
        {QStringLiteral("author"), QStringLiteral("Ada")},
        {QStringLiteral("extra"), message.extra},
    };
    QCOMPARE(toJson(message), expected);
}

void TestMessageJson::saysACallByItsState()
{
    Message message;
    message.kind = MessageKind::Call;
    message.call = Call{};
    message.call->status = CallStatus::NoAnswer;
    message.call->durationSeconds = 12;
    const QJsonObject row = toJson(message);
    QCOMPARE(row.value(QStringLiteral("channel")).toString(), QStringLiteral("voice"));
    QCOMPARE(row.value(QStringLiteral("status")).toString(), QStringLiteral("no-answer"));
    QCOMPARE(row.value(QStringLiteral("duration")).toInt(), 12);
    QVERIFY(row.value(QStringLiteral("error_code")).isNull());
    QVERIFY(!row.contains(QStringLiteral("author")));
}

QTEST_APPLESS_MAIN(TestMessageJson)
#include "tst_messagejson.moc"
