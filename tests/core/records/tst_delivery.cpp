// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/call.h"
#include "core/records/delivery.h"

#include <QRegularExpression>
#include <QTest>

using namespace patchcord;

class TestDelivery final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void ranksAStatusByHowFarItIs();
    void knowsFailuresAndEnds_data();
    void knowsFailuresAndEnds();
    void knowsWhenACallIsOver();
};

void TestDelivery::ranksAStatusByHowFarItIs()
{
    using enum DeliveryStatus;
    const QList<DeliveryStatus> way{Pending, Unknown, Scheduled, Accepted, Queued, Sending, Sent, Delivered, Read};
    for (qsizetype i = 1; i < way.size(); ++i)
        QVERIFY2(rank(way[i - 1]) < rank(way[i]), qPrintable(toString(way[i])));
    // A failure stands behind "sent", and gives way to a proof that the message arrived after all.
    for (const DeliveryStatus failed : {Undelivered, Failed, Canceled}) {
        QVERIFY(rank(Sent) < rank(failed));
        QVERIFY(rank(failed) < rank(Delivered));
    }
}

void TestDelivery::knowsFailuresAndEnds_data()
{
    using enum DeliveryStatus;
    QTest::addColumn<DeliveryStatus>("status");
    QTest::addColumn<bool>("failure");
    QTest::addColumn<bool>("final");
    const auto row = [](DeliveryStatus status, bool failure, bool final) {
        QTest::newRow(qPrintable(toString(status))) << status << failure << final;
    };
    for (const DeliveryStatus status : {Pending, Unknown, Scheduled, Accepted, Queued, Sending, Sent, Receiving})
        row(status, false, false);
    for (const DeliveryStatus status : {Delivered, Read, Received})
        row(status, false, true);
    for (const DeliveryStatus status : {Undelivered, Failed, Canceled})
        row(status, true, true);
}

void TestDelivery::knowsFailuresAndEnds()
{
    QFETCH(DeliveryStatus, status);
    QFETCH(bool, failure);
    QFETCH(bool, final);
    QCOMPARE(isFailure(status), failure);
    QCOMPARE(isFinal(status), final);
}

void TestDelivery::knowsWhenACallIsOver()
{
    using enum CallStatus;
    for (const CallStatus status : {Queued, Initiated, Ringing, InProgress})
        QVERIFY2(!isOver(status), qPrintable(toString(status)));
    for (const CallStatus status : {Completed, Busy, NoAnswer, Canceled, CallStatus::Failed})
        QVERIFY2(isOver(status), qPrintable(toString(status)));
}

QTEST_GUILESS_MAIN(TestDelivery)
#include "tst_delivery.moc"
