// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/preflight.h"

#include "core/base/clock.h"
#include "core/desk/attemptledger.h"
#include "core/desk/erasing.h"
#include "core/desk/inbox.h"
#include "core/desk/queuemessage.h"
#include "core/store/contactdetails.h"
#include "core/store/contacts.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/quiethours.h"
#include "core/store/templates.h"
#include "tests/core/desk/desktest.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

namespace {

constexpr qint64 hourMs = 60LL * 60 * 1000;

/// Whoever asks, before or while something leaves.
enum class Asker { Composer, Outbox, Schedule, Rule, Model };

Origin originOf(Asker asker)
{
    switch (asker) {
    case Asker::Composer:
    case Asker::Outbox:
        return Origin::Agent;
    case Asker::Schedule:
        return Origin::Schedule;
    case Asker::Rule:
        return Origin::Rule;
    case Asker::Model:
        return Origin::Model;
    }
    Q_UNREACHABLE();
}

qint64 utc(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text) + u'Z', Qt::ISODate).toMSecsSinceEpoch();
}

ContentTemplate content(const char *sid, ApprovalState approval)
{
    ContentTemplate one;
    one.sid = QString::fromLatin1(sid);
    one.name = QStringLiteral("order_update");
    one.type = QStringLiteral("twilio/text");
    one.body = QStringLiteral("Hello {{1}}, your order {{2}} is on its way.");
    one.approval = approval;
    one.reason = approval == ApprovalState::Rejected ? QStringLiteral("Begins with a variable.") : QString();
    return one;
}

} // namespace

class TestPreflight final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void saysTheSameToAll_data();
    void saysTheSameToAll();
    void judgesATemplate_data();
    void judgesATemplate();
    void warnsAnAgentOfWhatStopsARule();
    void sendsNothingByItselfToTheBlocked();
    void remembersAnOptOutOfWhomWasErased();
    void triesWhereTheWindowIsUnknown();
    void keepsWhatHasToWait();
    void keepsADraftThatMayNotLeave();
    void leavesAloneWhatAPersonIsTyping();
    void sendsATemplatesText();
    void neverAnswersWhoOptedOutByItself_data();
    void neverAnswersWhoOptedOutByItself();
    void countsAnOptOutForTheWholePool();

private:
    using Asked = std::pair<Verdict, Message>;

    [[nodiscard]] Verdict ask(const Draft &draft, Origin origin, qint64 now);
    [[nodiscard]] Result<MessageId> queued(const Draft &draft, Origin origin, qint64 now);
    [[nodiscard]] Verdict answerTo(Asker asker, const Draft &draft, qint64 now);
    void hear(const Address &from, const QString &body, qint64 at);
    void optOut(SenderId sender, const Address &contact, bool isOptedOut = true);
    void keep(const QList<ContentTemplate> &templates);
    void beQuiet(const QuietHours &hours, SenderId sender);

    std::unique_ptr<DeskTest> m_desk;
    SenderId m_sms;
    SenderId m_whatsApp;
    const QString m_ours = QStringLiteral("+15005550006");
    const Address m_theirs{Channel::Sms, QStringLiteral("+4915112345678")};
    const Address m_phoenix{Channel::Sms, QStringLiteral("+16025550123")};
    const Address m_chat{Channel::WhatsApp, QStringLiteral("+4915112345678")};
};

void TestPreflight::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_sms = m_desk->addSender(m_ours);
    m_whatsApp = m_desk->addSender(m_ours, Channel::WhatsApp);
}

Verdict TestPreflight::ask(const Draft &draft, Origin origin, qint64 now)
{
    const auto verdict = resultOf(
        m_desk->store().read([=](const store::Snapshot &snapshot) { return preflight(snapshot, draft, origin, now); }));
    if (!verdict)
        QTest::qFail(qPrintable(verdict.error().message), __FILE__, __LINE__);
    return verdict.value_or(Verdict());
}

Result<MessageId> TestPreflight::queued(const Draft &draft, Origin origin, qint64 now)
{
    return resultOf(m_desk->store().write([=](store::Transaction &transaction) {
        return queueMessage(transaction, {QStringLiteral("Ann"), now}, draft, origin);
    }));
}

/// As that asker hears it. The outbox is asked about a row that was queued before anything stood in its way.
Verdict TestPreflight::answerTo(Asker asker, const Draft &draft, qint64 now)
{
    if (asker == Asker::Composer)
        return ask(draft, Origin::Agent, now);
    if (asker != Asker::Outbox) {
        const Verdict verdict = ask(draft, originOf(asker), now);
        const auto id = queued(draft, originOf(asker), now);
        if (id.has_value() != verdict.isAllowed() || (!id && id.error().message != verdict.reason))
            QTest::qFail("queueMessage() says something else", __FILE__, __LINE__);
        return verdict;
    }
    const MessageId id = m_desk->addPending(draft.sender, draft.to.user, draft.body);
    const auto departure = resultOf(m_desk->store().write(
        [=](store::Transaction &transaction) { return beginAttempt(transaction, id, QStringLiteral("token"), now); }));
    const Message row = m_desk->message(id);
    Verdict verdict;
    verdict.reason = row.errorText;
    if (row.errorCode == optedOutCode)
        verdict.obstacle = Obstacle::OptedOut;
    else if (row.errorCode == windowClosedCode)
        verdict.obstacle = Obstacle::WindowClosed;
    else if (isFailure(row.status))
        verdict.obstacle = Obstacle::Invalid;
    if (!departure || (departure->verdict == Departure::Verdict::Leaves) != verdict.isAllowed())
        QTest::qFail("beginAttempt() says something else", __FILE__, __LINE__);
    return verdict;
}

void TestPreflight::hear(const Address &from, const QString &body, qint64 at)
{
    const SenderId sender = from.channel == Channel::WhatsApp ? m_whatsApp : m_sms;
    const auto heard = resultOf(m_desk->store().write([=, this](store::Transaction &transaction) -> Result<MessageId> {
        const auto conversation = store::ensureConversation(transaction, sender, from, {}, at);
        if (!conversation)
            return std::unexpected(conversation.error());
        Message row;
        row.conversation = *conversation;
        row.channel = from.channel;
        row.from = from.user;
        row.to = m_ours;
        row.body = body;
        row.at = at;
        const auto kept = store::insertMessage(transaction, row);
        return kept ? Result<MessageId>(kept->id) : std::unexpected(kept.error());
    }));
    QVERIFY(heard);
}

void TestPreflight::optOut(SenderId sender, const Address &contact, bool isOptedOut)
{
    QVERIFY(resultOf(m_desk->store().write([=](store::Transaction &transaction) {
        return store::appendOptOut(transaction, {sender, contact, isOptedOut, QStringLiteral("SMtest"), utcNow()});
    })));
}

void TestPreflight::keep(const QList<ContentTemplate> &templates)
{
    QVERIFY(resultOf(m_desk->store().write(
        [=](store::Transaction &transaction) { return store::replaceTemplates(transaction, templates, 1); })));
}

void TestPreflight::beQuiet(const QuietHours &hours, SenderId sender)
{
    QVERIFY(resultOf(m_desk->store().write(
        [=](store::Transaction &transaction) { return store::setQuietHours(transaction, sender, hours); })));
}

void TestPreflight::saysTheSameToAll_data()
{
    QTest::addColumn<Draft>("draft");
    QTest::addColumn<qint64>("heardAgo");
    QTest::addColumn<bool>("hasOptedOut");
    QTest::addColumn<Obstacle>("expected");
    const Draft text{SenderId{1}, m_theirs, QStringLiteral("Hello"), {}};
    const Draft chat{SenderId{2}, m_chat, QStringLiteral("Hello"), {}};
    Draft empty = text;
    empty.body = QStringLiteral("  ");
    Draft longer = text;
    longer.body = QString(1601, u'a');
    Draft across = text;
    across.to.channel = Channel::WhatsApp;
    Draft own = text;
    own.to.user = m_ours;
    const qint64 window = 24 * hourMs;
    QTest::newRow("text") << text << qint64(0) << false << Obstacle::None;
    QTest::newRow("empty") << empty << qint64(0) << false << Obstacle::Invalid;
    QTest::newRow("too long") << longer << qint64(0) << false << Obstacle::Invalid;
    QTest::newRow("to ourselves") << own << qint64(0) << false << Obstacle::Invalid;
    QTest::newRow("opted out") << text << qint64(0) << true << Obstacle::OptedOut;
    QTest::newRow("opted out and too long") << longer << qint64(0) << true << Obstacle::Invalid;
    QTest::newRow("WhatsApp, just heard") << chat << qint64(1) << false << Obstacle::None;
    QTest::newRow("WhatsApp, two minutes left") << chat << window - 120'000 << false << Obstacle::None;
    QTest::newRow("WhatsApp, in the last minute") << chat << window - 59'000 << false << Obstacle::WindowClosed;
    QTest::newRow("WhatsApp, a day later") << chat << window + 1 << false << Obstacle::WindowClosed;
    QTest::newRow("WhatsApp, opted out in the window") << chat << qint64(1) << true << Obstacle::OptedOut;
    QTest::newRow("WhatsApp, opted out, window closed") << chat << window + 1 << true << Obstacle::OptedOut;
}

void TestPreflight::saysTheSameToAll()
{
    QFETCH(Draft, draft);
    QFETCH(qint64, heardAgo);
    QFETCH(bool, hasOptedOut);
    QFETCH(Obstacle, expected);
    const qint64 now = utcNow();
    if (heardAgo > 0)
        hear(draft.to, QStringLiteral("Hi"), now - heardAgo);
    if (hasOptedOut)
        optOut(draft.sender, draft.to);
    const Verdict first = answerTo(Asker::Composer, draft, now);
    QCOMPARE(first.obstacle, expected);
    QCOMPARE(first.reason.isEmpty(), expected == Obstacle::None);
    for (const Asker asker : {Asker::Outbox, Asker::Schedule, Asker::Rule, Asker::Model}) {
        const Verdict verdict = answerTo(asker, draft, now);
        QCOMPARE(verdict.obstacle, first.obstacle);
        QCOMPARE(verdict.reason, first.reason);
    }
}

void TestPreflight::judgesATemplate_data()
{
    QTest::addColumn<ApprovalState>("approval");
    QTest::addColumn<TemplateValues>("values");
    QTest::addColumn<bool>("isOpen");
    QTest::addColumn<QString>("expected"); // Part of the reason; empty = it may leave.
    const TemplateValues full{{QStringLiteral("1"), QStringLiteral("Ann")},
                              {QStringLiteral("2"), QStringLiteral("42")}};
    TemplateValues partly = full;
    partly.remove(QStringLiteral("2"));
    TemplateValues blank = full;
    blank[QStringLiteral("2")] = QStringLiteral("  ");
    TemplateValues broken = full;
    broken[QStringLiteral("1")] = QStringLiteral("Ann\nand Bob");
    TemplateValues endless = full;
    endless[QStringLiteral("1")] = QString(1100, u'a');
    QTest::newRow("approved") << ApprovalState::Approved << full << false << QString();
    QTest::newRow("approved, window open") << ApprovalState::Approved << full << true << QString();
    QTest::newRow("pending") << ApprovalState::Pending << full << false << QStringLiteral("waits");
    QTest::newRow("received") << ApprovalState::Received << full << false << QStringLiteral("waits");
    QTest::newRow("rejected") << ApprovalState::Rejected << full << false << QStringLiteral("Begins with a variable.");
    QTest::newRow("paused") << ApprovalState::Paused << full << false << QStringLiteral("paused");
    QTest::newRow("disabled") << ApprovalState::Disabled << full << false << QStringLiteral("disabled");
    QTest::newRow("unsubmitted") << ApprovalState::Unsubmitted << full << false << QStringLiteral("Nobody asked");
    QTest::newRow("pending, but the window is open") << ApprovalState::Pending << full << true << QString();
    QTest::newRow("a value is missing") << ApprovalState::Approved << partly << false << QStringLiteral("“2”");
    QTest::newRow("a value is blank") << ApprovalState::Approved << blank << false << QStringLiteral("“2”");
    QTest::newRow("a value breaks the line") << ApprovalState::Approved << broken << false << QStringLiteral("“1”");
    QTest::newRow("too long once filled") << ApprovalState::Approved << endless << false << QStringLiteral("too long");
}

void TestPreflight::judgesATemplate()
{
    QFETCH(ApprovalState, approval);
    QFETCH(TemplateValues, values);
    QFETCH(bool, isOpen);
    QFETCH(QString, expected);
    const qint64 now = utcNow();
    hear(m_chat, QStringLiteral("Hi"), now - (isOpen ? 1 : 30) * hourMs);
    keep({content("HXtest", approval)});
    Draft draft{m_whatsApp, m_chat, {}, {}};
    draft.content = {QStringLiteral("HXtest"), values};
    for (const Origin origin : {Origin::Agent, Origin::Schedule, Origin::Rule, Origin::Model}) {
        const Verdict verdict = ask(draft, origin, now);
        QCOMPARE(verdict.isAllowed(), expected.isEmpty());
        QVERIFY2(verdict.reason.contains(expected), qPrintable(verdict.reason));
        if (!expected.isEmpty())
            QCOMPARE(verdict.remedy, Remedy::Template);
    }
    draft.content.sid = QStringLiteral("HXother");
    QCOMPARE(ask(draft, Origin::Agent, now).obstacle, Obstacle::Invalid);
}

void TestPreflight::sendsNothingByItselfToTheBlocked()
{
    const qint64 now = utc("2026-01-15T12:00:00");
    hear(m_theirs, QStringLiteral("Buy now!"), now - hourMs);
    const Draft draft{m_sms, m_theirs, QStringLiteral("Hello"), {}};
    const auto block = [&](bool isBlocked) {
        return resultOf(m_desk->store().write([=, this](store::Transaction &transaction) -> Done {
            const auto id = store::ensureContact(transaction, m_theirs, {});
            return id ? store::setBlocked(transaction, *id, isBlocked, now) : std::unexpected(id.error());
        }));
    };
    QVERIFY(block(true));
    for (const Origin origin : {Origin::Schedule, Origin::Rule, Origin::Model}) {
        QCOMPARE(ask(draft, origin, now).obstacle, Obstacle::Blocked);
        QVERIFY(!queued(draft, origin, now));
    }
    const Verdict warned = ask(draft, Origin::Agent, now);
    QVERIFY(warned.isAllowed() && warned.warning.contains(QStringLiteral("blocked")));
    QVERIFY(block(false));
    QVERIFY(ask(draft, Origin::Rule, now).isAllowed());
}

void TestPreflight::remembersAnOptOutOfWhomWasErased()
{
    const qint64 now = utc("2026-01-15T12:00:00");
    hear(m_theirs, QStringLiteral("stop"), now - hourMs);
    optOut(m_sms, m_theirs);
    Erasing erasing(m_desk->store(), QStringLiteral("Ann"));
    const auto contact = resultOf(m_desk->store().write(
        [this](store::Transaction &transaction) { return store::ensureContact(transaction, m_theirs, {}); }));
    QVERIFY(contact);
    QVERIFY(resultOf(erasing.erase(*contact, false)));
    const Verdict verdict = ask({m_sms, m_theirs, QStringLiteral("Hello"), {}}, Origin::Agent, now);
    QCOMPARE(verdict.obstacle, Obstacle::OptedOut);
    QVERIFY2(verdict.reason.contains(QStringLiteral("erased")), qPrintable(verdict.reason));
}

void TestPreflight::warnsAnAgentOfWhatStopsARule()
{
    // Eleven at night in Germany, eight in the evening before in Arizona.
    const qint64 now = utc("2026-01-15T22:00:00");
    beQuiet({true, 21 * 60, 8 * 60, QStringLiteral("UTC")}, m_sms);
    const Draft draft{m_sms, m_theirs, QStringLiteral("Hello"), {}};
    const Verdict warned = ask(draft, Origin::Agent, now);
    QVERIFY(warned.isAllowed());
    QVERIFY(!warned.warning.isEmpty());
    for (const Origin origin : {Origin::Schedule, Origin::Rule, Origin::Model}) {
        const Verdict verdict = ask(draft, origin, now);
        QCOMPARE(verdict.obstacle, Obstacle::QuietHours);
        QCOMPARE(verdict.until, utc("2026-01-16T07:00:00"));
        QVERIFY(ask(draft, origin, verdict.until).isAllowed());
    }
    // Half past seven in Arizona, which knows no summer time, while its neighbours are up.
    const qint64 summer = utc("2026-07-15T14:30:00");
    const Draft arizona{m_sms, m_phoenix, QStringLiteral("Hello"), {}};
    const Draft colorado{m_sms, {Channel::Sms, QStringLiteral("+13035550123")}, QStringLiteral("Hello"), {}};
    QCOMPARE(ask(arizona, Origin::Schedule, summer).until, utc("2026-07-15T15:00:00"));
    QVERIFY(ask(colorado, Origin::Schedule, summer).isAllowed());
    // Whose zone is unknown is asked by the sender's.
    const Draft anywhere{m_sms, {Channel::Sms, QStringLiteral("22395")}, QStringLiteral("Hello"), {}};
    QCOMPARE(ask(anywhere, Origin::Rule, now).until, utc("2026-01-16T08:00:00"));
    const Verdict free = ask({m_sms, m_theirs, QStringLiteral("Hello"), {}}, Origin::Rule, utc("2026-01-15T12:00:00"));
    QVERIFY(free.isAllowed() && free.warning.isEmpty());
}

void TestPreflight::triesWhereTheWindowIsUnknown()
{
    const Draft draft{m_whatsApp, m_chat, QStringLiteral("Hello"), {}};
    const Verdict tried = ask(draft, Origin::Agent, utcNow());
    QVERIFY(tried.isAllowed());
    QVERIFY(!tried.warning.isEmpty());
    QCOMPARE(tried.remedy, Remedy::Template);
    for (const Origin origin : {Origin::Schedule, Origin::Rule, Origin::Model})
        QCOMPARE(ask(draft, origin, utcNow()).obstacle, Obstacle::WindowClosed);
}

void TestPreflight::keepsWhatHasToWait()
{
    const qint64 noon = utc("2026-01-15T12:00:00");
    const Draft draft{m_sms, m_theirs, QStringLiteral("Hello"), {}};
    const auto id = queued(draft, Origin::Rule, noon);
    QVERIFY(id);
    beQuiet({true, 21 * 60, 8 * 60, {}}, m_sms);
    const auto begin = [this, &id](qint64 now) {
        return resultOf(m_desk->store().write([id = *id, now](store::Transaction &transaction) {
            return beginAttempt(transaction, id, QStringLiteral("token"), now);
        }));
    };
    const auto held = begin(utc("2026-01-15T22:00:00"));
    QVERIFY(held && held->verdict == Departure::Verdict::Held);
    QCOMPARE(held->until, utc("2026-01-16T07:00:00"));
    QCOMPARE(toString(m_desk->message(*id).status), toString(DeliveryStatus::Pending));
    QVERIFY(!m_desk->message(*id).errorText.isEmpty());
    const auto left = begin(held->until);
    QVERIFY(left && left->verdict == Departure::Verdict::Leaves);
    QCOMPARE(toString(m_desk->message(*id).origin), toString(Origin::Rule));
}

void TestPreflight::keepsADraftThatMayNotLeave()
{
    const qint64 now = utcNow();
    hear(m_chat, QStringLiteral("Hi"), now - 24 * hourMs + 90'000);
    const Draft draft{m_whatsApp, m_chat, QStringLiteral("typed for a while"), {}};
    const ConversationId conversation = m_desk->message(m_desk->allMessages().first().id).conversation;
    QVERIFY(resultOf(m_desk->store().write(
        [=](store::Transaction &transaction) { return store::setDraft(transaction, conversation, draft.body); })));
    QVERIFY(ask(draft, Origin::Agent, now).isAllowed());
    const auto refused = queued(draft, Origin::Agent, now + 60'000);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Refused);
    QCOMPARE(m_desk->conversation(conversation).draft, draft.body);
    QCOMPARE(m_desk->allMessages().size(), 1);
}

void TestPreflight::leavesAloneWhatAPersonIsTyping()
{
    hear(m_theirs, QStringLiteral("Hi"), utcNow());
    const ConversationId conversation = m_desk->allMessages().first().conversation;
    QVERIFY(resultOf(m_desk->store().write([=](store::Transaction &transaction) -> Done {
        if (const Done closed = store::setState(transaction, conversation, ConversationState::Closed, utcNow());
            !closed)
            return closed;
        return store::setDraft(transaction, conversation, QStringLiteral("half a"));
    })));
    for (const Origin origin : {Origin::Rule, Origin::Model}) {
        QVERIFY(queued({m_sms, m_theirs, QStringLiteral("Hello"), {}}, origin, utcNow()));
        QCOMPARE(m_desk->conversation(conversation).draft, QStringLiteral("half a"));
        QCOMPARE(m_desk->conversation(conversation).state, ConversationState::Closed);
    }
    QVERIFY(queued({m_sms, m_theirs, QStringLiteral("Hello"), {}}, Origin::Schedule, utcNow()));
    QCOMPARE(m_desk->conversation(conversation).draft, QStringLiteral("half a"));
    QCOMPARE(m_desk->conversation(conversation).state, ConversationState::Open);
    QVERIFY(queued({m_sms, m_theirs, QStringLiteral("Hello"), {}}, Origin::Agent, utcNow()));
    QVERIFY(m_desk->conversation(conversation).draft.isEmpty());
}

void TestPreflight::sendsATemplatesText()
{
    keep({content("HXtest", ApprovalState::Approved)});
    Draft draft{m_whatsApp, m_chat, QStringLiteral("a text that was being typed"), {}};
    draft.content = {QStringLiteral("HXtest"),
                     {{QStringLiteral("1"), QStringLiteral("{{2}}")}, {QStringLiteral("2"), QStringLiteral("42")}}};
    const auto id = queued(draft, Origin::Agent, utcNow());
    QVERIFY(id);
    const Message row = m_desk->message(*id);
    QCOMPARE(row.body, QStringLiteral("Hello {{2}}, your order 42 is on its way."));
    QCOMPARE(row.content, draft.content);
    QCOMPARE(draftOf(row, m_desk->conversation(row.conversation)).content, draft.content);
}

void TestPreflight::neverAnswersWhoOptedOutByItself_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("optOutType");
    QTest::addColumn<bool>("isOptedOut");
    for (const char *word : {"STOP", "stop", "Stop", " stop ", "\n\tSTOP\r\n", "sToPaLl", "unsubscribe", "END", "Quit",
                             "cancel", "REVOKE", "optout"})
        QTest::newRow(word) << QString::fromLatin1(word) << QString() << true;
    for (const char *words : {"stop please", "please stop", "STOP!", "don't stop", "stop.", "st op", ""})
        QTest::newRow(qPrintable(u'"' + QString::fromLatin1(words) + u'"'))
            << QString::fromLatin1(words) << QString() << false;
    QTest::newRow("OptOutType without words") << QString() << QStringLiteral("STOP") << true;
    QTest::newRow("OptOutType with words of another language")
        << QStringLiteral("Abmelden") << QStringLiteral("STOP") << true;
    QTest::newRow("OptOutType over words") << QStringLiteral("stop") << QStringLiteral("HELP") << false;
}

void TestPreflight::neverAnswersWhoOptedOutByItself()
{
    QFETCH(QString, body);
    QFETCH(QString, optOutType);
    QFETCH(bool, isOptedOut);
    Inbox inbox(m_desk->store(), {});
    twilio::IncomingMessage stop = incoming(QStringLiteral("SMstop"), m_theirs.user, m_ours, body);
    if (!optOutType.isEmpty())
        stop.optOut = optOutType == u"STOP" ? twilio::OptOutKeyword::Stop : twilio::OptOutKeyword::Help;
    QVERIFY(resultOf(inbox.receive(stop)));
    QCOMPARE(m_desk->isOptedOut(m_sms, m_theirs), isOptedOut);
    const Draft draft{m_sms, m_theirs, QStringLiteral("Hello"), {}};
    for (const Origin origin : {Origin::Agent, Origin::Schedule, Origin::Rule, Origin::Model}) {
        QCOMPARE(ask(draft, origin, utcNow()).obstacle, isOptedOut ? Obstacle::OptedOut : Obstacle::None);
        QCOMPARE(queued(draft, origin, utcNow()).has_value(), !isOptedOut);
    }
    const auto ledger = resultOf(m_desk->store().read(
        [this](const store::Snapshot &snapshot) { return store::latestOptOut(snapshot, m_sms, m_theirs); }));
    QVERIFY(ledger);
    QCOMPARE(ledger->has_value(), isOptedOut);
    if (isOptedOut)
        QCOMPARE((*ledger)->evidence, QStringLiteral("SMstop"));
    // Nothing but START lifts it.
    QVERIFY(resultOf(inbox.receive(incoming(QStringLiteral("SMmore"), m_theirs.user, m_ours, QStringLiteral("Hi")))));
    QCOMPARE(m_desk->isOptedOut(m_sms, m_theirs), isOptedOut);
    QVERIFY(
        resultOf(inbox.receive(incoming(QStringLiteral("SMstart"), m_theirs.user, m_ours, QStringLiteral(" start ")))));
    QVERIFY(!m_desk->isOptedOut(m_sms, m_theirs));
    QVERIFY(ask(draft, Origin::Rule, utcNow()).isAllowed());
}

void TestPreflight::countsAnOptOutForTheWholePool()
{
    const QString second = QStringLiteral("+15005550007");
    const SenderId sibling = m_desk->addSender(second);
    const SenderId stranger = m_desk->addSender(QStringLiteral("+15005550009"));
    Inbox inbox(m_desk->store(), {});
    const auto say = [&](const QString &sid, const QString &to, const QString &body) {
        twilio::IncomingMessage message = incoming(sid, m_theirs.user, to, body);
        message.extra.insert(QStringLiteral("MessagingServiceSid"), QStringLiteral("MGpool"));
        return resultOf(inbox.receive(message));
    };
    const auto hello = say(QStringLiteral("SM1"), second, QStringLiteral("Hello"));
    QVERIFY(hello);
    QVERIFY(say(QStringLiteral("SM2"), m_ours, QStringLiteral("STOP")));
    QVERIFY(m_desk->isOptedOut(m_sms, m_theirs));
    QVERIFY(m_desk->isOptedOut(sibling, m_theirs));
    QVERIFY(!m_desk->isOptedOut(stranger, m_theirs));
    QVERIFY(m_desk->conversation(hello->conversation).isOptedOut);
    QVERIFY(say(QStringLiteral("SM3"), second, QStringLiteral("START")));
    QVERIFY(!m_desk->isOptedOut(m_sms, m_theirs));
    QVERIFY(!m_desk->conversation(hello->conversation).isOptedOut);
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "tst_preflight.moc"
