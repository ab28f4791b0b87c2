// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/setup/tunnelsearch.h"

#include "tests/core/desk/connectionbench.h"

#include <QElapsedTimer>
#include <QTcpServer>

using namespace patchcord;
using namespace patchcord::testing;

namespace {

constexpr quint16 ownPort = 3000;

} // namespace

class TestTunnelSearch final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_bench = std::make_unique<ConnectionBench>(); }
    void cleanup() { m_bench.reset(); }

    void findsNgrokAndWhereItLeads_data();
    void findsNgrokAndWhereItLeads();
    void findsCloudflared();
    void saysWhatToTypeWhenNothingRuns();
    void prefersTheOneThatLeadsHere();
    void doesNotWaitForOneThatHangs();

private:
    quint16 show(const QString &program, const QString &publicUrl, const QString &addr);
    static QList<TunnelFound> search(const desk::TunnelPorts &ports);

    std::unique_ptr<ConnectionBench> m_bench;
};

quint16 TestTunnelSearch::show(const QString &program, const QString &publicUrl, const QString &addr)
{
    return quint16(m_bench
                       ->control(QStringLiteral("/sim/tunnel"),
                                 {{QStringLiteral("program"), program},
                                  {QStringLiteral("public_url"), publicUrl},
                                  {QStringLiteral("addr"), addr}})
                       .value(u"port")
                       .toInt());
}

QList<TunnelFound> TestTunnelSearch::search(const desk::TunnelPorts &ports)
{
    desk::TunnelSearch search(ports);
    return valueOf(search.search(ownPort));
}

void TestTunnelSearch::findsNgrokAndWhereItLeads_data()
{
    QTest::addColumn<QString>("addr");
    QTest::addColumn<bool>("leadsHere");
    QTest::newRow("an address") << QStringLiteral("http://localhost:3000") << true;
    QTest::newRow("host and port") << QStringLiteral("127.0.0.1:3000") << true;
    QTest::newRow("a port") << QStringLiteral("3000") << true;
    QTest::newRow("another port") << QStringLiteral("http://localhost:8080") << false;
    QTest::newRow("a longer port") << QStringLiteral("http://localhost:30001") << false;
}

void TestTunnelSearch::findsNgrokAndWhereItLeads()
{
    QFETCH(QString, addr);
    QFETCH(bool, leadsHere);
    const QString url = QStringLiteral("https://calm-otter.ngrok.example");
    const QList<TunnelFound> found = search({{show(QStringLiteral("ngrok"), url, addr)}, {}});
    QCOMPARE(found.size(), 2);
    QCOMPARE(found.first().program, QStringLiteral("ngrok"));
    QCOMPARE(found.first().publicUrl, url);
    QCOMPARE(found.first().leadsHere, leadsHere);
}

void TestTunnelSearch::findsCloudflared()
{
    const QString url = QStringLiteral("https://four-words.trycloudflare.example");
    const quint16 port = show(QStringLiteral("cloudflared"), url, QStringLiteral("http://127.0.0.1:3000"));
    const TunnelFound found = search({{}, {port}}).last();
    QCOMPARE(found.program, QStringLiteral("cloudflared"));
    QCOMPARE(found.publicUrl, url);
    QVERIFY(found.leadsHere);
}

void TestTunnelSearch::saysWhatToTypeWhenNothingRuns()
{
    for (const TunnelFound &tunnel : search({{}, {}})) {
        QVERIFY(tunnel.publicUrl.isEmpty());
        QVERIFY(!tunnel.leadsHere);
        QVERIFY2(tunnel.startCommand.contains(QStringLiteral("3000")), qPrintable(tunnel.startCommand));
    }
}

void TestTunnelSearch::prefersTheOneThatLeadsHere()
{
    const QString ours = QStringLiteral("https://ours.example");
    const quint16 other = show(QStringLiteral("ngrok"), QStringLiteral("https://other.example"), QStringLiteral("1"));
    const quint16 here = show(QStringLiteral("ngrok"), ours, QStringLiteral("3000"));
    QCOMPARE(search({{other, here}, {}}).first().publicUrl, ours);
    QCOMPARE(search({{here, other}, {}}).first().publicUrl, ours);
}

void TestTunnelSearch::doesNotWaitForOneThatHangs()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress(QHostAddress::LocalHost), 0));
    QElapsedTimer clock;
    clock.start();
    const QList<TunnelFound> found = search({{silent.serverPort()}, {silent.serverPort()}});
    QVERIFY(clock.elapsed() < 5'000);
    QCOMPARE(found.size(), 2);
    QVERIFY(found.first().publicUrl.isEmpty());
}

QTEST_GUILESS_MAIN(TestTunnelSearch)
#include "tst_tunnelsearch.moc"
