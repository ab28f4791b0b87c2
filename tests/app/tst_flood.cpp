// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/form.h"
#include "core/twilio/signature.h"
#include "tests/app/testbed.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace patchcord;
using namespace patchcord::test;

/// What a hostile internet does to the public port.
class TestFlood final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void answersARealWebhookAmong1500IdleAndSlowConnections();
    void refusesAHugeBodyEarly();

private:
    qint64 residentKiB() const;
    int deliver(const QByteArray &sid);

    std::unique_ptr<TestBed> m_bed;
};

void TestFlood::init()
{
    m_bed = std::make_unique<TestBed>();
    QVERIFY(m_bed->startSimulator());
    QVERIFY(m_bed->startDesk());
}

/// From the kernel's own account of the desk's process.
qint64 TestFlood::residentKiB() const
{
    QFile status(QStringLiteral("/proc/%1/status").arg(m_bed->deskProcessId()));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

int TestFlood::deliver(const QByteArray &sid)
{
    const twilio::FormFields fields{{"MessageSid", sid},      {"AccountSid", m_bed->accountSid()},
                                    {"From", "+14155550151"}, {"To", "+15005550006"},
                                    {"Body", "in the flood"}, {"NumMedia", "0"}};
    const QByteArray url = m_bed->publicUrl() + "/api/webhooks/sms";
    return m_bed
        ->request("POST", url, twilio::encodeForm(fields),
                  {{"Content-Type", "application/x-www-form-urlencoded"},
                   {"X-Twilio-Signature", twilio::sign(m_bed->authToken(), url, fields)}})
        .status;
}

void TestFlood::answersARealWebhookAmong1500IdleAndSlowConnections()
{
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    for (int i = 0; i < 1500; ++i) {
        auto socket = std::make_unique<QTcpSocket>();
        QTcpSocket *one = socket.get();
        connect(one, &QTcpSocket::connected, one, [one, i] {
            if (i % 3 == 1)
                one->write("POST /api/webhooks/sms HTTP/1.1\r\nHost: slow\r\n");
            else if (i % 3 == 2)
                one->write("POST /api/webhooks/sms HTTP/1.1\r\nHost: slow\r\nContent-Length: 1000\r\n\r\nBody=");
        });
        one->connectToHost(QHostAddress::LocalHost, m_bed->deskPort());
        sockets.push_back(std::move(socket));
        if (i % 50 == 49)
            QVERIFY(one->waitForConnected(5'000));
    }
    QElapsedTimer clock;
    for (int i = 0; i < 5; ++i) {
        clock.start();
        QCOMPARE(deliver("SMflood" + QByteArray::number(i)), 200);
        const qint64 took = clock.elapsed();
        QVERIFY2(took < 1000, qPrintable(QStringLiteral("answered after %1 ms").arg(took)));
    }
}

void TestFlood::refusesAHugeBodyEarly()
{
    QCOMPARE(deliver("SMbefore"), 200);
    const qint64 before = residentKiB();
    QVERIFY(before > 0);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_bed->deskPort());
    QVERIFY(socket.waitForConnected(5'000));
    socket.write("POST /api/webhooks/sms HTTP/1.1\r\nHost: big\r\nContent-Length: 1073741824\r\n\r\n");
    const QByteArray block(1024 * 1024, 'x');
    qint64 sent = 0;
    QByteArray answer;
    while (socket.state() == QAbstractSocket::ConnectedState && sent < 1024 * block.size()) {
        sent += socket.write(block);
        socket.waitForBytesWritten(2'000);
        answer += socket.readAll();
    }
    answer += socket.readAll();
    QVERIFY2(answer.startsWith("HTTP/1.1 413"), answer.left(80).constData());
    QVERIFY2(sent < 64 * block.size(), qPrintable(QStringLiteral("%1 MiB were taken").arg(sent / block.size())));
    QVERIFY(residentKiB() - before < 64 * 1024);
    QCOMPARE(deliver("SMafter"), 200);
}

QTEST_GUILESS_MAIN(TestFlood)
#include "tst_flood.moc"
