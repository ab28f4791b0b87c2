// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/filegate.h"

#include "core/desk/agentdesk.h"
#include "core/desk/files/attachment.h"
#include "core/desk/outbox.h"
#include "tests/core/desk/desktest.h"
#include "tests/core/desk/faketwilio.h"
#include "tests/core/desk/samplefiles.h"
#include "tests/fakes/scriptedserver.h"

#include <QRegularExpression>
#include <QUrl>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;
using patchcord::tests::ScriptedServer;

namespace {

const QByteArray healthy = ScriptedServer::answer(200, R"({"status":"ok"})");

} // namespace

/// Messages with files: from the agent's disk to what Twilio is told to fetch.
class TestFileGate final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void tellsTwilioWhereToFetchTheFile();
    void waitsInWordsUntilThePublicAddressAnswers_data();
    void waitsInWordsUntilThePublicAddressAnswers();
    void waitsForAPublicAddress();
    void letsTextsThroughMeanwhile();
    void failsWhenTheFileIsGone();
    void lendsAnewForEachAttempt();
    void lendsNothingForWhatDidNotLeave();
    void refusesADraftThatTheChannelDoesNotCarry();
    void asksThePublicAddressOnceForAll();

private:
    void start();
    [[nodiscard]] MediaItem prepared(const QString &name = QStringLiteral("a.txt"));
    MessageId send(const QList<MediaItem> &files, const QString &body = {});
    [[nodiscard]] bool becomes(MessageId message, DeliveryStatus status)
    {
        return QTest::qWaitFor([&] { return m_desk->message(message).status == status; }, patienceMs);
    }
    [[nodiscard]] QList<QByteArray> mediaUrls(int post) const
    {
        QList<QByteArray> urls;
        for (const auto &[name, value] : m_twilio->forms().at(post)) {
            if (name == "MediaUrl")
                urls.append(value);
        }
        return urls;
    }

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<FakeTwilio> m_twilio;
    std::unique_ptr<ScriptedServer> m_tunnel;
    std::unique_ptr<twilio::Client> m_client;
    std::unique_ptr<MediaShelf> m_shelf;
    std::unique_ptr<PublicReach> m_reach;
    std::unique_ptr<FileGate> m_gate;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<QTemporaryDir> m_disk;
    SenderId m_sender;
};

void TestFileGate::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_twilio = std::make_unique<FakeTwilio>();
    m_tunnel = std::make_unique<ScriptedServer>(QList<tests::Step>{{healthy}});
    m_disk = std::make_unique<QTemporaryDir>();
    m_sender = m_desk->addSender(QStringLiteral("+15005550006"));
    Credentials credentials;
    credentials.accountSid = QStringLiteral("ACtest");
    credentials.authToken = QStringLiteral("not a secret");
    m_client = std::make_unique<twilio::Client>(credentials, m_twilio->url());
    m_shelf = std::make_unique<MediaShelf>(m_desk->store().mediaFolder());
    m_reach = std::make_unique<PublicReach>();
    m_reach->setPublicUrl(m_tunnel->base());
    m_gate = std::make_unique<FileGate>(m_desk->store(), *m_shelf, *m_reach);
}

void TestFileGate::cleanup()
{
    m_outbox.reset();
    m_gate.reset();
    m_reach.reset();
    m_client.reset();
    m_twilio.reset();
    m_desk.reset();
}

void TestFileGate::start()
{
    OutboxPace pace{1000, 8, 20, 200, {40, 120, 300}};
    pace.filesAgainMs = 50;
    m_outbox = std::make_unique<Outbox>(m_desk->store(), *m_client, m_tunnel->base(), pace);
    m_outbox->setFileGate(*m_gate);
    m_outbox->start();
}

MediaItem TestFileGate::prepared(const QString &name)
{
    const QString path = write(m_disk->filePath(name), "hello");
    const auto file = resultOf(prepareAttachment(path, Channel::Sms, m_desk->store().mediaFolder()));
    return file ? file->item : MediaItem();
}

MessageId TestFileGate::send(const QList<MediaItem> &files, const QString &body)
{
    AgentDesk agent(m_desk->store(), QStringLiteral("Ann"));
    return resultOf(agent.send({m_sender, {Channel::Sms, QStringLiteral("+4915112345678")}, body, {}, files}))
        .value_or(MessageId());
}

void TestFileGate::tellsTwilioWhereToFetchTheFile()
{
    const MediaItem file = prepared();
    const MessageId message = send({file}, QStringLiteral("Look"));
    start();
    QVERIFY(becomes(message, DeliveryStatus::Queued));
    const QList<QByteArray> urls = mediaUrls(0);
    QCOMPARE(urls.size(), 1);
    const QByteArray prefix = m_tunnel->base().toLatin1() + "/m/";
    QVERIFY(urls.first().startsWith(prefix));
    const auto lent = m_shelf->find(urls.first().sliced(prefix.size()));
    QVERIFY(lent.has_value());
    QCOMPARE(bytesOf(lent->path), QByteArray("hello"));
    QCOMPARE(lent->name, QStringLiteral("a.txt"));
    const Message kept = m_desk->message(message);
    QCOMPARE(toString(kept.kind), toString(MessageKind::Mms));
    QCOMPARE(toString(kept.media.first().state), toString(MediaState::Here));
    QVERIFY(kept.media.first().url.isEmpty()); // A token is nobody's business but Twilio's.
    QCOMPARE(m_tunnel->requests().first().target, QByteArray("/api/webhooks/health"));
    QVERIFY(m_tunnel->requests().first().header("Authorization").isEmpty());
}

void TestFileGate::waitsInWordsUntilThePublicAddressAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("words");
    QTest::newRow("nobody") << QByteArray() << QStringLiteral("start the tunnel");
    QTest::newRow("a tunnel without a desk")
        << ScriptedServer::answer(502, "<html>") << QStringLiteral("check the tunnel");
    QTest::newRow("another program") << ScriptedServer::answer(200, "<html>") << QStringLiteral("check the tunnel");
    QTest::newRow("another page") << ScriptedServer::answer(302, {}, "text/html", "Location: /login\r\n")
                                  << QStringLiteral("check the tunnel");
}

void TestFileGate::waitsInWordsUntilThePublicAddressAnswers()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, words);
    m_tunnel->setSteps({{answer, tests::Step::Then::Close}});
    const MessageId message = send({prepared()});
    start();
    QTRY_VERIFY(m_desk->message(message).errorText.contains(words));
    QCOMPARE(toString(m_desk->message(message).status), toString(DeliveryStatus::Pending));
    QVERIFY(m_desk->message(message).errorText.startsWith(QStringLiteral("The file waits.")));
    QCOMPARE(m_twilio->posts(), 0);
    QVERIFY(m_desk->attempts(message).isEmpty());

    m_tunnel->setSteps({{healthy}});
    QVERIFY(becomes(message, DeliveryStatus::Queued));
    QVERIFY(m_desk->message(message).errorText.isEmpty());
    QCOMPARE(m_twilio->posts(), 1);
}

void TestFileGate::waitsForAPublicAddress()
{
    m_reach->setPublicUrl({});
    const MessageId message = send({prepared()});
    start();
    QTRY_VERIFY(m_desk->message(message).errorText.contains(QStringLiteral("no public address")));
    QCOMPARE(m_twilio->posts(), 0);
    m_reach->setPublicUrl(m_tunnel->base());
    QVERIFY(becomes(message, DeliveryStatus::Queued));
}

void TestFileGate::letsTextsThroughMeanwhile()
{
    m_reach->setPublicUrl({});
    const MessageId file = send({prepared()});
    const MessageId text = send({}, QStringLiteral("Hello"));
    start();
    QVERIFY(becomes(text, DeliveryStatus::Queued));
    QCOMPARE(toString(m_desk->message(file).status), toString(DeliveryStatus::Pending));
}

void TestFileGate::failsWhenTheFileIsGone()
{
    const MediaItem file = prepared();
    const MessageId message = send({file});
    QVERIFY(QFile::remove(m_desk->store().mediaFolder() + u'/' + file.file));
    start();
    QVERIFY(becomes(message, DeliveryStatus::Failed));
    QVERIFY(m_desk->message(message).errorText.contains(QStringLiteral("a.txt")));
    QCOMPARE(m_twilio->posts(), 0);
}

void TestFileGate::lendsAnewForEachAttempt()
{
    m_twilio->play({FakeTwilio::Step::Refuse21211});
    const MessageId message = send({prepared()});
    start();
    QVERIFY(becomes(message, DeliveryStatus::Failed));
    AgentDesk agent(m_desk->store(), QStringLiteral("Ann"));
    QVERIFY(resultOf(agent.retry(message)));
    QVERIFY(becomes(message, DeliveryStatus::Queued));
    QCOMPARE(m_twilio->posts(), 2);
    QVERIFY(mediaUrls(0) != mediaUrls(1));
}

void TestFileGate::lendsNothingForWhatDidNotLeave()
{
    m_twilio->play({FakeTwilio::Step::Refuse21211});
    const MessageId message = send({prepared(), prepared(QStringLiteral("b.txt"))});
    start();
    QVERIFY(becomes(message, DeliveryStatus::Failed));
    QCOMPARE(m_shelf->count(), 0);
}

void TestFileGate::refusesADraftThatTheChannelDoesNotCarry()
{
    MediaItem archive;
    archive.contentType = QStringLiteral("application/zip");
    archive.name = QStringLiteral("all.zip");
    archive.size = 10;
    AgentDesk agent(m_desk->store(), QStringLiteral("Ann"));
    const auto sent
        = resultOf(agent.send({m_sender, {Channel::Sms, QStringLiteral("+4915112345678")}, {}, {}, {archive}}));
    QVERIFY(!sent);
    QCOMPARE(sent.error().kind, ErrorKind::Invalid);
    QVERIFY(sent.error().message.contains(QStringLiteral("all.zip")));
}

void TestFileGate::asksThePublicAddressOnceForAll()
{
    QList<QFuture<Done>> asked;
    for (int index = 0; index < 5; ++index)
        asked.append(m_reach->check());
    for (const QFuture<Done> &one : asked)
        QVERIFY(resultOf(one));
    QVERIFY(resultOf(m_reach->check()));
    QCOMPARE(m_tunnel->requests().size(), 1);
}

QTEST_GUILESS_MAIN(TestFileGate)
#include "tst_filegate.moc"
