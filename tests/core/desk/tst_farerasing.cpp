// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/farerasing.h"

#include "core/store/conversations.h"
#include "core/store/erasure.h"
#include "core/store/messages.h"
#include "tests/core/desk/desktest.h"
#include "tests/fakes/scriptedserver.h"

#include <QRegularExpression>

namespace patchcord::desk {

using namespace testing;
using tests::ScriptedServer;

namespace {

const QString theirNumber = QStringLiteral("+4915112345678");

Credentials credentials()
{
    Credentials known;
    known.accountSid = QStringLiteral("ACzz000000000000000000000000000001");
    known.authToken = QStringLiteral("a token");
    return known;
}

} // namespace

/// Against a Twilio that answers line by line as the test says.
class TestFarErasing : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void deletesFilesBeforeTheirMessage();
    void deletesRecordingsAndCalls();
    void takesWhatIsGoneForDeleted();
    void triesAgain_data();
    void triesAgain();
    void goesOnAfterARestart();

private:
    void note(const Message &message);
    void start();
    [[nodiscard]] bool isAllDone();
    [[nodiscard]] QByteArrayList requests() const;

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<ScriptedServer> m_twilio;
    std::unique_ptr<twilio::Client> m_client;
    std::unique_ptr<FarErasing> m_erasing;
};

void TestFarErasing::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_erasing.reset();
    m_client.reset();
    m_desk = std::make_unique<DeskTest>();
    m_twilio = std::make_unique<ScriptedServer>(QList<tests::Step>{{ScriptedServer::answer(204, {})}});
    m_twilio->setStepFor("/2010-04-01/Accounts/ACzz000000000000000000000000000001/Messages/SMone/Media.json",
                         {ScriptedServer::answer(200, R"({"media_list":[]})")});
    m_client = std::make_unique<twilio::Client>(credentials(), m_twilio->base());
}

/// A row of the person, taken away with the wish to have it deleted at Twilio, too.
void TestFarErasing::note(const Message &message)
{
    const SenderId sender = m_desk->addSender(QStringLiteral("+15005550006"));
    const auto noted = resultOf(m_desk->store().write([=](store::Transaction &t) -> Done {
        const auto id = store::ensureConversation(t, sender, {Channel::Sms, theirNumber}, {}, 1);
        if (!id)
            return std::unexpected(id.error());
        Message row = message;
        row.conversation = *id;
        row.at = 5;
        if (const auto kept = store::insertMessage(t, row); !kept)
            return std::unexpected(kept.error());
        const auto rows = store::eraseRows(t, *id, 10, 100, true);
        return rows ? Done() : std::unexpected(rows.error());
    }));
    QVERIFY(noted.has_value());
}

void TestFarErasing::start()
{
    m_erasing = std::make_unique<FarErasing>(m_desk->store(), *m_client, FarErasingPace{1, 5, 10});
    m_erasing->start();
}

bool TestFarErasing::isAllDone()
{
    return QTest::qWaitFor(
        [this] {
            const auto left = resultOf(
                m_desk->store().read([](const store::Snapshot &s) { return store::countTwilioDeletions(s); }));
            return left && *left == 0;
        },
        patienceMs);
}

QByteArrayList TestFarErasing::requests() const
{
    QByteArrayList lines;
    for (const tests::SeenRequest &request : m_twilio->requests())
        lines.append(request.method + ' ' + request.target.sliced(request.target.lastIndexOf("001/") + 4));
    return lines;
}

void TestFarErasing::deletesFilesBeforeTheirMessage()
{
    Message message;
    message.sid = QStringLiteral("MMone");
    note(message);
    m_twilio->setStepFor("/2010-04-01/Accounts/ACzz000000000000000000000000000001/Messages/MMone/Media.json",
                         {ScriptedServer::answer(200, R"({"media_list":[{"sid":"MEa"},{"sid":"MEb"}]})")});
    start();
    QVERIFY(isAllDone());
    QCOMPARE(requests().mid(1),
             (QByteArrayList{"DELETE Messages/MMone/Media/MEa.json", "DELETE Messages/MMone/Media/MEb.json",
                             "DELETE Messages/MMone.json"}));
    QCOMPARE(m_desk->audit().first().action, QStringLiteral("twilio.deleted"));
}

void TestFarErasing::deletesRecordingsAndCalls()
{
    Message message;
    message.kind = MessageKind::Voicemail;
    message.call = Call();
    message.call->sid = QStringLiteral("CAone");
    message.call->status = CallStatus::Completed;
    message.call->recordingSid = QStringLiteral("REone");
    note(message);
    start();
    QVERIFY(isAllDone());
    QCOMPARE(requests().size(), 2);
    QVERIFY(requests().contains("DELETE Recordings/REone.json"));
    QVERIFY(requests().contains("DELETE Calls/CAone.json"));
}

void TestFarErasing::takesWhatIsGoneForDeleted()
{
    Message message;
    message.sid = QStringLiteral("SMone");
    note(message);
    m_twilio->setSteps({{ScriptedServer::answer(404, R"({"code":20404,"message":"gone"})")}});
    start();
    QVERIFY(isAllDone());
    QCOMPARE(requests().size(), 2);
}

void TestFarErasing::triesAgain_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("it is down") << ScriptedServer::answer(503, "busy", "text/html");
    QTest::newRow("not yet finished") << ScriptedServer::answer(409, R"({"code":20009,"message":"in progress"})");
    QTest::newRow("without the right") << ScriptedServer::answer(401, R"({"code":20003,"message":"no"})");
}

void TestFarErasing::triesAgain()
{
    QFETCH(QByteArray, answer);
    Message message;
    message.kind = MessageKind::Call;
    message.call = Call();
    message.call->sid = QStringLiteral("CAone");
    message.call->status = CallStatus::Completed;
    note(message);
    m_twilio->setSteps({{answer}, {answer}, {ScriptedServer::answer(204, {})}});
    start();
    QVERIFY(isAllDone());
    QVERIFY(requests().size() >= 3);
    QCOMPARE(requests().last(), QByteArray("DELETE Calls/CAone.json"));
}

void TestFarErasing::goesOnAfterARestart()
{
    Message message;
    message.sid = QStringLiteral("SMone");
    note(message);
    m_desk->reopen();
    start();
    QVERIFY(isAllDone());
    QCOMPARE(requests().last(), QByteArray("DELETE Messages/SMone.json"));
}

} // namespace patchcord::desk

QTEST_GUILESS_MAIN(patchcord::desk::TestFarErasing)
#include "tst_farerasing.moc"
