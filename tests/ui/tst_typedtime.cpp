// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/typedtime.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTest>

using namespace patchcord::ui;

namespace {

/// A Wednesday.
QDateTime at(int hour, int minute = 0, int day = 25)
{
    return QDateTime(QDate(2026, 11, day), QTime(hour, minute));
}

} // namespace

class TestTypedTime final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void readsTheNextTimeThatFits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDateTime>("expected");
        const auto row = [](const char *text, const QDateTime &expected) {
            QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text) << expected;
        };
        const QDateTime never;
        row("fri 15:00", at(15, 0, 27));
        row("Friday at 3 pm", at(15, 0, 27));
        row("15:00 fri", at(15, 0, 27));
        row("fri", at(9, 0, 27));
        row("wed 18:00", at(18, 0, 25));
        row("wed 9:00", at(9, 0, 25).addDays(7));
        row("tomorrow", at(9, 0, 26));
        row("tomorrow 14.30", at(14, 30, 26));
        row("today 17", at(17, 0));
        row("today 8:00", never);
        row("16:00", at(16));
        row("8:00", at(8, 0, 26));
        row("3pm", at(15));
        row("12am", at(0, 0, 26));
        row("in 2 hours", at(14));
        row("30 min", at(12, 30));
        row("3d", at(12, 0, 28));
        row("in 1 week", at(12).addDays(7));
        row("in 0 min", never);
        row("2026-12-24 10:00", QDateTime(QDate(2026, 12, 24), QTime(10, 0)));
        row("24.12.", QDateTime(QDate(2026, 12, 24), QTime(9, 0)));
        row("1.2. 8:00", QDateTime(QDate(2027, 2, 1), QTime(8, 0)));
        row("24.12.2020", never);
        row("31.2.", never);
        row("25:00", never);
        row("14pm", never);
        row("", never);
        row("  ", never);
        row("soon", never);
        row("fri sat", never);
        row("9:00 10:00", never);
    }

    void readsTheNextTimeThatFits()
    {
        QFETCH(QString, text);
        QFETCH(QDateTime, expected);
        const auto read = timeFromText(text, at(12));
        QCOMPARE(read.has_value(), expected.isValid());
        if (read)
            QCOMPARE(*read, expected);
    }

    void namesATimeToCome()
    {
        QCOMPARE(comingTime(at(15, 5), at(12)), QStringLiteral("15:05"));
        QCOMPARE(comingTime(at(9, 0, 27), at(12)), QStringLiteral("Fri 09:00"));
        QCOMPARE(comingTime(at(9, 0).addDays(20), at(12)), QStringLiteral("15 Dec, 09:00"));
        QVERIFY(comingTime(at(9, 0).addDays(60), at(12)).contains(QStringLiteral("2027")));
    }

    void offersOnlyLaterTimes_data()
    {
        QTest::addColumn<int>("hour");
        QTest::addColumn<int>("laterToday");
        QTest::newRow("in the morning") << 8 << 18;
        QTest::newRow("in the afternoon") << 17 << 20;
        QTest::newRow("at night") << 22 << 0;
    }

    void offersOnlyLaterTimes()
    {
        QFETCH(int, hour);
        QFETCH(int, laterToday);
        const QList<TimeChoice> times = laterTimes(at(hour));
        QCOMPARE(times.size(), laterToday > 0 ? 3 : 2);
        if (laterToday > 0)
            QCOMPARE(times.first().time, at(laterToday));
        QCOMPARE(times.at(times.size() - 2).time, at(9, 0, 26));
        QCOMPARE(times.last().time, at(9, 0, 30));
    }
};

QTEST_GUILESS_MAIN(TestTypedTime)
#include "tst_typedtime.moc"
