// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/assistantlink.h"
#include "core/store/assistant.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/replyfield.h"
#include "ui/shell/windowassistant.h"

#include <QAction>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;
using namespace patchcord::app;

namespace {

constexpr int patienceMs = 30'000;

} // namespace

/// The demo's console with its assistant, from the key press to the text in the field.
class TestAssistantLink final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void suggestsInTheDemoByKeys();
    void keepsTheSettingsInTheStore();
    void answersAloneUntilAKeyIsPressed();

private:
    [[nodiscard]] ui::ReplyField *reply() const
    {
        return m_window->findChild<ui::ReplyField *>(QStringLiteral("reply"));
    }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<Secrets> m_secrets;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<AssistantLink> m_link;
};

void TestAssistantLink::init()
{
    m_profile = std::make_unique<QTemporaryDir>();
    m_secrets = std::make_unique<Secrets>(m_profile->path(), Secrets::Keeping::FileOnly);
    auto store = store::Store::open(m_profile->path());
    QVERIFY(store);
    m_window = std::make_unique<ui::MainWindow>();
    m_session = std::make_unique<Session>(std::move(*store), HostSettings(), true, *m_window, QStringLiteral("Ann"));
    m_link = std::make_unique<AssistantLink>(*m_session, *m_secrets, *m_window);
    QVERIFY(!m_window->assistant()->setup().settings.isOn);
    m_session->start();
    m_window->show();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->assistant()->setup().settings.isOn, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentConversation().isValid(), patienceMs);
}

void TestAssistantLink::cleanup()
{
    m_link.reset();
    m_session.reset();
    m_window.reset();
}

void TestAssistantLink::suggestsInTheDemoByKeys()
{
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    reply()->setFocus();
    // The customers go on writing, which takes away what was thought of before.
    const bool isTaken = QTest::qWaitFor(
        [this] {
            if (reply()->ghost().isEmpty())
                QTest::keyClick(reply(), Qt::Key_Space, Qt::ControlModifier);
            QTest::keyClick(reply(), Qt::Key_Tab);
            reply()->setFocus();
            return !reply()->toPlainText().isEmpty();
        },
        patienceMs);
    QVERIFY(isTaken);
    const auto entries = m_session->store()
                             .read([](const store::Snapshot &snapshot) { return store::auditEntries(snapshot, 1000); })
                             .result();
    QVERIFY(entries);
    QVERIFY(std::ranges::any_of(*entries, [](const store::AuditEntry &entry) {
        return entry.action == u"assistant.ask" && entry.actor == u"Ann"
            && entry.detail.value(u"sent").toString().contains(u"conversation");
    }));
}

void TestAssistantLink::keepsTheSettingsInTheStore()
{
    ui::AssistantSetup setup = m_window->assistant()->setup();
    QVERIFY(setup.hasKey);
    QVERIFY(setup.key.isEmpty());
    QVERIFY(setup.knowledgeFolder.endsWith(QStringLiteral("knowledge")));
    setup.settings.instructions = QStringLiteral("We sell lamps.");
    setup.settings.isOn = false;
    m_window->assistant()->submit(setup);
    QTRY_VERIFY(!m_window->assistant()->setup().settings.isOn);
    const auto kept = m_session->store().read(store::assistantSettings).result();
    QCOMPARE(kept, Result<AssistantSettings>(setup.settings));
    QVERIFY(!m_window->findChild<QAction *>(QStringLiteral("suggestReply"))->isEnabled());
}

void TestAssistantLink::answersAloneUntilAKeyIsPressed()
{
    const auto badge = [this] {
        const auto *bar = m_window->findChild<QWidget *>(QStringLiteral("answeringNotice"));
        return bar->isHidden() ? QString() : bar->accessibleName();
    };
    // Of the model, and taken by Twilio.
    const auto answers = [this] {
        const auto rows = m_session->store()
                              .read([](const store::Snapshot &snapshot) {
                                  return store::allMessagesAfter(snapshot, MessageKey{}, 10'000);
                              })
                              .result();
        return std::ranges::count_if(*rows,
                                     [](const Message &row) { return row.author == u"model" && !row.sid.isEmpty(); });
    };
    QCOMPARE(badge(), QString());
    m_window->findChild<QAction *>(QStringLiteral("answerForSender"))->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(badge().contains(QStringLiteral("by itself")), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(answers() > 0, patienceMs);
    QTest::keyClick(reply(), Qt::Key_A);
    QTRY_VERIFY_WITH_TIMEOUT(badge().contains(QStringLiteral("paused")), patienceMs);
}

QTEST_MAIN(TestAssistantLink)
#include "tst_assistantlink.moc"
