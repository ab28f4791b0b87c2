// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redact.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

using namespace patchcord;

class TestRedact final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void masksWhatLooksPrivate_data();
    void masksWhatLooksPrivate();
    void leavesWhatHelps_data();
    void leavesWhatHelps();
    void staysQuickOnALongText();
};

void TestRedact::masksWhatLooksPrivate_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("safe");
    const auto row
        = [](const char *name, const QString &text, const QString &safe) { QTest::newRow(name) << text << safe; };
    const QString hex = QStringLiteral("0123456789abcdef").repeated(2);
    const QString hidden = QStringLiteral("to [hidden] now");
    row("E.164", QStringLiteral("to +4915112345678 now"), hidden);
    row("E.164 with blanks", QStringLiteral("to +49 151 1234-5678 now"), hidden);
    row("percent-encoded", QStringLiteral("to %2B4915112345678 now"), hidden);
    row("WhatsApp", QStringLiteral("to whatsapp:+4915112345678 now"), QStringLiteral("to whatsapp:[hidden] now"));
    row("without a plus", QStringLiteral("to 4915112345678 now"), hidden);
    row("with dashes", QStringLiteral("to 555-010-1234 now"), hidden);
    row("with brackets", QStringLiteral("to (555) 010-1234 now"), hidden);
    row("seven digits", QStringLiteral("to 1234567 now"), hidden);
    row("Arabic digits", QStringLiteral("to ٠١٢٣٤٥٦٧٨٩ now"), hidden);
    row("at both ends", QStringLiteral("+15005550006 +15005550007"), QStringLiteral("[hidden] [hidden]"));
    row("account SID", QStringLiteral("to AC%1 now").arg(hex), hidden);
    row("API key", QStringLiteral("to SK%1 now").arg(hex), hidden);
    row("auth token", QStringLiteral("to %1 now").arg(hex), hidden);
    row("in a path", QStringLiteral("/Accounts/AC%1/Calls").arg(hex), QStringLiteral("/Accounts/[hidden]/Calls"));
    row("Basic", QStringLiteral("Authorization: Basic QUM6c2VjcmV0\r\nHost: x"),
        QStringLiteral("Authorization: Basic [hidden]\r\nHost: x"));
    row("Bearer, lower case", QStringLiteral("authorization: bearer abc.def-ghi"),
        QStringLiteral("authorization: bearer [hidden]"));
    row("Bearer alone", QStringLiteral("with Bearer abcdefgh"), QStringLiteral("with Bearer [hidden]"));
    row("signature", QStringLiteral("X-Twilio-Signature: qwe+/rt="), QStringLiteral("X-Twilio-Signature: [hidden]"));
    row("variable", QStringLiteral("TWILIO_AUTH_TOKEN=hush x"), QStringLiteral("TWILIO_AUTH_TOKEN=[hidden] x"));
    row("JSON", QStringLiteral("{\"api_secret\": \"hush\", \"a\": 1}"),
        QStringLiteral("{\"api_secret\": \"[hidden]\", \"a\": 1}"));
    row("query", QStringLiteral("/live?token=hush&since=4"), QStringLiteral("/live?token=[hidden]&since=4"));
    row("URL", QStringLiteral("https://me:hush@desk.example/a"), QStringLiteral("https://[hidden]@desk.example/a"));
}

void TestRedact::masksWhatLooksPrivate()
{
    QFETCH(QString, text);
    QFETCH(QString, safe);
    QCOMPARE(redacted(text), safe);
}

void TestRedact::leavesWhatHelps_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", "Nothing to hide.", "2024-05-06T07:08:09.123Z", "2024-05-06 07:08:09", "listening on 127.0.0.1:65535",
          "30008 after 1500 ms", "conversation 123456", "POST /api/webhooks/sms 200",
          "3 of 12 parts, 4096 of 262144 bytes", "token", "desk.example:3000/m/x"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("a message's SID") << QStringLiteral("sid SM") + QStringLiteral("0123456789abcdef").repeated(2);
    QTest::newRow("a request id") << QStringLiteral("request 1a2b3c4d5e6f7890");
}

void TestRedact::leavesWhatHelps()
{
    QFETCH(QString, text);
    QCOMPARE(redacted(text), text);
}

void TestRedact::staysQuickOnALongText()
{
    for (const char *piece : {"1", "1-", "a", "+1 ", "token", "AC0", "1.1.1.1", "://"}) {
        const QString text = QString::fromLatin1(piece).repeated(100'000);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!redacted(text).isNull());
        QVERIFY2(timer.elapsed() < 2'000, piece);
    }
}

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
