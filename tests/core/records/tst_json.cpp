// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/json.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

using namespace patchcord;

class TestJson final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void saysATextAsItIsExported();
    void saysACallWithItsOwnChannelAndState();
    void leavesOutWhatThereIsNot();
    void writesTimesInUtc();
};

void TestJson::saysATextAsItIsExported()
{
    Message message;
    message.conversation = {7};
    message.kind = MessageKind::Mms;
    message.direction = Direction::Outbound;
    message.channel = Channel::WhatsApp;
    message.sid = QStringLiteral("MMtest");
    message.from = QStringLiteral("+15005550006");
    message.to = QStringLiteral("+15005550009");
    message.body = QStringLiteral(" Gruß 🙂\n\"a\" ") + QChar(u'\0');
    message.status = DeliveryStatus::Undelivered;
    message.errorCode = 30005;
    message.at = 1'715'000'000'123;
    message.author = QStringLiteral("Ada");
    MediaItem picture;
    picture.contentType = QStringLiteral("image/png");
    picture.url = QStringLiteral("https://x.example/1");
    picture.file = QStringLiteral("a.png");
    message.media = {picture};
    message.extra = {{QStringLiteral("NumSegments"), QStringLiteral("1")}};

    const QByteArray expected
        = R"({"author":"Ada","body":" Gruß 🙂\n\"a\" \u0000","channel":"whatsapp","conversation":7,)"
          R"("created_at":"2024-05-06T12:53:20.123Z","direction":"outbound","error_code":30005,)"
          R"("extra":{"NumSegments":"1"},"from":"+15005550006","kind":"mms",)"
          R"("media":[{"content_type":"image/png","file":"a.png","url":"https://x.example/1"}],)"
          R"("sid":"MMtest","status":"undelivered","to":"+15005550009"})";
    QCOMPARE(QJsonDocument(toJson(message)).toJson(QJsonDocument::Compact), expected);
}

void TestJson::saysACallWithItsOwnChannelAndState()
{
    Message message;
    message.kind = MessageKind::Call;
    message.call = Call();
    message.call->status = CallStatus::NoAnswer;
    message.call->durationSeconds = 12;
    const QJsonObject json = toJson(message);
    QCOMPARE(json.value(u"channel").toString(), QStringLiteral("voice"));
    QCOMPARE(json.value(u"status").toString(), QStringLiteral("no-answer"));
    QCOMPARE(json.value(u"duration").toInt(), 12);
}

void TestJson::leavesOutWhatThereIsNot()
{
    const QJsonObject json = toJson(Message());
    QVERIFY(json.value(u"error_code").isNull());
    QVERIFY(json.value(u"media").isArray());
    for (const char *key : {"author", "extra", "duration"})
        QVERIFY2(!json.contains(QLatin1String(key)), key);
}

void TestJson::writesTimesInUtc()
{
    QCOMPARE(toIsoUtc(0), QStringLiteral("1970-01-01T00:00:00.000Z"));
    QCOMPARE(toIsoUtc(1'715'000'000'001), QStringLiteral("2024-05-06T12:53:20.001Z"));
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
