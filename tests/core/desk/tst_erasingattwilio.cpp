// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/erasing.h"
#include "core/desk/farerasing.h"
#include "core/simulator/simulator.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/twilio/messages.h"
#include "tests/core/desk/desktest.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace patchcord::desk {

using namespace testing;

namespace {

const QString ours = QStringLiteral("+15005550006");
const QString theirs = QStringLiteral("+14155550171");
const QString others = QStringLiteral("+14155550172");

} // namespace

/// A person who is erased here and at a simulated Twilio.
class TestErasingAtTwilio final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void deletesTheirMessagesAndNoOthers();
    void leavesTwilioAloneUnlessAsked();

private:
    /// Sends it there, keeps it here, and gives its SID.
    QString send(const QString &to);
    [[nodiscard]] bool isAtTwilio(const QString &sid);
    void erase(bool wantsTwilio);

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<simulator::Simulator> m_twilio;
    std::unique_ptr<twilio::Client> m_client;
    SenderId m_sender;
};

void TestErasingAtTwilio::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_client.reset();
    m_desk = std::make_unique<DeskTest>();
    m_sender = m_desk->addSender(ours);
    simulator::SimulatorOptions options;
    options.stepMs = 1;
    m_twilio = std::make_unique<simulator::Simulator>(options);
    QVERIFY(m_twilio->listen(QHostAddress::LocalHost, 0));
    m_client = std::make_unique<twilio::Client>(m_twilio->credentials(), m_twilio->baseUrl());
}

QString TestErasingAtTwilio::send(const QString &to)
{
    twilio::Messages messages(*m_client);
    const auto sent
        = resultOf(messages.create({{Channel::Sms, ours}, {Channel::Sms, to}, QStringLiteral("hi"), {}, {}}));
    if (!sent)
        return {};
    const auto kept = resultOf(m_desk->store().write([=, this](store::Transaction &t) -> Done {
        const auto id = store::ensureConversation(t, m_sender, {Channel::Sms, to}, {}, 1);
        if (!id)
            return std::unexpected(id.error());
        Message row;
        row.conversation = *id;
        row.direction = Direction::Outbound;
        row.status = DeliveryStatus::Delivered;
        row.sid = sent->sid;
        row.to = to;
        row.at = 5;
        const auto inserted = store::insertMessage(t, row);
        return inserted ? Done() : std::unexpected(inserted.error());
    }));
    return kept ? sent->sid : QString();
}

bool TestErasingAtTwilio::isAtTwilio(const QString &sid)
{
    twilio::Messages messages(*m_client);
    return resultOf(messages.fetch(sid)).has_value();
}

void TestErasingAtTwilio::erase(bool wantsTwilio)
{
    const auto conversation = resultOf(m_desk->store().read([sender = m_sender](const store::Snapshot &s) {
        return store::conversationOf(s, sender, {Channel::Sms, theirs});
    }));
    const ContactId contact = m_desk->conversation(**conversation).contact;
    Erasing erasing(m_desk->store(), QStringLiteral("Ada"));
    QVERIFY(resultOf(erasing.erase(contact, wantsTwilio)).has_value());
    FarErasing far(m_desk->store(), *m_client, {1, 20, 50});
    far.start();
    QVERIFY(QTest::qWaitFor(
        [this] {
            const auto left = resultOf(
                m_desk->store().read([](const store::Snapshot &s) { return store::countTwilioDeletions(s); }));
            return left && *left == 0;
        },
        patienceMs));
}

void TestErasingAtTwilio::deletesTheirMessagesAndNoOthers()
{
    const QStringList gone{send(theirs), send(theirs)};
    const QString stays = send(others);
    QVERIFY(isAtTwilio(gone.first()) && isAtTwilio(gone.last()) && isAtTwilio(stays));
    erase(true);
    QVERIFY(!isAtTwilio(gone.first()));
    QVERIFY(!isAtTwilio(gone.last()));
    QVERIFY(isAtTwilio(stays));
    QCOMPARE(m_desk->audit().first().action, QStringLiteral("twilio.deleted"));
}

void TestErasingAtTwilio::leavesTwilioAloneUnlessAsked()
{
    const QString sid = send(theirs);
    erase(false);
    QVERIFY(isAtTwilio(sid));
    QCOMPARE(m_desk->allMessages().size(), 0);
}

} // namespace patchcord::desk

QTEST_GUILESS_MAIN(patchcord::desk::TestErasingAtTwilio)
#include "tst_erasingattwilio.moc"
