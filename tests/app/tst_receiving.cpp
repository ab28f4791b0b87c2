// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/form.h"
#include "core/twilio/signature.h"
#include "tests/app/testbed.h"

#include <QTcpSocket>
#include <QTest>

using namespace patchcord;
using namespace patchcord::test;

/// Webhooks on their way through the real gateway into the real export.
class TestReceiving final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void keepsEveryBodyToTheLetter_data();
    void keepsEveryBodyToTheLetter();
    void keepsWhatIsRepeatedOnce();
    void keepsMediaOfAMessage();
    void keepsEverySortOfSender_data();
    void keepsEverySortOfSender();
    void keepsAMessageToAnUnknownSender();
    void keepsUnknownParameters();
    void takesAQueryStringIntoTheSignature();
    void keepsACall();
    void refusesWhatIsNotGenuine_data();
    void refusesWhatIsNotGenuine();
    void separatesCustomersAndChannels();
    void servesNothingElse();

private:
    twilio::FormFields form(const QByteArray &sid, const QByteArray &from, const QByteArray &to,
                            const QByteArray &body) const;
    HttpOutcome deliver(const QByteArray &target, const twilio::FormFields &fields);

    TestBed m_bed;
};

void TestReceiving::initTestCase()
{
    QVERIFY(m_bed.startSimulator());
    QVERIFY(m_bed.startDesk());
}

twilio::FormFields TestReceiving::form(const QByteArray &sid, const QByteArray &from, const QByteArray &to,
                                       const QByteArray &body) const
{
    return {{"MessageSid", sid},
            {"SmsSid", sid},
            {"AccountSid", m_bed.accountSid()},
            {"From", from},
            {"To", to},
            {"Body", body},
            {"NumMedia", "0"},
            {"NumSegments", "1"},
            {"SmsStatus", "received"},
            {"ApiVersion", "2010-04-01"}};
}

HttpOutcome TestReceiving::deliver(const QByteArray &target, const twilio::FormFields &fields)
{
    QByteArray body;
    for (const auto &[name, value] : fields)
        body += (body.isEmpty() ? "" : "&") + name + '=' + value.toPercentEncoding({}, {}).replace("%20", "+");
    const QByteArray signature = twilio::sign(m_bed.authToken(), m_bed.publicUrl() + target, fields);
    return m_bed.request(
        "POST", m_bed.publicUrl() + target, body,
        {{"Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"}, {"X-Twilio-Signature", signature}});
}

void TestReceiving::keepsEveryBodyToTheLetter_data()
{
    QTest::addColumn<QString>("body");
    QTest::newRow("unicode") << QStringLiteral("Grüße aus Kraków, 你好");
    QTest::newRow("emoji") << QStringLiteral("Thanks 🙂👩‍👩‍👧‍👦");
    QTest::newRow("plus") << QStringLiteral("1+1=2 and C++");
    QTest::newRow("ampersand") << QStringLiteral("Tom & Jerry <b>&amp;</b> \"quoted\"");
    QTest::newRow("empty") << QString();
    QTest::newRow("1600 long") << QString(1600, u'x');
    QTest::newRow("line breaks") << QStringLiteral("one\ntwo\r\nthree\n\nfour");
    QTest::newRow("blanks at both ends") << QStringLiteral("  \t padded \t ");
    QTest::newRow("right to left") << QStringLiteral("שלום, איפה החבילה שלי? مرحبا");
    QTest::newRow("NUL") << QString::fromUtf8(QByteArray("before\0after\x01\x1b[0m", 17));
}

void TestReceiving::keepsEveryBodyToTheLetter()
{
    QFETCH(QString, body);
    const QByteArray sid = "SMbody-" + QByteArray(QTest::currentDataTag()).replace(' ', '-');
    const HttpOutcome answer = deliver("/api/webhooks/sms", form(sid, "+14155550101", "+15005550006", body.toUtf8()));
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.contentType.startsWith("text/xml"));
    QVERIFY(answer.body.contains("<Response"));

    const QList<QJsonObject> rows = m_bed.exportedBySid(QString::fromLatin1(sid));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().value(u"body").toString(), body);
    QCOMPARE(rows.first().value(u"kind").toString(), QStringLiteral("text"));
    QCOMPARE(rows.first().value(u"direction").toString(), QStringLiteral("inbound"));
    QCOMPARE(rows.first().value(u"channel").toString(), QStringLiteral("sms"));
    QCOMPARE(rows.first().value(u"from").toString(), QStringLiteral("+14155550101"));
    QCOMPARE(rows.first().value(u"to").toString(), QStringLiteral("+15005550006"));
    QCOMPARE(rows.first().value(u"status").toString(), QStringLiteral("received"));
}

void TestReceiving::keepsWhatIsRepeatedOnce()
{
    const twilio::FormFields fields = form("SMrepeated", "+14155550102", "+15005550006", "again and again");
    for (int i = 0; i < 5; ++i) {
        const HttpOutcome answer = deliver("/api/webhooks/sms", fields);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.contentType.startsWith("text/xml"));
    }
    QCOMPARE(m_bed.exportedBySid(QStringLiteral("SMrepeated")).size(), 1);
}

void TestReceiving::keepsMediaOfAMessage()
{
    twilio::FormFields fields = form("MMpictures", "+14155550103", "+15005550006", {});
    std::ranges::find(fields, QByteArray("NumMedia"), &std::pair<QByteArray, QByteArray>::first)->second = "2";
    fields << std::pair<QByteArray, QByteArray>("MediaUrl0", "https://api.twilio.com/media/ME1")
           << std::pair<QByteArray, QByteArray>("MediaContentType0", "image/jpeg")
           << std::pair<QByteArray, QByteArray>("MediaUrl1", "https://api.twilio.com/media/ME2")
           << std::pair<QByteArray, QByteArray>("MediaContentType1", "application/pdf");
    QCOMPARE(deliver("/api/webhooks/sms", fields).status, 200);

    const QList<QJsonObject> rows = m_bed.exportedBySid(QStringLiteral("MMpictures"));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().value(u"kind").toString(), QStringLiteral("mms"));
    const QJsonArray media = rows.first().value(u"media").toArray();
    QCOMPARE(media.size(), 2);
    QCOMPARE(media.at(0)[u"content_type"].toString(), QStringLiteral("image/jpeg"));
    QCOMPARE(media.at(1)[u"url"].toString(), QStringLiteral("https://api.twilio.com/media/ME2"));
}

void TestReceiving::keepsEverySortOfSender_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("bare");
    QTest::addColumn<QString>("channel");
    const QByteArray sms("/api/webhooks/sms");
    QTest::newRow("whatsapp") << QByteArray("/api/webhooks/whatsapp") << QByteArray("whatsapp:+447700900123")
                              << QByteArray("whatsapp:+15005550006") << QStringLiteral("+447700900123")
                              << QStringLiteral("whatsapp");
    QTest::newRow("whatsapp user id") << QByteArray("/api/webhooks/whatsapp") << QByteArray("whatsapp:GB.a1B2c3")
                                      << QByteArray("whatsapp:+15005550006") << QStringLiteral("GB.a1B2c3")
                                      << QStringLiteral("whatsapp");
    QTest::newRow("short code") << sms << QByteArray("22395") << QByteArray("+15005550006") << QStringLiteral("22395")
                                << QStringLiteral("sms");
    QTest::newRow("alphanumeric") << sms << QByteArray("Acme Post") << QByteArray("+15005550006")
                                  << QStringLiteral("Acme Post") << QStringLiteral("sms");
}

void TestReceiving::keepsEverySortOfSender()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, bare);
    QFETCH(QString, channel);
    const QByteArray sid = "SMfrom-" + QByteArray(QTest::currentDataTag()).replace(' ', '-');
    QCOMPARE(deliver(target, form(sid, from, to, "hello")).status, 200);
    const QList<QJsonObject> rows = m_bed.exportedBySid(QString::fromLatin1(sid));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().value(u"from").toString(), bare);
    QCOMPARE(rows.first().value(u"channel").toString(), channel);
}

void TestReceiving::keepsAMessageToAnUnknownSender()
{
    QCOMPARE(deliver("/api/webhooks/sms", form("SMunknownto", "+14155550104", "+15005550999", "who is this?")).status,
             200);
    const QList<QJsonObject> rows = m_bed.exportedBySid(QStringLiteral("SMunknownto"));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().value(u"to").toString(), QStringLiteral("+15005550999"));
}

void TestReceiving::keepsUnknownParameters()
{
    twilio::FormFields fields = form("SMextra", "+14155550105", "+15005550006", "new things");
    fields << std::pair<QByteArray, QByteArray>("InventedIn2027", "surely & so");
    QCOMPARE(deliver("/api/webhooks/sms", fields).status, 200);
    const QList<QJsonObject> rows = m_bed.exportedBySid(QStringLiteral("SMextra"));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().value(u"extra")[u"InventedIn2027"].toString(), QStringLiteral("surely & so"));
}

void TestReceiving::takesAQueryStringIntoTheSignature()
{
    // Over a plain socket, since QUrl would write the target anew.
    const QByteArray target("/api/webhooks/sms?shop=a%2fb&name=o'neil&&empty=");
    const twilio::FormFields fields = form("SMquery", "+14155550106", "+15005550006", "query");
    const QByteArray body = twilio::encodeForm(fields);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_bed.deskPort());
    QVERIFY(socket.waitForConnected(5'000));
    socket.write("POST " + target
                 + " HTTP/1.1\r\nHost: desk\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                   "X-Twilio-Signature: "
                 + twilio::sign(m_bed.authToken(), m_bed.publicUrl() + target, fields)
                 + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QVERIFY(socket.waitForReadyRead(5'000));
    QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
    QCOMPARE(m_bed.exportedBySid(QStringLiteral("SMquery")).size(), 1);
}

void TestReceiving::keepsACall()
{
    twilio::FormFields fields{{"CallSid", "CAfirst"},      {"AccountSid", m_bed.accountSid()}, {"From", "+14155550107"},
                              {"To", "+15005550006"},      {"CallStatus", "ringing"},          {"Direction", "inbound"},
                              {"ApiVersion", "2010-04-01"}};
    const HttpOutcome answer = deliver("/api/webhooks/voice", fields);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.contentType.startsWith("text/xml"));
    QVERIFY(answer.body.contains("<Say"));
    QList<QJsonObject> rows = m_bed.exportedBySid(QStringLiteral("CAfirst"));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().value(u"kind").toString(), QStringLiteral("call"));
    QCOMPARE(rows.first().value(u"channel").toString(), QStringLiteral("voice"));

    fields[4].second = "completed";
    fields << std::pair<QByteArray, QByteArray>("CallDuration", "17")
           << std::pair<QByteArray, QByteArray>("Duration", "1");
    QCOMPARE(deliver("/api/webhooks/voice/status", fields).status / 100, 2);
    rows = m_bed.exportedBySid(QStringLiteral("CAfirst"));
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().value(u"status").toString(), QStringLiteral("completed"));
    QCOMPARE(rows.first().value(u"duration").toInt(), 17);
}

void TestReceiving::refusesWhatIsNotGenuine_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("signedTarget");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QByteArray>("alteredBody");
    const QByteArray sms("/api/webhooks/sms");
    const QByteArray right = m_bed.authToken();
    QTest::newRow("unsigned") << sms << sms << QByteArray() << QByteArray();
    QTest::newRow("forged") << sms << sms << QByteArray("somebody-elses-token") << QByteArray();
    QTest::newRow("altered") << sms << sms << right << QByteArray("transfer everything");
    QTest::newRow("cross-route") << QByteArray("/api/webhooks/whatsapp") << sms << right << QByteArray();
    QTest::newRow("status with a message's signature")
        << QByteArray("/api/webhooks/status") << sms << right << QByteArray();
    QTest::newRow("query added") << QByteArray("/api/webhooks/sms?x=1") << sms << right << QByteArray();
}

void TestReceiving::refusesWhatIsNotGenuine()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, signedTarget);
    QFETCH(QByteArray, token);
    QFETCH(QByteArray, alteredBody);
    const QByteArray sid = "SMrefused-" + QByteArray(QTest::currentDataTag()).replace(' ', '-');
    twilio::FormFields fields = form(sid, "+14155550108", "+15005550006", "let me in");
    QHash<QByteArray, QByteArray> headers{{"Content-Type", "application/x-www-form-urlencoded"}};
    if (!token.isEmpty())
        headers.insert("X-Twilio-Signature", twilio::sign(token, m_bed.publicUrl() + signedTarget, fields));
    if (!alteredBody.isEmpty())
        fields[5].second = alteredBody;
    const HttpOutcome answer = m_bed.request("POST", m_bed.publicUrl() + target, twilio::encodeForm(fields), headers);
    QCOMPARE(answer.status, 403);
    QVERIFY(answer.body.isEmpty());
    QCOMPARE(m_bed.exportedBySid(QString::fromLatin1(sid)).size(), 0);
}

void TestReceiving::separatesCustomersAndChannels()
{
    QCOMPARE(deliver("/api/webhooks/sms", form("SMann1", "+14155550121", "+15005550006", "Ann")).status, 200);
    QCOMPARE(deliver("/api/webhooks/sms", form("SMbob1", "+14155550122", "+15005550006", "Bob")).status, 200);
    QCOMPARE(deliver("/api/webhooks/sms", form("SMann2", "+14155550121", "+15005550006", "Ann again")).status, 200);
    QCOMPARE(deliver("/api/webhooks/whatsapp",
                     form("SMann3", "whatsapp:+14155550121", "whatsapp:+15005550006", "Ann on WhatsApp"))
                 .status,
             200);
    const auto conversationOf = [this](const QString &sid) {
        const QList<QJsonObject> rows = m_bed.exportedBySid(sid);
        return rows.isEmpty() ? QJsonValue() : rows.first().value(u"conversation");
    };
    const QJsonValue ann = conversationOf(QStringLiteral("SMann1"));
    QVERIFY(!ann.isNull() && !ann.isUndefined());
    QCOMPARE(conversationOf(QStringLiteral("SMann2")), ann);
    QVERIFY(conversationOf(QStringLiteral("SMbob1")) != ann);
    QVERIFY(conversationOf(QStringLiteral("SMann3")) != ann);
    QVERIFY(conversationOf(QStringLiteral("SMann3")) != conversationOf(QStringLiteral("SMbob1")));
}

void TestReceiving::servesNothingElse()
{
    QCOMPARE(m_bed.request("GET", m_bed.publicUrl() + "/api/webhooks/health").status, 200);
    for (const QByteArray &target :
         {QByteArray("/"), QByteArray("/live"), QByteArray("/metrics"), QByteArray("/m/guess"),
          QByteArray("/api/webhooks/"), QByteArray("/../etc/passwd")})
        QCOMPARE(m_bed.request("GET", m_bed.publicUrl() + target).status, 404);
}

QTEST_GUILESS_MAIN(TestReceiving)
#include "tst_receiving.moc"
