// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/deskhost.h"
#include "core/base/clock.h"
#include "core/desk/agentdesk.h"
#include "core/desk/queuemessage.h"
#include "core/simulator/simulator.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "core/store/templates.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace patchcord;

namespace {

constexpr int patienceMs = 20'000;
const QString ours = QStringLiteral("+15005550006");
const Address customer{Channel::Sms, QStringLiteral("+4915112345678")};
const Address chatting{Channel::WhatsApp, QStringLiteral("+4915112345678")};

template <typename T> [[nodiscard]] T resultOf(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patienceMs) || future.resultCount() == 0)
        return std::unexpected(Error{ErrorKind::Unavailable, QStringLiteral("no result in time"), {}, 0, 0});
    return future.result();
}

} // namespace

/// A whole desk and a whole simulated Twilio that keeps its rules: what may leave, and what the wire saw of it.
class TestCompliance final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void sendsNothingByItselfToWhoOptedOut_data();
    void sendsNothingByItselfToWhoOptedOut();
    void learnsOfAnOptOutFromTwiliosRefusal();
    void stopsWhatWaitsInTheOutbox();
    void keepsTheTemplatesOfTheAccountFresh();
    void sendsByATemplateWhereFreeTextFails();
    void findsATemplateWhoseAnswerWasLost();
    void saysWhyTwilioRefusedATemplate();

private:
    QJsonObject control(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    void customerWrites(const QString &body, const QJsonObject &more = {});
    Result<MessageId> queued(const desk::Draft &draft, Origin origin);
    [[nodiscard]] desk::Draft draftTo(const Address &to, const QString &body);
    [[nodiscard]] bool isOptedOut();
    [[nodiscard]] QList<ContentTemplate> templates();
    [[nodiscard]] ContentTemplate templateOf(const QString &name);
    [[nodiscard]] Message now(MessageId id);
    /// How often Twilio was asked to send something to that number, by REST or in the answer of a webhook.
    [[nodiscard]] qsizetype sendsInWireLog(const QString &number);

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<simulator::Simulator> m_twilio;
    std::unique_ptr<app::DeskHost> m_desk;
    QNetworkAccessManager m_network;
    QHash<Channel, SenderId> m_senders;
};

void TestCompliance::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_profile = std::make_unique<QTemporaryDir>();
    auto store = store::Store::open(m_profile->path());
    QVERIFY(store);
    m_store = std::move(*store);
    simulator::SimulatorOptions options;
    options.stepMs = 10;
    options.keepsWhatsAppWindow = true;
    m_twilio = std::make_unique<simulator::Simulator>(options);
    QVERIFY(m_twilio->listen(QHostAddress::LocalHost, 0));
    for (const Channel channel : {Channel::Sms, Channel::WhatsApp}) {
        Sender sender;
        sender.address = {channel, ours};
        sender.acknowledgement = channel == Channel::Sms ? QStringLiteral("Thank you, {name}.") : QString();
        const auto id = resultOf(m_store->write(
            [sender](store::Transaction &transaction) { return store::insertSender(transaction, sender); }));
        QVERIFY(id);
        m_senders.insert(channel, *id);
    }
    app::HostSettings settings;
    settings.credentials = m_twilio->credentials();
    settings.apiBase = m_twilio->baseUrl();
    settings.listenPort = 0;
    settings.pace.perSenderPerSecond = 1000;
    settings.pace.firstBackOffMs = 20;
    settings.pace.lookUpAfterMs = {40, 120, 300};
    m_desk = std::make_unique<app::DeskHost>(*m_store, settings);
    const auto port = m_desk->start();
    QVERIFY(port);
    m_twilio->setWebhookBase(QStringLiteral("http://127.0.0.1:%1").arg(*port));
    QTRY_VERIFY_WITH_TIMEOUT(!templates().isEmpty(), patienceMs);
}

void TestCompliance::cleanup()
{
    m_desk.reset();
    m_twilio.reset();
    m_store.reset();
}

QJsonObject TestCompliance::control(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    QNetworkRequest request(QUrl(m_twilio->baseUrl() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(
        m_network.sendCustomRequest(request, method, QJsonDocument(body).toJson()));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, patienceMs))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}

void TestCompliance::customerWrites(const QString &body, const QJsonObject &more)
{
    QJsonObject wish = more;
    wish.insert(QStringLiteral("from"), customer.user);
    wish.insert(QStringLiteral("body"), body);
    control("POST", QStringLiteral("/sim/inbound"), wish);
}

desk::Draft TestCompliance::draftTo(const Address &to, const QString &body)
{
    desk::Draft draft;
    draft.sender = m_senders.value(to.channel);
    draft.to = to;
    draft.body = body;
    return draft;
}

Result<MessageId> TestCompliance::queued(const desk::Draft &draft, Origin origin)
{
    return resultOf(m_store->write([draft, origin, at = utcNow()](store::Transaction &transaction) {
        return desk::queueMessage(transaction, {QStringLiteral("Ann"), at}, draft, origin);
    }));
}

bool TestCompliance::isOptedOut()
{
    return resultOf(m_store->read([this](const store::Snapshot &snapshot) {
               return store::isOptedOut(snapshot, m_senders.value(Channel::Sms), customer);
           }))
        .value_or(false);
}

QList<ContentTemplate> TestCompliance::templates()
{
    return resultOf(m_store->read([](const store::Snapshot &snapshot) { return store::allTemplates(snapshot); }))
        .value_or(QList<ContentTemplate>());
}

ContentTemplate TestCompliance::templateOf(const QString &name)
{
    const QList<ContentTemplate> all = templates();
    const auto found = std::ranges::find(all, name, &ContentTemplate::name);
    return found == all.end() ? ContentTemplate() : *found;
}

Message TestCompliance::now(MessageId id)
{
    const auto row
        = resultOf(m_store->read([id](const store::Snapshot &snapshot) { return store::messageById(snapshot, id); }));
    return row && *row ? **row : Message();
}

qsizetype TestCompliance::sendsInWireLog(const QString &number)
{
    const QJsonObject log = control("GET", QStringLiteral("/sim/log"));
    qsizetype count = 0;
    for (const QJsonValue &request : log[u"requests"].toArray()) {
        const bool isSend
            = request[u"method"].toString() == u"POST" && request[u"path"].toString().endsWith(u"/Messages.json");
        if (isSend && request[u"form"][u"To"].toString().endsWith(number))
            ++count;
    }
    for (const QJsonValue &webhook : log[u"webhooks"].toArray()) {
        if (webhook[u"form"][u"From"].toString().endsWith(number) && webhook[u"body"].toString().contains(u"<Message"))
            ++count;
    }
    return count;
}

void TestCompliance::sendsNothingByItselfToWhoOptedOut_data()
{
    QTest::addColumn<QString>("stop");
    QTest::addColumn<QString>("optOutType");
    QTest::newRow("STOP") << QStringLiteral("STOP") << QString();
    QTest::newRow("in any case, among blanks") << QStringLiteral("  sToP \n") << QString();
    QTest::newRow("unsubscribe") << QStringLiteral("Unsubscribe") << QString();
    QTest::newRow("another language") << QStringLiteral("Abmelden") << QStringLiteral("STOP");
    QTest::newRow("without words") << QString() << QStringLiteral("STOP");
}

void TestCompliance::sendsNothingByItselfToWhoOptedOut()
{
    QFETCH(QString, stop);
    QFETCH(QString, optOutType);
    QJsonObject more;
    if (!optOutType.isEmpty())
        more.insert(QStringLiteral("params"), QJsonObject{{QStringLiteral("OptOutType"), optOutType}});
    customerWrites(stop, more);
    QVERIFY(isOptedOut());
    for (const Origin origin : {Origin::Agent, Origin::Schedule, Origin::Rule, Origin::Model}) {
        const auto refused = queued(draftTo(customer, QStringLiteral("Hello")), origin);
        QVERIFY(!refused && refused.error().kind == ErrorKind::Refused);
    }
    customerWrites(QStringLiteral("Are you there?"));
    customerWrites(QStringLiteral("HELP"));
    customerWrites(QStringLiteral("stop please"));
    QCOMPARE(sendsInWireLog(customer.user), 0);
    customerWrites(QStringLiteral("Start"));
    QVERIFY(!isOptedOut());
    QCOMPARE(sendsInWireLog(customer.user), 0); // START is answered by Twilio.
    customerWrites(QStringLiteral("I am back"));
    QCOMPARE(sendsInWireLog(customer.user), 1);
}

void TestCompliance::learnsOfAnOptOutFromTwiliosRefusal()
{
    // Twilio heard of it, this desk did not.
    control("POST", QStringLiteral("/sim/number"),
            {{QStringLiteral("number"), ours}, {QStringLiteral("form"), QStringLiteral("SmsUrl=")}});
    customerWrites(QStringLiteral("STOP"));
    QVERIFY(!isOptedOut());
    const auto id = queued(draftTo(customer, QStringLiteral("Hello")), Origin::Agent);
    QVERIFY(id);
    QTRY_COMPARE_WITH_TIMEOUT(now(*id).errorCode, 21610, patienceMs);
    QVERIFY(isOptedOut());
    QCOMPARE(sendsInWireLog(customer.user), 1);
    const auto again = queued(draftTo(customer, QStringLiteral("Hello?")), Origin::Agent);
    QVERIFY(!again);
    QVERIFY(again.error().message.contains(QStringLiteral("Twilio")));
    QCOMPARE(sendsInWireLog(customer.user), 1);
}

void TestCompliance::stopsWhatWaitsInTheOutbox()
{
    // Both are kept in one go, so that the outbox cannot be faster.
    const auto id = resultOf(m_store->write([this, at = utcNow()](store::Transaction &transaction) {
        const auto kept = desk::queueMessage(transaction, {QStringLiteral("Ann"), at},
                                             draftTo(customer, QStringLiteral("Hello")), Origin::Schedule);
        const Done stopped = store::appendOptOut(
            transaction, {m_senders.value(Channel::Sms), customer, true, QStringLiteral("SMtest"), at});
        return kept && stopped ? kept : Result<MessageId>(failure(ErrorKind::Invalid, QStringLiteral("no")));
    }));
    QVERIFY(id);
    QTRY_COMPARE_WITH_TIMEOUT(toString(now(*id).status), toString(DeliveryStatus::Failed), patienceMs);
    QCOMPARE(now(*id).errorCode, 21610);
    QVERIFY(now(*id).errorText.contains(QStringLiteral("START")));
    QCOMPARE(now(*id).body, QStringLiteral("Hello"));
    QCOMPARE(sendsInWireLog(customer.user), 0);
}

void TestCompliance::keepsTheTemplatesOfTheAccountFresh()
{
    QCOMPARE(toString(templateOf(QStringLiteral("winter_offer")).approval), toString(ApprovalState::Rejected));
    QVERIFY(!templateOf(QStringLiteral("winter_offer")).reason.isEmpty());
    const qsizetype count = templates().size();
    control("POST", QStringLiteral("/sim/template"),
            {{QStringLiteral("name"), QStringLiteral("refund_notice")},
             {QStringLiteral("status"), QStringLiteral("approved")}});
    control("POST", QStringLiteral("/sim/template"),
            {{QStringLiteral("name"), QStringLiteral("old_newsletter")}, {QStringLiteral("gone"), true}});
    QVERIFY(resultOf(m_desk->templates().refresh()));
    QCOMPARE(toString(templateOf(QStringLiteral("refund_notice")).approval), toString(ApprovalState::Approved));
    QCOMPARE(templates().size(), count - 1);
    // What cannot be read stays as it was.
    control("POST", QStringLiteral("/sim/faults"),
            {{QStringLiteral("kind"), QStringLiteral("truncated-json")},
             {QStringLiteral("method"), QStringLiteral("GET")},
             {QStringLiteral("path"), QStringLiteral("/v1/ContentAndApprovals")}});
    QVERIFY(!resultOf(m_desk->templates().refresh()));
    QCOMPARE(templates().size(), count - 1);
    // Where both are not served in one, each approval is asked for.
    control("POST", QStringLiteral("/sim/faults"),
            {{QStringLiteral("kind"), QStringLiteral("404")},
             {QStringLiteral("method"), QStringLiteral("GET")},
             {QStringLiteral("path"), QStringLiteral("/v1/ContentAndApprovals")}});
    QVERIFY(resultOf(m_desk->templates().refresh()));
    QCOMPARE(toString(templateOf(QStringLiteral("satisfaction_survey")).approval), toString(ApprovalState::Paused));
}

void TestCompliance::sendsByATemplateWhereFreeTextFails()
{
    const auto tried = queued(draftTo(chatting, QStringLiteral("Hello")), Origin::Agent);
    QVERIFY(tried);
    QTRY_COMPARE_WITH_TIMEOUT(now(*tried).errorCode, 63016, patienceMs);
    QCOMPARE(now(*tried).body, QStringLiteral("Hello"));

    desk::Draft draft = draftTo(chatting, {});
    const TemplateValues values{{QStringLiteral("1"), QStringLiteral("Ann & Bo")},
                                {QStringLiteral("2"), QStringLiteral("“42”")}};
    for (const char *name : {"refund_notice", "winter_offer", "satisfaction_survey", "draft_greeting"}) {
        draft.content = {templateOf(QString::fromLatin1(name)).sid, values};
        QVERIFY2(!queued(draft, Origin::Agent), name);
    }
    draft.content = {templateOf(QStringLiteral("order_update")).sid, {}};
    QVERIFY(!queued(draft, Origin::Agent));
    draft.content.values = values;
    for (const Origin origin : {Origin::Agent, Origin::Schedule, Origin::Rule, Origin::Model}) {
        const auto id = queued(draft, origin);
        QVERIFY(id);
        QTRY_COMPARE_WITH_TIMEOUT(toString(now(*id).status), toString(DeliveryStatus::Read), patienceMs);
        QVERIFY(now(*id).body.contains(QStringLiteral("Ann & Bo")));
    }
    const QJsonArray requests = control("GET", QStringLiteral("/sim/log"))[u"requests"].toArray();
    const auto sent = std::ranges::find_if(
        requests, [](const QJsonValue &request) { return !request[u"form"][u"ContentSid"].toString().isEmpty(); });
    QVERIFY(sent != requests.end());
    const QJsonValue form = (*sent)[u"form"];
    QVERIFY(form[u"Body"].isUndefined());
    QCOMPARE(templateValuesFromJson(form[u"ContentVariables"].toString()), values);
}

void TestCompliance::findsATemplateWhoseAnswerWasLost()
{
    for (const bool isStored : {true, false}) {
        control("POST", QStringLiteral("/sim/faults"),
                {{QStringLiteral("kind"), QStringLiteral("close-after-request")},
                 {QStringLiteral("count"), 1},
                 {QStringLiteral("stored"), isStored}});
        desk::Draft draft = draftTo(chatting, {});
        draft.content = {templateOf(QStringLiteral("appointment_reminder")).sid,
                         {{QStringLiteral("1"), QStringLiteral("Ann")},
                          {QStringLiteral("2"), isStored ? QStringLiteral("Monday") : QStringLiteral("Tuesday")}}};
        const qsizetype before = sendsInWireLog(chatting.user);
        const auto id = queued(draft, Origin::Agent);
        QVERIFY(id);
        QTRY_COMPARE_WITH_TIMEOUT(toString(now(*id).status),
                                  toString(isStored ? DeliveryStatus::Read : DeliveryStatus::Failed), patienceMs);
        QCOMPARE(sendsInWireLog(chatting.user), before + 1);
        if (isStored)
            continue;
        // Tried again by hand it goes by the same template.
        desk::AgentDesk agent(*m_store, QStringLiteral("Ann"));
        QVERIFY(resultOf(agent.retry(*id)));
        QTRY_COMPARE_WITH_TIMEOUT(toString(now(*id).status), toString(DeliveryStatus::Read), patienceMs);
    }
}

void TestCompliance::saysWhyTwilioRefusedATemplate()
{
    desk::Draft draft = draftTo(chatting, {});
    draft.content = {templateOf(QStringLiteral("we_tried_to_reach_you")).sid, {}};
    // Gone at Twilio, which the desk has not read yet.
    control("POST", QStringLiteral("/sim/template"),
            {{QStringLiteral("name"), QStringLiteral("we_tried_to_reach_you")}, {QStringLiteral("gone"), true}});
    const auto id = queued(draft, Origin::Agent);
    QVERIFY(id);
    QTRY_COMPARE_WITH_TIMEOUT(now(*id).errorCode, 21655, patienceMs);
    QVERIFY(!now(*id).errorText.isEmpty());
}

QTEST_GUILESS_MAIN(TestCompliance)
#include "tst_compliance.moc"
