// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/ratebucket.h"

#include <QTest>

using patchcord::desk::RateBucket;

class TestRateBucket final : public QObject
{
    Q_OBJECT

private slots:
    void letsOneASecondThrough();
    void holdsToItsRateOverTime_data();
    void holdsToItsRateOverTime();
    void doesNotSaveUpLeavesWhileNothingIsSent();
};

void TestRateBucket::letsOneASecondThrough()
{
    RateBucket bucket(1);
    QCOMPARE(bucket.waitMs(0), 0);
    QVERIFY(bucket.take(0));
    QVERIFY(!bucket.take(0));
    QCOMPARE(bucket.waitMs(0), 1000);
    QVERIFY(!bucket.take(400));
    QCOMPARE(bucket.waitMs(400), 600);
    QVERIFY(bucket.take(1000));
    QVERIFY(!bucket.take(1001));
}

void TestRateBucket::holdsToItsRateOverTime_data()
{
    QTest::addColumn<double>("perSecond");
    QTest::newRow("a long code") << 1.0;
    QTest::newRow("toll-free") << 3.0;
    QTest::newRow("WhatsApp") << 80.0;
    QTest::newRow("once in three seconds") << 1.0 / 3;
}

void TestRateBucket::holdsToItsRateOverTime()
{
    QFETCH(double, perSecond);
    RateBucket bucket(perSecond);
    int taken = 0;
    for (qint64 now = 0; now < 30'000; ++now)
        taken += bucket.take(now) ? 1 : 0;
    const int expected = int(perSecond * 30) + int(std::max(perSecond, 1.0));
    QVERIFY2(std::abs(taken - expected) <= 1, qPrintable(QString::number(taken)));
}

void TestRateBucket::doesNotSaveUpLeavesWhileNothingIsSent()
{
    RateBucket bucket(2);
    QVERIFY(bucket.take(0));
    int taken = 0;
    for (int i = 0; i < 10; ++i)
        taken += bucket.take(3'600'000) ? 1 : 0;
    QCOMPARE(taken, 2);
}

QTEST_GUILESS_MAIN(TestRateBucket)
#include "tst_ratebucket.moc"
