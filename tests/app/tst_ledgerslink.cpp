// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/ledgerslink.h"
#include "core/base/clock.h"
#include "core/store/auditpages.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "ui/ledgers/auditdialog.h"
#include "ui/ledgers/erasedialog.h"
#include "ui/ledgers/retentiondialog.h"
#include "ui/numbers/numbersdialog.h"
#include "ui/shell/windowledgers.h"

#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;
using namespace patchcord::app;

namespace {

constexpr int patienceMs = 20'000;
const QString ours = QStringLiteral("+15005550006");

} // namespace

/// The window's ledgers over a real store, by key from end to end. The desk does not run.
class TestLedgersLink final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsFiguresOfTheStore();
    void erasesWhoIsOpen();
    void refusesToEraseWhileACallRuns();
    void showsAndSavesTheAudit();
    void exportsTheOpenConversation();
    void setsHowLongMessagesAreKept();

private:
    ConversationId add(const QString &number, const QString &name, const QString &body,
                       MessageKind kind = MessageKind::Text);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers) { QTest::keyClick(m_window.get(), key, modifiers); }
    [[nodiscard]] QList<AuditLine> audit(const QString &action);
    void openErasing(ConversationId id);

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<LedgersLink> m_link;
    ConversationId m_first;
    ConversationId m_second;
};

void TestLedgersLink::init()
{
    m_profile = std::make_unique<QTemporaryDir>();
    auto store = store::Store::open(m_profile->path());
    QVERIFY(store);
    m_window = std::make_unique<ui::MainWindow>();
    m_session = std::make_unique<Session>(std::move(*store), HostSettings(), false, *m_window, QStringLiteral("Ada"));
    m_link = std::make_unique<LedgersLink>(*m_session, *m_window);
    m_first = add(QStringLiteral("+4915112345678"), QStringLiteral("Bela"), QStringLiteral("first words"));
    m_second = add(QStringLiteral("+4915112345679"), QStringLiteral("Cleo"), QStringLiteral("second words"));
    m_session->link().start();
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentConversation().isValid(), patienceMs);
}

void TestLedgersLink::cleanup()
{
    m_link.reset();
    m_session.reset();
    m_window.reset();
}

ConversationId TestLedgersLink::add(const QString &number, const QString &name, const QString &body, MessageKind kind)
{
    return m_session->store()
        .write([=](store::Transaction &t) -> Result<ConversationId> {
            Sender sender;
            sender.address = {Channel::Sms, ours};
            const auto known = store::senderByAddress(t, sender.address);
            if (!known)
                return std::unexpected(known.error());
            const auto sending = *known ? Result<SenderId>((**known).id) : store::insertSender(t, sender);
            if (!sending)
                return std::unexpected(sending.error());
            const auto id = store::ensureConversation(t, *sending, {Channel::Sms, number}, name, utcNow());
            if (!id)
                return std::unexpected(id.error());
            Message message;
            message.conversation = *id;
            message.kind = kind;
            message.at = utcNow();
            message.body = body;
            message.from = number;
            message.to = ours;
            if (kind == MessageKind::Call) {
                message.call = Call();
                message.call->sid = QStringLiteral("CAlive");
            }
            if (const auto kept = store::insertMessage(t, message); !kept)
                return std::unexpected(kept.error());
            return *id;
        })
        .result()
        .value();
}

QList<AuditLine> TestLedgersLink::audit(const QString &action)
{
    return m_session->store()
        .read([action](const store::Snapshot &s) { return store::auditPage(s, {{}, action, {}, 0, 0}, 0, 100); })
        .result()
        .value();
}

void TestLedgersLink::openErasing(ConversationId id)
{
    m_window->selectConversation(id);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->currentConversation(), id, patienceMs);
    key(Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_window->ledgers().erasing());
}

void TestLedgersLink::showsFiguresOfTheStore()
{
    key(Qt::Key_G, Qt::ControlModifier);
    ui::NumbersDialog *dialog = m_window->ledgers().numbers();
    QVERIFY(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QTableWidget *>(QStringLiteral("table-senders")), patienceMs);
    QCOMPARE(dialog->findChild<QTableWidget *>(QStringLiteral("table-senders"))->item(0, 1)->text(),
             QStringLiteral("2"));
}

void TestLedgersLink::erasesWhoIsOpen()
{
    openErasing(m_first);
    ui::EraseDialog *dialog = m_window->ledgers().erasing();
    auto *typed = dialog->findChild<QLineEdit *>(QStringLiteral("eraseTyped"));
    QTest::keyClicks(typed, QStringLiteral("Bela"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QPushButton *>(QStringLiteral("eraseReally"))->isEnabled(), patienceMs);
    QTest::keyClick(typed, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->ledgers().erasing(), patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentConversation() != m_first, patienceMs);
    QCOMPARE(audit(QStringLiteral("person.erased")).size(), 1);
    QCOMPARE(audit(QStringLiteral("person.erase")).first().actor, QStringLiteral("Ada"));
    QFile database(m_profile->filePath(QStringLiteral("patchcord.db")));
    QVERIFY(database.open(QIODevice::ReadOnly));
    const QByteArray bytes = database.readAll();
    QVERIFY(!bytes.contains("15112345678"));
    QVERIFY(!bytes.contains("first words"));
    QVERIFY(bytes.contains("second words"));
}

void TestLedgersLink::refusesToEraseWhileACallRuns()
{
    const ConversationId calling = add(QStringLiteral("+4915112345680"), QStringLiteral("Dora"), {}, MessageKind::Call);
    openErasing(calling);
    ui::EraseDialog *dialog = m_window->ledgers().erasing();
    auto *typed = dialog->findChild<QLineEdit *>(QStringLiteral("eraseTyped"));
    QTest::keyClicks(typed, QStringLiteral("Dora"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QPushButton *>(QStringLiteral("eraseReally"))->isEnabled(), patienceMs);
    QTest::keyClick(typed, Qt::Key_Return);
    auto *state = dialog->findChild<QWidget *>(QStringLiteral("eraseState"));
    QTRY_VERIFY_WITH_TIMEOUT(state->isVisible() && typed->isEnabled(), patienceMs);
    QCOMPARE(audit(QStringLiteral("person.erase")).size(), 0);
    dialog->reject();
}

void TestLedgersLink::showsAndSavesTheAudit()
{
    key(Qt::Key_E, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(audit(QStringLiteral("conversation.close")).size(), 1, patienceMs);
    key(Qt::Key_J, Qt::ControlModifier);
    ui::AuditDialog *dialog = m_window->ledgers().audit();
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("auditTable"));
    QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0, patienceMs);
    const QString path = m_profile->filePath(QStringLiteral("audit.csv"));
    emit dialog->exportRequested(dialog->filter(), path);
    QTRY_COMPARE_WITH_TIMEOUT(audit(QStringLiteral("audit.export")).size(), 1, patienceMs);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains(",Ada,conversation.close,"));
}

void TestLedgersLink::exportsTheOpenConversation()
{
    for (const char *ending : {"pdf", "html", "jsonl"}) {
        const QString path = m_profile->filePath(QStringLiteral("out.") + QLatin1String(ending));
        emit m_window->ledgers().exportRequested(m_first, path);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QMessageBox *>(QStringLiteral("exportedBox")), patienceMs);
        delete m_window->findChild<QMessageBox *>(QStringLiteral("exportedBox"));
        QVERIFY(QFile::exists(path));
    }
    QTRY_COMPARE_WITH_TIMEOUT(audit(QStringLiteral("conversation.export")).size(), 3, patienceMs);
    emit m_window->ledgers().exportRequested(m_first, QStringLiteral("/proc/out.pdf"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QMessageBox *>(QStringLiteral("refusalBox")), patienceMs);
}

void TestLedgersLink::setsHowLongMessagesAreKept()
{
    key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    ui::RetentionDialog *dialog = m_window->ledgers().retention();
    QVERIFY(dialog);
    auto *months = dialog->findChild<QSpinBox *>(QStringLiteral("retentionMonths"));
    QTRY_VERIFY_WITH_TIMEOUT(months->isEnabled(), patienceMs);
    months->setValue(12);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QPushButton *>(QStringLiteral("retentionSave"))->isEnabled(),
                             patienceMs);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(audit(QStringLiteral("retention.change")).size(), 1, patienceMs);
}

QTEST_MAIN(TestLedgersLink)
#include "tst_ledgerslink.moc"
