// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/errortable.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord::twilio;

namespace {

// clang-format off
constexpr int documentedCodes[] = {
    20003, 20004, 20006, 20010, 20005, 10001, 30002, 10002, 20008, 20404, 20409, 20422, 20429, 20500, 20503, 20009,
    21211, 21217, 21212, 21606, 21603, 21408, 21601, 21602, 21604, 21608, 21219, 21609, 21626, 21610, 21611, 21612,
    21614, 21617, 21620, 21623, 21621, 21622, 21624, 21635, 21654, 21655, 21656, 21657, 21658, 21701, 21703, 21704,
    21705, 35111, 35114, 35115, 35117, 35118, 35125, 35126, 30409,
    30001, 30003, 30004, 30005, 30006, 30007, 30008, 30009, 30010, 30011, 30017, 30018, 30024, 30019, 30022, 30023,
    30027, 30032, 30033, 30034, 30035, 30036, 30046, 30410, 30450,
    63001, 63002, 63007, 63003, 63005, 63006, 63013, 63021, 63009, 63010, 63011, 63012, 63014, 63033, 63015, 63016,
    63017, 63018, 63038, 63019, 63037, 63020, 63051, 63024, 63025, 63027, 63028, 63030, 63031, 63032, 63034, 63040,
    63041, 63042, 63046,
    21201, 21202, 21203, 21215, 21216, 13225, 13227, 21205, 21206, 21208, 21209, 21218, 21220, 21210, 21213, 32204,
    21214, 13223, 13224, 32009, 32011, 32017, 21234, 21262, 21263, 13201, 13214, 13247, 13310, 13410, 13510, 13610,
    13710, 13910, 13520, 13521, 13615, 13617, 13618, 13801, 32014, 32015, 32016, 32018, 32019, 31900, 31920, 31951,
    31960, 15003, 16011,
    11100, 11200, 11205, 11206, 11210, 11215, 11220, 11235, 11236, 11237, 11240, 11243, 11750, 11751, 11770, 12100,
    12101, 12200, 12300, 12400, 14101, 14103, 14107, 14109, 14110, 14111, 57012,
};
// clang-format on

} // namespace

/// Twilio's codes in words that an agent can act on.
class TestErrorTable final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void saysEveryDocumentedCodeInOneSentence();
    void knowsWhoseFaultItIsAndWhetherToRepeat_data();
    void knowsWhoseFaultItIsAndWhetherToRepeat();
    void prefersTheExactCodeToItsFamily();
    void passesOnWhatTwilioSaysOfAnUnknownCode();
    void cleansWhatTwilioSays_data();
    void cleansWhatTwilioSays();
    void hasWordsEvenForNothing();
};

void TestErrorTable::saysEveryDocumentedCodeInOneSentence()
{
    static const QRegularExpression sentence(QStringLiteral("^[A-Z].*[A-Za-z)]\\.$"));
    for (const int code : documentedCodes) {
        const ErrorMeaning meaning = meaningOf(code, QStringLiteral("not in the table"));
        QVERIFY2(meaning.meaning != u"not in the table", qPrintable(QString::number(code)));
        QCOMPARE(meaning.code, code);
        QVERIFY2(sentence.match(meaning.meaning).hasMatch(), qPrintable(meaning.meaning));
        QVERIFY2(!meaning.meaning.contains(QString::number(code)), qPrintable(meaning.meaning));
        QVERIFY2(meaning.advice.isEmpty() || meaning.advice.endsWith(u'.'), qPrintable(meaning.advice));
    }
}

void TestErrorTable::knowsWhoseFaultItIsAndWhetherToRepeat_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<bool>("canRetry");
    QTest::newRow("opted out") << 21610 << Fault::Recipient << false;
    QTest::newRow("queue full") << 21611 << Fault::Ours << true;
    QTest::newRow("phone off") << 30003 << Fault::Recipient << true;
    QTest::newRow("spam") << 30007 << Fault::Carrier << false;
    QTest::newRow("not registered") << 30034 << Fault::Account << false;
    QTest::newRow("window closed") << 63016 << Fault::Ours << false;
    QTest::newRow("too many requests") << 20429 << Fault::Twilio << true;
    QTest::newRow("too long") << 21617 << Fault::Content << false;
}

void TestErrorTable::knowsWhoseFaultItIsAndWhetherToRepeat()
{
    QFETCH(int, code);
    const ErrorMeaning meaning = meaningOf(code);
    QTEST(meaning.fault, "fault");
    QTEST(meaning.canRetry, "canRetry");
}

void TestErrorTable::prefersTheExactCodeToItsFamily()
{
    QVERIFY(meaningOf(13520).meaning != meaningOf(13519).meaning);
    QVERIFY(meaningOf(14107).meaning != meaningOf(14108).meaning);
}

void TestErrorTable::passesOnWhatTwilioSaysOfAnUnknownCode()
{
    const ErrorMeaning meaning = meaningOf(99999, QStringLiteral("The moon is full"));
    QCOMPARE(meaning.fault, Fault::Unknown);
    QCOMPARE(meaning.meaning, QStringLiteral("The moon is full"));
    QVERIFY(meaning.advice.contains(u"https://www.twilio.com/docs/errors/99999"));
    QVERIFY(!meaning.canRetry);
}

void TestErrorTable::cleansWhatTwilioSays_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("shown");
    QTest::newRow("markup") << QStringLiteral("<html><b>Bad</b> <i>gateway</i></html>")
                            << QStringLiteral("Bad gateway");
    QTest::newRow("lines") << QStringLiteral("a\r\n\tb\u202Ec") << QStringLiteral("a b c");
    QTest::newRow("endless") << QString(5000, u'x') << QString(QString(299, u'x') + u'\u2026');
}

void TestErrorTable::cleansWhatTwilioSays()
{
    QFETCH(QString, said);
    QTEST(meaningOf(99999, said).meaning, "shown");
}

void TestErrorTable::hasWordsEvenForNothing()
{
    const ErrorMeaning meaning = meaningOf(0);
    QVERIFY(!meaning.meaning.isEmpty());
    QVERIFY(meaning.advice.contains(u"https://www.twilio.com/docs/errors"));
}

QTEST_GUILESS_MAIN(TestErrorTable)
#include "tst_errortable.moc"
