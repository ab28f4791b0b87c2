// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/proof.h"

#include "core/base/clock.h"
#include "core/desk/desk.h"
#include "core/gateway/gateway.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "core/twilio/signature.h"
#include "rawpeer.h"
#include "tests/core/store/storefixture.h"
#include "tests/fakes/relay.h"

#include <QSignalSpy>

using namespace patchcord;
using namespace patchcord::gateway;
using patchcord::testing::Relay;

namespace {

const QByteArray token = "token-of-the-test";
const QByteArray account = "ACtest-account";

Credentials credentials(const QByteArray &authToken = token)
{
    Credentials made;
    made.accountSid = QString::fromLatin1(account);
    made.authToken = QString::fromLatin1(authToken);
    return made;
}

twilio::FormFields messageForm(const QByteArray &sid, const QByteArray &body = "hello")
{
    return {{"AccountSid", account}, {"MessageSid", sid}, {"From", "+4915112345678"}, {"To", "+15005550006"},
            {"Body", body},          {"NumMedia", "0"},   {"NumSegments", "1"}};
}

} // namespace

/// The proof through the public address, its routes, and requests that are taken in after all.
class TestProof final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void provesTheWayIn();
    void tellsItsStepsAsTheyGo();
    void saysThatTheTunnelIsDown();
    void saysThatAProxyRewritesThePath();
    void saysThatTheBodyIsChanged();
    void saysThatTheWrongTokenSigns();
    void saysThatWebSocketsDoNotComeThrough();
    void needsATokenToSignWith();
    void isNowhereWhileNoProofRuns_data();
    void isNowhereWhileNoProofRuns();
    void wantsASignatureWhileOneRuns();
    void keepsNothingOfAProof();

    void takesARefusedMessageInOnce();
    void refusesWhatIsStillNotGenuine();
    void refusesWhatItKeptOnlyInPart();
    void refusesACallThatIsOver();
    void refusesWhatIsNotThere();

private:
    QList<ProofStep> prove(const Credentials &by = credentials());
    int ask(const QByteArray &bytes);
    QByteArray post(const QByteArray &target, const twilio::FormFields &form, const QByteArray &by = token);
    QList<store::QuarantineEntry> quarantined();
    qsizetype messageCount();
    Done replay(qint64 id);

    std::unique_ptr<store::StoreFixture> m_fixture;
    std::unique_ptr<desk::Desk> m_desk;
    std::unique_ptr<Gateway> m_gateway;
    std::unique_ptr<Relay> m_tunnel;
};

void TestProof::init()
{
    m_fixture = std::make_unique<store::StoreFixture>();
    m_desk = std::make_unique<desk::Desk>(m_fixture->store(), desk::DeskSettings());
    GatewaySettings settings;
    settings.credentials = credentials();
    m_gateway = std::make_unique<Gateway>(m_fixture->store(), m_desk->inbox(), m_desk->deliveries(), m_desk->calls(),
                                          settings);
    m_tunnel = std::make_unique<Relay>(m_gateway->listen(QHostAddress::LocalHost, 0).value());
    m_gateway->setPublicUrl(m_tunnel->url());
}

void TestProof::cleanup()
{
    m_tunnel.reset();
    m_gateway.reset();
    m_desk.reset();
    m_fixture.reset();
}

QList<ProofStep> TestProof::prove(const Credentials &by)
{
    Proof proof(m_gateway->proofGate(), by, m_tunnel->url());
    const QFuture<QList<ProofStep>> steps = proof.run();
    return QTest::qWaitFor([&steps] { return steps.isFinished(); }, 20'000) ? steps.result() : QList<ProofStep>();
}

int TestProof::ask(const QByteArray &bytes)
{
    RawPeer peer(m_gateway->port(), bytes);
    return QTest::qWaitFor([&peer] { return peer.status() > 0; }) ? peer.status() : 0;
}

QByteArray TestProof::post(const QByteArray &target, const twilio::FormFields &form, const QByteArray &by)
{
    const QByteArray body = twilio::encodeForm(form);
    return "POST " + target
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nX-Twilio-Signature: "
        + twilio::sign(by, m_tunnel->url().toLatin1() + target, form)
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QList<store::QuarantineEntry> TestProof::quarantined()
{
    return m_fixture->read([](const store::Snapshot &snapshot) { return store::quarantined(snapshot, 100); }).value();
}

qsizetype TestProof::messageCount()
{
    return m_fixture
        ->read([](const store::Snapshot &snapshot) { return store::allMessagesAfter(snapshot, MessageKey{}, 100); })
        ->size();
}

Done TestProof::replay(qint64 id)
{
    const QFuture<Done> done = m_gateway->replay(id, QStringLiteral("Ann"));
    return QTest::qWaitFor([&done] { return done.isFinished(); }) ? done.result() : failure(ErrorKind::Unavailable, {});
}

void TestProof::provesTheWayIn()
{
    const QList<ProofStep> steps = prove();
    QCOMPARE(steps.size(), 3);
    for (const ProofStep &step : steps)
        QVERIFY2(step.isDone && step.isWell, qPrintable(step.finding));
}

void TestProof::tellsItsStepsAsTheyGo()
{
    Proof proof(m_gateway->proofGate(), credentials(), m_tunnel->url());
    QSignalSpy advances(&proof, &Proof::advanced);
    std::ignore = proof.run();
    QTRY_COMPARE(advances.size(), 3);
    const auto first = advances.first().first().value<QList<ProofStep>>();
    QVERIFY(first.at(0).isDone && !first.at(1).isDone && !first.at(2).isDone);
}

void TestProof::saysThatTheTunnelIsDown()
{
    m_tunnel->goDown();
    const QList<ProofStep> steps = prove();
    QVERIFY(steps.at(0).isDone && !steps.at(0).isWell);
    QVERIFY2(steps.at(0).finding.contains(QStringLiteral("tunnel is down")), qPrintable(steps.at(0).finding));
    QVERIFY(!steps.at(1).isDone);
    QVERIFY(!steps.at(2).isDone);
}

void TestProof::saysThatAProxyRewritesThePath()
{
    m_tunnel->rewrite("/api/webhooks/proof/", "/other/");
    const QList<ProofStep> steps = prove();
    QVERIFY2(steps.at(0).finding.contains(QStringLiteral("arrived as /other/")), qPrintable(steps.at(0).finding));
}

void TestProof::saysThatTheBodyIsChanged()
{
    m_tunnel->rewrite("1%2B1%3D2", "1%2b1%3d2");
    const QList<ProofStep> steps = prove();
    QVERIFY(steps.at(0).isWell);
    QVERIFY(steps.at(1).isDone && !steps.at(1).isWell);
    QVERIFY2(steps.at(1).finding.contains(QStringLiteral("changes what is sent")), qPrintable(steps.at(1).finding));
    QVERIFY(!steps.at(2).isDone);
}

void TestProof::saysThatTheWrongTokenSigns()
{
    const QList<ProofStep> steps = prove(credentials("another"));
    QVERIFY2(steps.at(0).finding.contains(QStringLiteral("signature does not hold")), qPrintable(steps.at(0).finding));
}

void TestProof::saysThatWebSocketsDoNotComeThrough()
{
    m_tunnel->rewrite("Upgrade: websocket\r\n", "");
    const QList<ProofStep> steps = prove();
    QVERIFY(steps.at(1).isWell);
    QVERIFY(steps.at(2).isDone && !steps.at(2).isWell);
    QVERIFY2(steps.at(2).finding.contains(QStringLiteral("WebSockets")), qPrintable(steps.at(2).finding));
}

void TestProof::needsATokenToSignWith()
{
    const QList<ProofStep> steps = prove(credentials({}));
    QVERIFY(steps.at(0).isDone && !steps.at(0).isWell);
    QVERIFY(steps.at(0).finding.contains(QStringLiteral("auth token")));
}

void TestProof::isNowhereWhileNoProofRuns_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"GET", "POST"})
        QTest::newRow(method) << QByteArray(method);
    QTest::newRow("WebSocket") << QByteArray("WebSocket");
}

void TestProof::isNowhereWhileNoProofRuns()
{
    QFETCH(QByteArray, method);
    const QByteArray nonce = m_gateway->proofGate().open();
    m_gateway->proofGate().close(nonce);
    for (const QByteArray &one : {nonce, QByteArray("guessed")}) {
        const QByteArray path = proofPath(one);
        const QByteArray url = m_tunnel->url().toLatin1() + path;
        QByteArray bytes;
        if (method == "POST")
            bytes = post(path, {{"AccountSid", account}});
        else if (method == "GET")
            bytes = "GET " + path + " HTTP/1.1\r\nHost: a\r\nX-Twilio-Signature: " + twilio::sign(token, url)
                + "\r\n\r\n";
        else
            bytes = "GET " + path
                + " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        QCOMPARE(ask(bytes), 404);
    }
    QVERIFY(quarantined().isEmpty());
}

void TestProof::wantsASignatureWhileOneRuns()
{
    const QByteArray nonce = m_gateway->proofGate().open();
    const QByteArray path = proofPath(nonce);
    QCOMPARE(ask("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n"), 403);
    QCOMPARE(ask(post(path, {{"AccountSid", account}}, "another")), 403);
    QCOMPARE(ask("GET " + path
                 + " HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"),
             403);
    QCOMPARE(ask(post(path, {{"AccountSid", account}})), 200);
    QVERIFY(quarantined().isEmpty());
}

void TestProof::keepsNothingOfAProof()
{
    std::ignore = prove();
    QCOMPARE(messageCount(), 0);
    QVERIFY(quarantined().isEmpty());
}

void TestProof::takesARefusedMessageInOnce()
{
    m_gateway->setCredentials(credentials("stale"));
    QCOMPARE(ask(post("/api/webhooks/sms?m=1", messageForm("SMtest1"))), 403);
    QTRY_COMPARE(quarantined().size(), 1);
    const store::QuarantineEntry entry = quarantined().first();
    QCOMPARE(entry.method, QByteArray("POST"));
    QCOMPARE(entry.contentType, QByteArray("application/x-www-form-urlencoded"));
    QVERIFY(entry.tried.contains(m_tunnel->url() + QStringLiteral("/api/webhooks/sms?m=1")));
    QVERIFY(entry.isWhole());

    m_gateway->setCredentials(credentials());
    QVERIFY(replay(entry.id));
    QCOMPARE(messageCount(), 1);
    QVERIFY(quarantined().first().replayedAt > 0);
    QCOMPARE(replay(entry.id).error().kind, ErrorKind::Refused);
    QCOMPARE(ask(post("/api/webhooks/sms?m=1", messageForm("SMtest1"))), 200);
    QCOMPARE(messageCount(), 1);
    const auto audit
        = m_fixture->read([](const store::Snapshot &snapshot) { return store::auditEntries(snapshot, 10); }).value();
    QCOMPARE(audit.size(), 1);
    QCOMPARE(audit.first().action, QStringLiteral("quarantine.replay"));
    QCOMPARE(audit.first().actor, QStringLiteral("Ann"));
}

void TestProof::refusesWhatIsStillNotGenuine()
{
    QCOMPARE(ask(post("/api/webhooks/sms", messageForm("SMforged"), "of a forger")), 403);
    QTRY_COMPARE(quarantined().size(), 1);
    const Done done = replay(quarantined().first().id);
    QVERIFY(!done);
    QVERIFY2(done.error().message.contains(QStringLiteral("signature does not match")),
             qPrintable(done.error().message));
    QCOMPARE(messageCount(), 0);
    QCOMPARE(quarantined().first().replayedAt, 0);
}

void TestProof::refusesWhatItKeptOnlyInPart()
{
    m_gateway->setCredentials(credentials("stale"));
    QCOMPARE(ask(post("/api/webhooks/sms", messageForm("SMlong", QByteArray(20'000, 'x')))), 403);
    QTRY_COMPARE(quarantined().size(), 1);
    m_gateway->setCredentials(credentials());
    const Done done = replay(quarantined().first().id);
    QVERIFY(!done);
    QVERIFY2(done.error().message.contains(QStringLiteral("Only a part")), qPrintable(done.error().message));
}

void TestProof::refusesACallThatIsOver()
{
    m_gateway->setCredentials(credentials("stale"));
    const twilio::FormFields call{{"AccountSid", account}, {"CallSid", "CAtest"},     {"From", "+4915112345678"},
                                  {"To", "+15005550006"},  {"CallStatus", "ringing"}, {"Direction", "inbound"}};
    QCOMPARE(ask(post("/api/webhooks/voice", call)), 403);
    QTRY_COMPARE(quarantined().size(), 1);
    m_gateway->setCredentials(credentials());
    QVERIFY(!replay(quarantined().first().id));
    QCOMPARE(messageCount(), 0);
}

void TestProof::refusesWhatIsNotThere()
{
    QCOMPARE(replay(4711).error().kind, ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestProof)
#include "tst_proof.moc"
