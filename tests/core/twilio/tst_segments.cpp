// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/segments.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace patchcord::twilio;

namespace {

QJsonObject data()
{
    QFile file(QStringLiteral(PATCHCORD_TEST_DATA "/sms-encoding.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

QString nameOf(SmsEncoding encoding)
{
    return encoding == SmsEncoding::Gsm7 ? QStringLiteral("GSM-7") : QStringLiteral("UCS-2");
}

QString characterOf(const QString &codePoint)
{
    return QString(QChar(codePoint.sliced(2).toUShort(nullptr, 16)));
}

} // namespace

/// Parts of an SMS against the vectors, character by character.
class TestSegments final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void hasAllVectors() { QCOMPARE(data().value(u"vectors").toArray().size(), 45); }
    void agreesWithTheVector_data();
    void agreesWithTheVector();
    void knowsTheWholeAlphabet();
    void knowsNothingBeyondTheAlphabet();
    void replacesWhatTwilioReplaces();
    void keepsWhatHasNoLookAlike();
    void saysHowMuchIsLeft_data();
    void saysHowMuchIsLeft();
    void marksTheCharactersThatForceUcs2();
    void keepsClustersWhole_data();
    void keepsClustersWhole();
};

void TestSegments::agreesWithTheVector_data()
{
    QTest::addColumn<QJsonObject>("vector");
    for (const QJsonValue &vector : data().value(u"vectors").toArray())
        QTest::newRow(qPrintable(vector[u"name"].toString())) << vector.toObject();
}

void TestSegments::agreesWithTheVector()
{
    QFETCH(QJsonObject, vector);
    const QString text = vector.value(u"text").toString();
    const SegmentCount count = countSegments(text);
    QCOMPARE(nameOf(count.encoding), vector.value(u"encoding").toString());
    QCOMPARE(count.units, vector.value(u"units").toInt());
    QCOMPARE(count.segments, vector.value(u"segments").toInt());
    const int unitBits = count.encoding == SmsEncoding::Gsm7 ? 7 : 16;
    QJsonArray bits;
    for (const int units : count.segmentUnits)
        bits.append(units * unitBits);
    QCOMPARE(bits, vector.value(u"segment_bits").toArray());

    const SegmentCount smart = countSegments(smartEncoded(text));
    const QJsonObject expected = vector.value(u"smart").toObject();
    QCOMPARE(nameOf(smart.encoding), expected.value(u"encoding").toString());
    QCOMPARE(smart.segments, expected.value(u"segments").toInt());
}

void TestSegments::knowsTheWholeAlphabet()
{
    const auto widthOf = [](const QString &character) { return countSegments(character); };
    const QJsonObject all = data();
    QVERIFY(all.value(u"gsm7_basic").toObject().size() > 120);
    for (const QString &character : all.value(u"gsm7_basic").toObject().keys())
        QVERIFY2(widthOf(characterOf(character)).units == 1 && widthOf(characterOf(character)).forcing.isEmpty(),
                 qPrintable(character));
    for (const QString &character : all.value(u"gsm7_extension").toObject().keys())
        QVERIFY2(widthOf(characterOf(character)).units == 2, qPrintable(character));
}

void TestSegments::knowsNothingBeyondTheAlphabet()
{
    const QJsonObject all = data();
    int plain = 0;
    for (int code = 0; code < 0xD800; ++code)
        plain += countSegments(QString(QChar(code))).encoding == SmsEncoding::Gsm7 ? 1 : 0;
    QCOMPARE(plain, all.value(u"gsm7_basic").toObject().size() + all.value(u"gsm7_extension").toObject().size());
}

void TestSegments::replacesWhatTwilioReplaces()
{
    const QJsonObject map = data().value(u"smart_encoding").toObject();
    QCOMPARE(map.size(), 271);
    for (const QString &character : map.keys())
        QCOMPARE(smartEncoded(characterOf(character)), map.value(character).toString());
}

void TestSegments::keepsWhatHasNoLookAlike()
{
    const QString text = QStringLiteral("Grüße, 你好 👋");
    QCOMPARE(smartEncoded(text), text);
    QCOMPARE(smartEncoded(QStringLiteral("“it’s” … 10–12")), QStringLiteral("\"it's\" ... 10-12"));
}

void TestSegments::saysHowMuchIsLeft_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("left");
    QTest::newRow("empty") << QString() << 160;
    QTest::newRow("one") << QStringLiteral("a") << 159;
    QTest::newRow("full") << QString(160, u'a') << 0;
    QTest::newRow("two parts") << QString(161, u'a') << 153 - 8;
    QTest::newRow("extension") << QStringLiteral("€") << 158;
    QTest::newRow("UCS-2") << QStringLiteral("я") << 69;
    QTest::newRow("UCS-2 in two parts") << QString(71, u'я') << 67 - 4;
}

void TestSegments::saysHowMuchIsLeft()
{
    QFETCH(QString, text);
    QTEST(countSegments(text).unitsLeft, "left");
}

void TestSegments::marksTheCharactersThatForceUcs2()
{
    QCOMPARE(countSegments(QStringLiteral("it’s 👋 ok")).forcing, (QList<qsizetype>{2, 5}));
    QVERIFY(countSegments(QStringLiteral("it's ok")).forcing.isEmpty());
    QCOMPARE(countSegments(QString(QChar(0xD83D)) + u'a').forcing, (QList<qsizetype>{0}));
}

void TestSegments::keepsClustersWhole_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("units");
    const QString wide(66, u'я');
    QTest::newRow("pair") << QString(wide + QStringLiteral("👋") + wide) << QList<int>{66, 67, 1};
    QTest::newRow("combined letter") << QString(wide + QStringLiteral("e\u0301") + wide) << QList<int>{66, 67, 1};
    QTest::newRow("line ends may part") << QString(wide + QStringLiteral("\r\n") + wide) << QList<int>{67, 67};
    QTest::newRow("longer than a part") << QString(u'e' + QString(100, QChar(0x0301))) << QList<int>{67, 34};
    QTest::newRow("lone surrogates") << QString(QString(67, QChar(0xD83D)) + wide) << QList<int>{67, 66};
}

void TestSegments::keepsClustersWhole()
{
    QFETCH(QString, text);
    QTEST(countSegments(text).segmentUnits, "units");
}

QTEST_GUILESS_MAIN(TestSegments)
#include "tst_segments.moc"
