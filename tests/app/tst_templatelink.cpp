// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/templatelink.h"
#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "core/store/quiethours.h"
#include "core/store/senders.h"
#include "core/store/templates.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/noticebar.h"
#include "ui/compose/replyfield.h"
#include "ui/compose/templatepicker.h"
#include "ui/shell/windowtemplates.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;
using namespace patchcord::app;

namespace {

constexpr int patienceMs = 20'000;
constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

ContentTemplate order(ApprovalState approval)
{
    ContentTemplate content;
    content.sid = QStringLiteral("HXorder");
    content.name = QStringLiteral("order_update");
    content.body = QStringLiteral("Hello {{1}}.");
    content.approval = approval;
    return content;
}

} // namespace

/// The window beside a store: what an agent types is judged, and templates go to the outbox.
class TestTemplateLink final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void judgesWhatIsTyped();
    void sendsATemplateAndKeepsWhatWasTyped();
    void followsTheApprovals();
    void saysHowReadingEnded();
    void keepsQuietHours();

private:
    template <typename Work> bool write(Work work) { return m_store->write(std::move(work)).result().has_value(); }
    void open(Channel channel, qint64 lastInboundAt);
    [[nodiscard]] QString notice() const;
    template <typename T> [[nodiscard]] T *child(const char *name) const
    {
        return m_window->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] ui::ComposePanel &compose() const { return *m_window->findChild<ui::ComposePanel *>(); }
    QList<Message> rows();

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<TemplateLink> m_link;
    Done m_readOutcome;
    int m_readings = 0;
    SenderId m_sender;
    ConversationId m_conversation;
};

void TestTemplateLink::init()
{
    m_profile = std::make_unique<QTemporaryDir>();
    auto store = store::Store::open(m_profile->path());
    QVERIFY(store);
    m_store = std::move(*store);
    m_window = std::make_unique<ui::MainWindow>();
    m_readOutcome = {};
    m_readings = 0;
    m_link = std::make_unique<TemplateLink>(*m_store, *m_window, QStringLiteral("Ann"), [this] {
        ++m_readings;
        return readyFuture(m_readOutcome);
    });
    m_window->show();
}

void TestTemplateLink::cleanup()
{
    m_link.reset();
    m_window.reset();
    m_store.reset();
}

/// A conversation that is open in the window; 0 = they never wrote.
void TestTemplateLink::open(Channel channel, qint64 lastInboundAt)
{
    QVERIFY(write([this, channel, lastInboundAt](store::Transaction &transaction) -> Done {
        Sender sender;
        sender.address = {channel, QStringLiteral("+15005550006")};
        const auto id = store::insertSender(transaction, sender);
        const Address contact{channel, QStringLiteral("+12025550123")};
        const auto conversation = store::ensureConversation(transaction, id.value_or(SenderId()), contact, {}, 1000);
        if (!conversation)
            return std::unexpected(conversation.error());
        m_sender = *id;
        m_conversation = *conversation;
        if (lastInboundAt == 0)
            return {};
        Message row;
        row.conversation = *conversation;
        row.channel = channel;
        row.from = contact.user;
        row.to = sender.address.user;
        row.body = QStringLiteral("Hi");
        row.at = lastInboundAt;
        const auto kept = store::insertMessage(transaction, row);
        return kept ? Done{} : std::unexpected(kept.error());
    }));
    const auto conversation = m_store
                                  ->read([id = m_conversation](const store::Snapshot &snapshot) {
                                      return store::conversationById(snapshot, id);
                                  })
                                  .result();
    QVERIFY(conversation && *conversation);
    m_window->upsertConversation(**conversation);
    m_window->selectConversation(m_conversation);
}

QString TestTemplateLink::notice() const
{
    const auto *bar = child<ui::NoticeBar>("windowNotice");
    return bar->isHidden() ? QString() : bar->text();
}

QList<Message> TestTemplateLink::rows()
{
    return m_store
        ->read([id = m_conversation](const store::Snapshot &snapshot) {
            return store::messagesBefore(snapshot, id, MessageKey::end(), 100);
        })
        .result()
        .value_or(QList<Message>());
}

void TestTemplateLink::judgesWhatIsTyped()
{
    open(Channel::Sms, utcNow());
    compose().reply()->setPlainText(QStringLiteral("Hello"));
    QVERIFY(child<QPushButton>("send")->isEnabled());
    // Told to stop while one types.
    QVERIFY(write([this](store::Transaction &transaction) {
        return store::appendOptOut(
            transaction,
            {m_sender, {Channel::Sms, QStringLiteral("+12025550123")}, true, QStringLiteral("SMtest"), utcNow()});
    }));
    compose().reply()->setPlainText(QStringLiteral("Hello, are you there?"));
    QTRY_VERIFY_WITH_TIMEOUT(notice().contains(QStringLiteral("START")), patienceMs);
    QVERIFY(!child<QPushButton>("send")->isEnabled());
    QCOMPARE(compose().reply()->toPlainText(), QStringLiteral("Hello, are you there?"));
}

void TestTemplateLink::sendsATemplateAndKeepsWhatWasTyped()
{
    QVERIFY(write([](store::Transaction &transaction) {
        return store::replaceTemplates(transaction, {order(ApprovalState::Approved)}, 1);
    }));
    open(Channel::WhatsApp, utcNow() - 2 * dayMs);
    QVERIFY(write([this](store::Transaction &transaction) {
        return store::setDraft(transaction, m_conversation, QStringLiteral("half a"));
    }));
    QTRY_VERIFY_WITH_TIMEOUT(child<QLineEdit>("templateValue-1") != nullptr, patienceMs);
    QVERIFY(!compose().picker()->isHidden());
    child<QLineEdit>("templateValue-1")->setText(QStringLiteral("Bo"));
    child<QPushButton>("sendTemplate")->click();
    QTRY_COMPARE_WITH_TIMEOUT(rows().size(), 2, patienceMs);
    const Message row = rows().last();
    QCOMPARE(row.body, QStringLiteral("Hello Bo."));
    QCOMPARE(row.content.sid, QStringLiteral("HXorder"));
    QCOMPARE(row.author, QStringLiteral("Ann"));
    QTRY_VERIFY_WITH_TIMEOUT(child<QLineEdit>("templateValue-1")->text().isEmpty(), patienceMs);
    const auto conversation = m_store
                                  ->read([id = m_conversation](const store::Snapshot &snapshot) {
                                      return store::conversationById(snapshot, id);
                                  })
                                  .result();
    QCOMPARE((*conversation)->draft, QStringLiteral("half a"));
}

void TestTemplateLink::followsTheApprovals()
{
    open(Channel::WhatsApp, utcNow() - 2 * dayMs);
    for (const auto &[approval, word] :
         {std::pair(ApprovalState::Pending, "waits"), std::pair(ApprovalState::Approved, "Approved")}) {
        QVERIFY(write([state = approval](store::Transaction &transaction) {
            return store::replaceTemplates(transaction, {order(state)}, utcNow());
        }));
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("templateState")->text().contains(QLatin1String(word)), patienceMs);
    }
    // Refused by the desk, though the window did not know better.
    QVERIFY(write([](store::Transaction &transaction) {
        return store::replaceTemplates(transaction, {order(ApprovalState::Approved)}, utcNow());
    }));
    emit m_window->templates()->sendRequested(m_conversation, {QStringLiteral("HXgone"), {}});
    const auto *refusal = child<ui::NoticeBar>("refusalNotice");
    QTRY_VERIFY_WITH_TIMEOUT(!refusal->text().isEmpty(), patienceMs);
    QCOMPARE(rows().size(), 1);
}

void TestTemplateLink::saysHowReadingEnded()
{
    open(Channel::WhatsApp, utcNow());
    m_readOutcome = failure(ErrorKind::NotSent, QStringLiteral("No network."));
    compose().openTemplates();
    child<QPushButton>("refreshTemplates")->click();
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("templateState")->text().contains(QStringLiteral("No network.")),
                             patienceMs);
    m_readOutcome = {};
    child<QPushButton>("refreshTemplates")->click();
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>("templateState")->text().isEmpty(), patienceMs);
    QCOMPARE(m_readings, 2);
}

void TestTemplateLink::keepsQuietHours()
{
    open(Channel::Sms, utcNow());
    const QuietHours night{true, 22 * 60, 6 * 60, QStringLiteral("Europe/Berlin")};
    const auto kept = [this] {
        return m_store
            ->read([id = m_sender](const store::Snapshot &snapshot) { return store::quietHoursOf(snapshot, id); })
            .result()
            .value_or(QuietHours());
    };
    emit m_window->templates()->quietHoursEdited(m_sender, night);
    QTRY_VERIFY_WITH_TIMEOUT(kept() == night, patienceMs);
    emit m_window->templates()->quietHoursEdited(m_sender, {true, 60, 60, {}});
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QWidget *>(QStringLiteral("refusalBox")), patienceMs);
    QVERIFY(kept() == night);
}

QTEST_MAIN(TestTemplateLink)
#include "tst_templatelink.moc"
