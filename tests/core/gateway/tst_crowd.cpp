// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/httpserver.h"

#include "rawpeer.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRegularExpression>
#include <QTimer>

#include <cstdio>
#include <memory>
#include <vector>

using namespace patchcord::gateway;

namespace {

constexpr int crowdProcesses = 2;
constexpr int crowdPerProcess = 750;

/// One of many that want to keep a server busy: silent, slow in its head or slow in its body. Comes back when dropped.
class Loiterer final : public QObject
{
public:
    Loiterer(quint16 port, int number)
        : m_port(port)
        , m_kind(number % 3)
    {
        connect(&m_socket, &QTcpSocket::connected, this, [this] {
            isArrived = true;
            if (m_kind == 1)
                m_socket.write("POST /hook HTTP/1.1\r\nHo");
            else if (m_kind == 2)
                m_socket.write("POST /hook HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\na");
        });
        connect(&m_socket, &QTcpSocket::stateChanged, this, [this](QAbstractSocket::SocketState state) {
            if (state == QAbstractSocket::UnconnectedState)
                QTimer::singleShot(1'000, this, &Loiterer::come);
        });
        connect(&m_drip, &QTimer::timeout, this, [this] {
            if (m_kind != 0 && m_socket.state() == QAbstractSocket::ConnectedState)
                m_socket.write("x");
        });
        m_drip.start(300 + number % 100);
        come();
    }

    bool isArrived = false;

private:
    void come() { m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port); }

    quint16 m_port;
    int m_kind;
    QTcpSocket m_socket;
    QTimer m_drip;
};

/// Says "ready" once every one of them has been connected, and goes on until it is ended.
int loiter(quint16 port)
{
    std::vector<std::unique_ptr<Loiterer>> crowd;
    for (int i = 0; i < crowdPerProcess; ++i)
        crowd.push_back(std::make_unique<Loiterer>(port, i));
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
        if (!std::ranges::all_of(crowd, [](const auto &loiterer) { return loiterer->isArrived; }))
            return;
        std::puts("ready");
        std::fflush(stdout);
        watch.stop();
    });
    watch.start(50);
    return QCoreApplication::exec();
}

} // namespace

/// Fifteen hundred idle and slow connections, held by other processes, beside real requests.
class TestCrowd final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void answersARealRequestWithinASecond();
    void readsWhatArrivedBeforeItMakesRoom();
};

void TestCrowd::answersARealRequestWithinASecond()
{
    HttpServer server{HttpLimits()};
    server.route("POST", QStringLiteral("/hook"), [](const HttpRequest &request, const HttpReply &reply) {
        reply.answer({.status = 200, .contentType = "text/plain", .body = request.body});
    });
    const quint16 port = server.listen(QHostAddress::LocalHost, 0).value();

    std::vector<std::unique_ptr<QProcess>> crowd;
    for (int i = 0; i < crowdProcesses; ++i) {
        crowd.push_back(std::make_unique<QProcess>());
        crowd.back()->start(QCoreApplication::applicationFilePath(),
                            {QStringLiteral("--loiter"), QString::number(port)});
    }
    for (const auto &process : crowd)
        QTRY_VERIFY_WITH_TIMEOUT(process->canReadLine(), 30'000);

    QElapsedTimer whole;
    whole.start();
    int answered = 0;
    while (whole.elapsed() < 8'000) { // longer than a silent head is suffered
        QElapsedTimer clock;
        clock.start();
        RawPeer peer(port, "POST /hook HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nConnection: close\r\n\r\nreal");
        QTRY_COMPARE_WITH_TIMEOUT(peer.status(), 200, 5'000);
        QVERIFY2(clock.elapsed() < 1'000, qPrintable(QString::number(clock.elapsed())));
        ++answered;
    }
    QVERIFY(answered > 8);
    for (const auto &process : crowd) {
        QCOMPARE(process->state(), QProcess::Running);
        process->kill();
        QVERIFY(process->waitForFinished());
    }
}

void TestCrowd::readsWhatArrivedBeforeItMakesRoom()
{
    HttpLimits limits;
    limits.maxConnections = 8;
    HttpServer server(limits);
    server.route("GET", QStringLiteral("/hook"), [](const HttpRequest &, const HttpReply &reply) {
        reply.answer({.status = 200, .contentType = "text/plain", .body = "x"});
    });
    const quint16 port = server.listen(QHostAddress::LocalHost, 0).value();

    // The server's thread does not come round before all of these lie in the backlog.
    std::vector<std::unique_ptr<QTcpSocket>> peers;
    for (int i = 0; i < 64; ++i) {
        peers.push_back(std::make_unique<QTcpSocket>());
        peers.back()->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        QVERIFY(peers.back()->waitForConnected());
        if (i % 4 == 0) {
            peers.back()->write("GET /hook HTTP/1.1\r\nHost: a\r\n\r\n");
            QVERIFY(peers.back()->waitForBytesWritten());
        }
    }
    for (int i = 0; i < 64; i += 4)
        QTRY_VERIFY(peers[size_t(i)]->bytesAvailable() > 0);
    for (int i = 0; i < 64; i += 4)
        QVERIFY(peers[size_t(i)]->readAll().startsWith("HTTP/1.1 200"));
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && QByteArrayView(argv[1]) == "--loiter")
        return loiter(quint16(QByteArrayView(argv[2]).toUInt()));
    TestCrowd test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_crowd.moc"
