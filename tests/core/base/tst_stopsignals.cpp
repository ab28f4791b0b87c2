// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stopsignals.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace patchcord;

class TestStopSignals final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void arriveInTheEventLoop_data();
    void arriveInTheEventLoop();
    void areGivenBack();
};

void TestStopSignals::arriveInTheEventLoop_data()
{
#ifdef Q_OS_WIN
    QSKIP("The console's events cannot be raised from within.");
#else
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
#endif
}

void TestStopSignals::arriveInTheEventLoop()
{
    QFETCH(int, number);
    const StopSignals signalsOfTheSystem;
    QSignalSpy spy(&signalsOfTheSystem, &StopSignals::stopRequested);
    QCOMPARE(std::raise(number), 0);
    QCOMPARE(spy.size(), 0);
    QVERIFY(spy.wait());
    QCOMPARE(spy.size(), 1);
}

void TestStopSignals::areGivenBack()
{
    const auto before = std::signal(SIGTERM, SIG_IGN);
    {
        const StopSignals signalsOfTheSystem;
    }
    QVERIFY(std::signal(SIGTERM, before) == SIG_IGN);
}

QTEST_GUILESS_MAIN(TestStopSignals)
#include "tst_stopsignals.moc"
