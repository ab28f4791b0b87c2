// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/twiml.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

using namespace patchcord::twilio;

/// Documents that Twilio can read, whatever they quote.
class TestTwiml final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void saysNothing();
    void quotesAnyText_data();
    void quotesAnyText();
    void namesTheCallback();
    void sendsNoMessageWithoutText();
    void leavesOutWhatXmlCannotHold_data();
    void leavesOutWhatXmlCannotHold();
};

void TestTwiml::saysNothing()
{
    QCOMPARE(emptyTwiml(), QByteArray("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>"));
}

void TestTwiml::quotesAnyText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("read");
    QTest::newRow("markup") << QStringLiteral("</Message><Redirect>&amp;\"'")
                            << QStringLiteral("</Message><Redirect>&amp;\"'");
    QTest::newRow("end of CDATA") << QStringLiteral("]]>") << QStringLiteral("]]>");
    QTest::newRow("emoji") << QStringLiteral("Grüße 👋") << QStringLiteral("Grüße 👋");
    QTest::newRow("controls") << QString::fromUtf16(u"a\0\1b\x1f", 5) << QStringLiteral("ab");
    QTest::newRow("lone surrogate") << QString(QChar(0xD83D)) + u'x' << QStringLiteral("x");
    QTest::newRow("blanks") << QStringLiteral("  a\n\tb  ") << QStringLiteral("  a\n\tb  ");
}

void TestTwiml::quotesAnyText()
{
    QFETCH(QString, text);
    QFETCH(QString, read);
    QXmlStreamReader xml(messageTwiml(text));
    QVERIFY(xml.readNextStartElement());
    QCOMPARE(xml.name(), QStringView(u"Response"));
    QVERIFY(xml.readNextStartElement());
    QCOMPARE(xml.name(), QStringView(u"Message"));
    QVERIFY(xml.attributes().isEmpty());
    QCOMPARE(xml.readElementText(), read);
    QVERIFY(!xml.readNextStartElement());
    QVERIFY(!xml.hasError());
}

void TestTwiml::namesTheCallback()
{
    QXmlStreamReader xml(messageTwiml(QStringLiteral("x"), QStringLiteral("https://a.example/s?m=1&n=\"2\"")));
    QVERIFY(xml.readNextStartElement());
    QVERIFY(xml.readNextStartElement());
    QCOMPARE(xml.attributes().value(QLatin1StringView("statusCallback")),
             QStringView(u"https://a.example/s?m=1&n=\"2\""));
}

void TestTwiml::sendsNoMessageWithoutText()
{
    QCOMPARE(messageTwiml(QString()), emptyTwiml());
    QCOMPARE(messageTwiml(QString(QChar(1))), emptyTwiml());
}

void TestTwiml::leavesOutWhatXmlCannotHold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("legal");
    QTest::newRow("nothing to do") << QStringLiteral("a\t\r\n\u0085") << QStringLiteral("a\t\r\n\u0085");
    QTest::newRow("noncharacters") << QString(QChar(0xFFFE)) + u'a' + QChar(0xFFFF) << QStringLiteral("a");
    QTest::newRow("replacement character stays") << QStringLiteral("\uFFFD") << QStringLiteral("\uFFFD");
    QTest::newRow("low before high") << QString(QChar(0xDC4B)) + QChar(0xD83D) << QString();
    QTest::newRow("high at the end") << u'a' + QString(QChar(0xD83D)) << QStringLiteral("a");
    QTest::newRow("pair stays beside a NUL") << QStringLiteral("👋") + QChar(0) << QStringLiteral("👋");
}

void TestTwiml::leavesOutWhatXmlCannotHold()
{
    QFETCH(QString, text);
    QFETCH(QString, legal);
    QCOMPARE(withoutIllegalXml(text), legal);
}

QTEST_GUILESS_MAIN(TestTwiml)
#include "tst_twiml.moc"
