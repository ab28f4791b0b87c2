// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/deskhost.h"
#include "core/base/futures.h"
#include "core/simulator/simulator.h"
#include "core/store/calls.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "core/store/senders.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;

namespace {

constexpr int patienceMs = 20'000;
constexpr int secondMs = 100;
const QString ours = QStringLiteral("+15005550006");
const QString theirs = QStringLiteral("+14155550134");
const QString others = QStringLiteral("+14155550135");
const desk::CallAgent dana{QStringLiteral("Dana"), QStringLiteral("+447700900123")};

} // namespace

/// A desk and the simulated Twilio, both whole, over loopback: calls from their first ring to their row. What an agent
/// does is done through the desk's own acts.
class TestTelephone final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void takesACallOnThePhone();
    void takesAMessage();
    void takesAMessageWhenNobodyTakesTheCall();
    void declinesACall();
    void missesACallOfSomebodyWhoGivesUp();
    void ringsOnWhenThePhoneDoesNotAnswer();
    void keepsTwoCallsApart();
    void callsACustomer();
    void saysThatACustomerDidNotAnswer();
    void findsCallsAgainAfterARestart();

private:
    void startDesk();
    void setRingSeconds(int seconds);
    QJsonObject control(const QString &path, const QJsonObject &body = {});
    [[nodiscard]] int secondsAtTwilio(const QString &sid);
    void call(const QString &from, const QJsonObject &wish = {});
    void shuffleCallbacks();
    [[nodiscard]] QList<Message> rows();
    [[nodiscard]] Message rowOf(const QString &number);
    [[nodiscard]] CallPhase phaseOfRow(const QString &number);
    template <typename T> [[nodiscard]] T resultOf(const QFuture<T> &future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patienceMs))
            return failure(ErrorKind::Unavailable, QStringLiteral("no result in time"));
        return future.result();
    }
    [[nodiscard]] desk::CallActs &acts() { return m_host->callActs(); }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<simulator::Simulator> m_twilio;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<app::DeskHost> m_host;
    QNetworkAccessManager m_network;
    quint16 m_port = 0;
};

void TestTelephone::init()
{
    m_profile = std::make_unique<QTemporaryDir>();
    simulator::SimulatorOptions options;
    options.stepMs = 20;
    options.secondMs = secondMs;
    m_twilio = std::make_unique<simulator::Simulator>(options);
    QVERIFY(m_twilio->listen(QHostAddress::LocalHost, 0));
    m_port = 0;
    startDesk();
}

void TestTelephone::cleanup()
{
    m_host.reset();
    m_store.reset();
    m_twilio.reset();
}

void TestTelephone::startDesk()
{
    m_host.reset();
    m_store.reset();
    auto opened = store::Store::open(m_profile->path());
    QVERIFY(opened);
    m_store = std::move(*opened);
    app::HostSettings settings;
    settings.credentials = m_twilio->credentials();
    settings.apiBase = m_twilio->baseUrl();
    settings.listenPort = m_port;
    m_host = std::make_unique<app::DeskHost>(*m_store, settings);
    const auto port = m_host->start();
    QVERIFY(port);
    m_port = *port;
    m_twilio->setWebhookBase(m_host->publicUrl());
}

void TestTelephone::setRingSeconds(int seconds)
{
    Sender sender;
    sender.address = {Channel::Sms, ours};
    sender.ringSeconds = seconds;
    QVERIFY(resultOf(m_store->write([sender](store::Transaction &t) { return store::insertSender(t, sender); })));
}

/// A GET where there is nothing to say.
QJsonObject TestTelephone::control(const QString &path, const QJsonObject &body)
{
    QNetworkRequest request{QUrl(m_twilio->baseUrl() + path)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(body.isEmpty() ? m_network.get(request)
                                                              : m_network.post(request, QJsonDocument(body).toJson()));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, patienceMs)
        || reply->error() != QNetworkReply::NoError)
        QTest::qFail(qPrintable(path + u' ' + reply->errorString()), __FILE__, __LINE__);
    return QJsonDocument::fromJson(reply->readAll()).object();
}

void TestTelephone::call(const QString &from, const QJsonObject &wish)
{
    QJsonObject body = wish;
    body.insert(QStringLiteral("from"), from);
    control(QStringLiteral("/sim/call"), body);
}

/// How long that leg lasted; -1 when Twilio does not have it.
int TestTelephone::secondsAtTwilio(const QString &sid)
{
    for (const QJsonValue &call : control(QStringLiteral("/sim/calls")).value(u"calls").toArray()) {
        if (call.toObject().value(u"sid").toString() == sid)
            return call.toObject().value(u"duration").toVariant().toInt();
    }
    return -1;
}

/// Callbacks come twice, and in any order.
void TestTelephone::shuffleCallbacks()
{
    control(QStringLiteral("/sim/faults"),
            {{QStringLiteral("voice_callbacks"),
              QJsonObject{{QStringLiteral("order"), QStringLiteral("shuffle")}, {QStringLiteral("duplicate"), 1}}}});
}

QList<Message> TestTelephone::rows()
{
    return resultOf(m_store->read([](const store::Snapshot &snapshot) {
               return store::allMessagesAfter(snapshot, MessageKey{}, 1000);
           }))
        .value_or(QList<Message>());
}

Message TestTelephone::rowOf(const QString &number)
{
    for (const Message &row : rows()) {
        if (row.from == number || row.to == number)
            return row;
    }
    return {};
}

CallPhase TestTelephone::phaseOfRow(const QString &number)
{
    const Message row = rowOf(number);
    return row.call ? phaseOf(*row.call) : CallPhase::Over;
}

void TestTelephone::takesACallOnThePhone()
{
    shuffleCallbacks();
    control(QStringLiteral("/sim/phones"),
            {{QStringLiteral("number"), dana.phone}, {QStringLiteral("talk_seconds"), 12}});
    call(theirs, {{QStringLiteral("duration"), 200}});
    QCOMPARE(phaseOfRow(theirs), CallPhase::Ringing);
    QVERIFY(resultOf(acts().ringPhone(rowOf(theirs).id, dana)));
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(theirs), CallPhase::Talking, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(theirs), CallPhase::Over, patienceMs);
    const Message row = rowOf(theirs);
    QCOMPARE(toString(outcomeOf(row)), QStringLiteral("talked"));
    QVERIFY(secondsAtTwilio(row.call->agentSid) >= 10);
    QTRY_COMPARE(talkSeconds(rowOf(theirs)), secondsAtTwilio(row.call->agentSid));
    QCOMPARE(row.call->handledBy, dana.name);
    QCOMPARE(rows().size(), 1);
}

void TestTelephone::takesAMessage()
{
    shuffleCallbacks();
    call(theirs, {{QStringLiteral("voicemail_seconds"), 7}});
    QVERIFY(resultOf(acts().sendToVoicemail(rowOf(theirs).id, dana)));
    QTRY_COMPARE_WITH_TIMEOUT(toString(rowOf(theirs).kind), QStringLiteral("voicemail"), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(theirs), CallPhase::Over, patienceMs);
    const Message row = rowOf(theirs);
    QCOMPARE(row.media.size(), 1);
    QVERIFY2(row.media.first().url.startsWith(m_twilio->baseUrl()) && row.media.first().url.endsWith(u".wav"),
             qPrintable(row.media.first().url));
    QVERIFY(row.call->recordingSeconds > 0 && row.call->recordingSeconds < 30);
    QTRY_VERIFY_WITH_TIMEOUT(!rowOf(theirs).body.isEmpty(), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(toString(rowOf(theirs).media.first().state), QStringLiteral("here"), patienceMs);
    const MediaItem sound = rowOf(theirs).media.first();
    QVERIFY(sound.size > 1000);
    QVERIFY(!sound.waveform.isEmpty());
    QVERIFY(QFile::exists(m_store->mediaFolder() + u'/' + sound.file));
    QCOMPARE(rows().size(), 1);
}

void TestTelephone::takesAMessageWhenNobodyTakesTheCall()
{
    setRingSeconds(1);
    call(theirs, {{QStringLiteral("voicemail_seconds"), 5}});
    QCOMPARE(phaseOfRow(theirs), CallPhase::Ringing);
    QTRY_COMPARE_WITH_TIMEOUT(toString(rowOf(theirs).kind), QStringLiteral("voicemail"), patienceMs);
    QVERIFY(rowOf(theirs).call->handledBy.isEmpty());
    const auto conversation
        = resultOf(m_store->read([id = rowOf(theirs).conversation](const store::Snapshot &snapshot) {
              return store::conversationById(snapshot, id);
          }));
    QCOMPARE((*conversation)->unread, 1);
    QVERIFY((*conversation)->waitingSince > 0);
}

void TestTelephone::declinesACall()
{
    call(theirs);
    QVERIFY(resultOf(acts().decline(rowOf(theirs).id, dana)));
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(theirs), CallPhase::Over, patienceMs);
    QCOMPARE(toString(outcomeOf(rowOf(theirs))), QStringLiteral("declined"));
}

void TestTelephone::missesACallOfSomebodyWhoGivesUp()
{
    shuffleCallbacks();
    call(theirs, {{QStringLiteral("duration"), 9}});
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(theirs), CallPhase::Over, patienceMs);
    QCOMPARE(toString(outcomeOf(rowOf(theirs))), QStringLiteral("missed"));
    QCOMPARE(talkSeconds(rowOf(theirs)), 0);
    QCOMPARE(rows().size(), 1);
}

void TestTelephone::ringsOnWhenThePhoneDoesNotAnswer()
{
    control(QStringLiteral("/sim/phones"),
            {{QStringLiteral("number"), dana.phone}, {QStringLiteral("behaviour"), QStringLiteral("busy")}});
    call(theirs, {{QStringLiteral("duration"), 200}});
    QVERIFY(resultOf(acts().ringPhone(rowOf(theirs).id, dana)));
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(theirs), CallPhase::Ringing, patienceMs);
    QVERIFY(resultOf(acts().decline(rowOf(theirs).id, dana)));
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(theirs), CallPhase::Over, patienceMs);
}

void TestTelephone::keepsTwoCallsApart()
{
    control(QStringLiteral("/sim/phones"),
            {{QStringLiteral("number"), dana.phone}, {QStringLiteral("talk_seconds"), 5}});
    call(theirs, {{QStringLiteral("duration"), 200}});
    call(others, {{QStringLiteral("duration"), 200}, {QStringLiteral("voicemail_seconds"), 4}});
    QVERIFY(resultOf(acts().ringPhone(rowOf(theirs).id, dana)));
    QVERIFY(resultOf(acts().sendToVoicemail(rowOf(others).id, dana)));
    QTRY_COMPARE_WITH_TIMEOUT(toString(rowOf(others).kind), QStringLiteral("voicemail"), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(theirs), CallPhase::Over, patienceMs);
    QCOMPARE(toString(outcomeOf(rowOf(theirs))), QStringLiteral("talked"));
    QCOMPARE(rows().size(), 2);
}

void TestTelephone::callsACustomer()
{
    shuffleCallbacks();
    setRingSeconds(20);
    control(QStringLiteral("/sim/phones"), {{QStringLiteral("number"), theirs}, {QStringLiteral("talk_seconds"), 8}});
    const auto senders = resultOf(m_store->read([](const store::Snapshot &s) { return store::allSenders(s); }));
    QVERIFY(resultOf(acts().call(senders->first().id, {Channel::Sms, theirs}, dana)));
    QCOMPARE(phaseOfRow(theirs), CallPhase::Connecting);
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(theirs), CallPhase::Over, patienceMs);
    QVERIFY(secondsAtTwilio(rowOf(theirs).sid) >= 6);
    QTRY_COMPARE(talkSeconds(rowOf(theirs)), secondsAtTwilio(rowOf(theirs).sid));
    QCOMPARE(toString(rowOf(theirs).direction), QStringLiteral("outbound"));
    QCOMPARE(toString(outcomeOf(rowOf(theirs))), QStringLiteral("talked"));
    QCOMPARE(rows().size(), 1);
}

void TestTelephone::saysThatACustomerDidNotAnswer()
{
    setRingSeconds(20);
    const QString busy = QStringLiteral("+14155550486");
    const auto senders = resultOf(m_store->read([](const store::Snapshot &s) { return store::allSenders(s); }));
    QVERIFY(resultOf(acts().call(senders->first().id, {Channel::Sms, busy}, dana)));
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(busy), CallPhase::Over, patienceMs);
    QCOMPARE(toString(outcomeOf(rowOf(busy))), QStringLiteral("busy"));
    QTRY_VERIFY_WITH_TIMEOUT(isOver(rowOf(busy).call->agentStatus), patienceMs);
}

void TestTelephone::findsCallsAgainAfterARestart()
{
    control(QStringLiteral("/sim/phones"),
            {{QStringLiteral("number"), dana.phone}, {QStringLiteral("talk_seconds"), 20}});
    call(theirs, {{QStringLiteral("duration"), 300}});
    call(others, {{QStringLiteral("duration"), 300}});
    QVERIFY(resultOf(acts().ringPhone(rowOf(theirs).id, dana)));
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(theirs), CallPhase::Talking, patienceMs);
    startDesk();
    QCOMPARE(phaseOfRow(theirs), CallPhase::Talking);
    QCOMPARE(phaseOfRow(others), CallPhase::Ringing);
    QVERIFY(resultOf(acts().decline(rowOf(others).id, dana)));
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(others), CallPhase::Over, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(phaseOfRow(theirs), CallPhase::Over, patienceMs);
    QCOMPARE(toString(outcomeOf(rowOf(theirs))), QStringLiteral("talked"));
}

QTEST_GUILESS_MAIN(TestTelephone)
#include "tst_telephone.moc"
