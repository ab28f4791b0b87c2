// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/backoff.h"

#include <QTest>

using patchcord::desk::BackOff;

class TestBackOff final : public QObject
{
    Q_OBJECT

private slots:
    void doublesUpToTheLongestWait();
    void startsAnewAfterASuccess();
    void neverWaitsLessThanItWasTold();
};

void TestBackOff::doublesUpToTheLongestWait()
{
    for (int run = 0; run < 50; ++run) {
        BackOff backOff(100, 1000);
        QVERIFY(!backOff.isActive());
        for (const qint64 bound : {100, 200, 400, 800, 1000, 1000, 1000}) {
            const qint64 wait = backOff.afterFailure();
            QVERIFY2(wait >= bound / 2 && wait <= bound, qPrintable(QString::number(wait)));
        }
        for (int more = 0; more < 100; ++more)
            QVERIFY(backOff.afterFailure() <= 1000);
        QVERIFY(backOff.isActive());
    }
}

void TestBackOff::startsAnewAfterASuccess()
{
    BackOff backOff(100, 100'000);
    for (int i = 0; i < 8; ++i)
        QVERIFY(backOff.afterFailure() > 0);
    backOff.reset();
    QVERIFY(!backOff.isActive());
    QVERIFY(backOff.afterFailure() <= 100);
}

void TestBackOff::neverWaitsLessThanItWasTold()
{
    BackOff backOff(100, 1000);
    for (int i = 0; i < 20; ++i) {
        const qint64 wait = backOff.afterFailure(5000);
        QVERIFY2(wait >= 5000 && wait <= 5100, qPrintable(QString::number(wait)));
    }
}

QTEST_GUILESS_MAIN(TestBackOff)
#include "tst_backoff.moc"
