// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/screenlink.h"
#include "app/host/deskhost.h"
#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/callcommands.h"
#include "core/desk/scheduledesk.h"
#include "core/simulator/simulator.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/rules.h"
#include "core/store/savedreplies.h"
#include "core/store/scheduled.h"
#include "ui/compose/replyfield.h"
#include "ui/compose/savedrepliesdialog.h"
#include "ui/later/laterstrip.h"
#include "ui/later/scheduleddialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowlater.h"
#include "ui/shell/windowreplies.h"
#include "ui/shell/windowrules.h"

#include <QFile>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;

namespace {

constexpr int patienceMs = 20'000;
const QString ours = QStringLiteral("+15005550006");
const QString theirs = QStringLiteral("+14155550134");

/// To the millisecond, where a wait of the test library is as coarse as a frame.
void waitUntil(qint64 time)
{
    while (utcNow() < time)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
}

} // namespace

/// The window, the desk and a simulated Twilio, all whole: what is held, put off and taken back.
class TestLater final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void holdsASendAndSendsIt();
    void takesASendBackByKey();
    void sendsWhatWasHeldWhenTheProgramEnded();
    void undoesOrSendsNeverBoth();
    void sendsAtItsTime();
    void asksWhatToDoWithWhatFellDueMeanwhile();
    void asksWhenTheCustomerWritesFirst();
    void cancelsOrSendsInTheLastSecond();
    void answersByARule();
    void carriesSavedRepliesInAFile();
    void sendsTheFileOfASavedReply();

private:
    void startDesk();
    void stopDesk();
    QJsonObject control(const QString &path, const QJsonObject &body = {});
    void customerWrites(const QString &body);
    [[nodiscard]] QStringList atTwilio();
    [[nodiscard]] QList<ScheduledReply> scheduled();
    [[nodiscard]] ui::ReplyField *reply() { return m_window->findChild<ui::ReplyField *>(QStringLiteral("reply")); }
    void typeAndSend(const QString &text);
    void sendLater(const QString &text, qint64 inMs);
    template <typename T> [[nodiscard]] T resultOf(const QFuture<T> &future)
    {
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patienceMs))
            return failure(ErrorKind::Unavailable, QStringLiteral("no result in time"));
        return future.result();
    }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<simulator::Simulator> m_twilio;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<app::DeskHost> m_host;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<desk::CallCommands> m_calls;
    std::unique_ptr<app::ScreenLink> m_link;
    QNetworkAccessManager m_network;
    quint16 m_port = 0;
};

void TestLater::init()
{
    m_profile = std::make_unique<QTemporaryDir>();
    simulator::SimulatorOptions options;
    options.stepMs = 20;
    m_twilio = std::make_unique<simulator::Simulator>(options);
    QVERIFY(m_twilio->listen(QHostAddress::LocalHost, 0));
    m_port = 0;
    startDesk();
    customerWrites(QStringLiteral("Hello"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->currentConversation().isValid(), patienceMs);
}

void TestLater::cleanup()
{
    stopDesk();
    m_twilio.reset();
}

void TestLater::startDesk()
{
    auto opened = store::Store::open(m_profile->path());
    QVERIFY(opened);
    m_store = std::move(*opened);
    app::HostSettings settings;
    settings.credentials = m_twilio->credentials();
    settings.apiBase = m_twilio->baseUrl();
    settings.listenPort = m_port;
    settings.pace = {1000, 8, 20, 200, {40, 120, 300}};
    m_host = std::make_unique<app::DeskHost>(*m_store, settings);
    const auto port = m_host->start();
    QVERIFY(port);
    m_port = *port;
    m_twilio->setWebhookBase(m_host->publicUrl());
    m_window = std::make_unique<ui::MainWindow>();
    m_calls = std::make_unique<desk::CallCommands>();
    m_link = std::make_unique<app::ScreenLink>(*m_store, *m_window, *m_calls, QStringLiteral("Ann"));
    m_link->start();
    m_window->show();
}

void TestLater::stopDesk()
{
    m_link.reset();
    m_window.reset();
    m_calls.reset();
    m_host.reset();
    m_store.reset();
}

/// A GET where there is nothing to say.
QJsonObject TestLater::control(const QString &path, const QJsonObject &body)
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

void TestLater::customerWrites(const QString &body)
{
    control(QStringLiteral("/sim/inbound"),
            {{QStringLiteral("from"), theirs}, {QStringLiteral("to"), ours}, {QStringLiteral("body"), body}});
}

/// What was sent, oldest first.
QStringList TestLater::atTwilio()
{
    QList<std::pair<QString, QString>> sent;
    for (const QJsonValue &value : control(QStringLiteral("/sim/messages")).value(u"messages").toArray()) {
        const QJsonObject message = value.toObject();
        if (message.value(u"direction").toString().startsWith(u"outbound"))
            sent.append({message.value(u"date_created").toString(), message.value(u"body").toString()});
    }
    std::ranges::sort(sent, {}, &std::pair<QString, QString>::first);
    QStringList bodies;
    for (const auto &[at, body] : sent)
        bodies.append(body);
    return bodies;
}

QList<ScheduledReply> TestLater::scheduled()
{
    return resultOf(m_store->read([](const store::Snapshot &snapshot) { return store::allScheduled(snapshot, 1000); }))
        .value_or(QList<ScheduledReply>());
}

void TestLater::typeAndSend(const QString &text)
{
    reply()->setFocus();
    QTest::keyClicks(reply(), text);
    QTest::keyClick(reply(), Qt::Key_Return);
}

void TestLater::sendLater(const QString &text, qint64 inMs)
{
    emit m_window->later()->sendLaterRequested(m_window->currentConversation(), text, {}, utcNow() + inMs);
    QTRY_COMPARE_WITH_TIMEOUT(scheduled().size(), 1, patienceMs);
}

void TestLater::holdsASendAndSendsIt()
{
    m_window->later()->setHold(1);
    typeAndSend(QStringLiteral("One moment"));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->timeline()->visibleRows().size(), 2, patienceMs);
    QVERIFY(m_window->timeline()->visibleRows().last().name.contains(QStringLiteral("can be taken back")));
    QVERIFY(atTwilio().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(atTwilio(), QStringList{QStringLiteral("One moment")}, patienceMs);
}

void TestLater::takesASendBackByKey()
{
    m_window->later()->setHold(10);
    typeAndSend(QStringLiteral("One momnet"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QAction *>(QStringLiteral("takeBack"))->isEnabled(), patienceMs);
    QTest::keyClick(reply(), Qt::Key_Escape);
    QTRY_COMPARE_WITH_TIMEOUT(reply()->toPlainText(), QStringLiteral("One momnet"), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->timeline()->visibleRows().size(), 1, patienceMs);
    QVERIFY(atTwilio().isEmpty());
    m_window->later()->setHold(0);
    QTest::keyClick(reply(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(atTwilio(), QStringList{QStringLiteral("One momnet")}, patienceMs);
}

void TestLater::sendsWhatWasHeldWhenTheProgramEnded()
{
    m_window->later()->setHold(1);
    typeAndSend(QStringLiteral("One moment"));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->timeline()->visibleRows().size(), 2, patienceMs);
    stopDesk();
    QVERIFY(atTwilio().isEmpty());
    startDesk();
    QTRY_COMPARE_WITH_TIMEOUT(atTwilio(), QStringList{QStringLiteral("One moment")}, patienceMs);
}

void TestLater::undoesOrSendsNeverBoth()
{
    static constexpr int count = 100;
    desk::HeldSends held(*m_store, QStringLiteral("Ann"));
    const auto conversation = resultOf(m_store->read(
        [id = m_window->currentConversation()](const store::Snapshot &s) { return store::conversationById(s, id); }));
    QVERIFY(conversation && *conversation);
    QSet<QString> withdrawn;
    int answered = 0;
    for (int n = 0; n < count; ++n) {
        const QString body = QStringLiteral("Text %1").arg(n);
        const qint64 due = utcNow() + 25;
        const auto sent = resultOf(held.send({(*conversation)->sender, (*conversation)->contactAddress, body, {}}, 25));
        QVERIFY(sent);
        waitUntil(due + n % 50);
        whenDone(held.withdraw(*sent), this, [&withdrawn, &answered, body](const Result<Message> &message) {
            ++answered;
            if (message)
                withdrawn << body;
        });
        QTRY_COMPARE_WITH_TIMEOUT(answered, n + 1, patienceMs);
    }
    QTRY_COMPARE_WITH_TIMEOUT(atTwilio().size() + withdrawn.size(), count, 60'000);
    const QStringList bodies = atTwilio();
    const QSet<QString> left(bodies.begin(), bodies.end());
    QCOMPARE(left.size(), bodies.size());
    QVERIFY(!left.intersects(withdrawn));
    qInfo("%d left, %d were taken back", int(left.size()), int(withdrawn.size()));
}

void TestLater::sendsAtItsTime()
{
    sendLater(QStringLiteral("Later"), 800);
    auto *strip = m_window->findChild<ui::LaterStrip *>();
    QTRY_COMPARE_WITH_TIMEOUT(strip->rows().size(), 1, patienceMs);
    QVERIFY(strip->isVisible());
    QVERIFY(atTwilio().isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(atTwilio(), QStringList{QStringLiteral("Later")}, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(strip->isHidden(), patienceMs);
}

void TestLater::asksWhatToDoWithWhatFellDueMeanwhile()
{
    sendLater(QStringLiteral("Meanwhile"), 300);
    const qint64 dueAt = scheduled().first().dueAt;
    stopDesk();
    QTRY_VERIFY(utcNow() > dueAt);
    startDesk();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<ui::ScheduledDialog *>(), patienceMs);
    auto *list = m_window->findChild<ui::ScheduledDialog *>();
    QCOMPARE(list->findChild<QListWidget *>()->count(), 1);
    QVERIFY(atTwilio().isEmpty());
    QTest::keyClick(list->findChild<QPushButton *>(QStringLiteral("sendScheduled")), Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(atTwilio(), QStringList{QStringLiteral("Meanwhile")}, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(list->findChild<QListWidget *>()->count(), 0, patienceMs);
}

void TestLater::asksWhenTheCustomerWritesFirst()
{
    sendLater(QStringLiteral("Are you there?"), 1200);
    const qint64 dueAt = scheduled().first().dueAt;
    customerWrites(QStringLiteral("Never mind"));
    auto *strip = m_window->findChild<ui::LaterStrip *>();
    QTRY_VERIFY_WITH_TIMEOUT(!strip->rows().isEmpty() && strip->rows().first().reply.asks(), patienceMs);
    QVERIFY(strip->findChild<QLabel *>(QStringLiteral("laterState"))->text().contains(QStringLiteral("wrote before")));
    QTRY_VERIFY_WITH_TIMEOUT(utcNow() > dueAt + 300, patienceMs);
    QVERIFY(atTwilio().isEmpty());
    QTest::keyClick(strip->findChild<QPushButton *>(QStringLiteral("laterDrop")), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(strip->isHidden(), patienceMs);
    QVERIFY(scheduled().isEmpty());
    QVERIFY(atTwilio().isEmpty());
}

void TestLater::cancelsOrSendsInTheLastSecond()
{
    static constexpr int count = 30;
    desk::ScheduleDesk schedule(*m_store, QStringLiteral("Ann"));
    QSet<QString> dropped;
    int answered = 0;
    for (int n = 0; n < count; ++n) {
        const QString body = QStringLiteral("Text %1").arg(n);
        const qint64 dueAt = utcNow() + 30;
        const auto id = resultOf(schedule.add(m_window->currentConversation(), body, {}, dueAt));
        QVERIFY(id);
        waitUntil(dueAt + n % 5 - 1);
        whenDone(schedule.drop(*id), this, [&dropped, &answered, body](const Result<ScheduledReply> &reply) {
            ++answered;
            if (reply)
                dropped << body;
        });
        QTRY_COMPARE_WITH_TIMEOUT(answered, n + 1, patienceMs);
    }
    QTRY_COMPARE_WITH_TIMEOUT(atTwilio().size() + dropped.size(), count, 60'000);
    const QStringList bodies = atTwilio();
    const QSet<QString> left(bodies.begin(), bodies.end());
    QCOMPARE(left.size(), bodies.size());
    QVERIFY(!left.intersects(dropped));
    QVERIFY(scheduled().isEmpty());
    qInfo("%d were sent, %d dropped", int(left.size()), int(dropped.size()));
}

void TestLater::answersByARule()
{
    Rule rule;
    rule.name = QStringLiteral("Hours");
    rule.words = {QStringLiteral("hours")};
    rule.reply = QStringLiteral("From nine to five");
    emit m_window->rules()->keepRequested(rule);
    const auto rules = [this] {
        return resultOf(m_store->read([](const store::Snapshot &snapshot) { return store::rules(snapshot); }))
            .value_or(QList<Rule>());
    };
    QTRY_COMPARE_WITH_TIMEOUT(rules().size(), 1, patienceMs);
    customerWrites(QStringLiteral("STOP"));
    customerWrites(QStringLiteral("Your hours?"));
    QVERIFY(atTwilio().isEmpty());
    customerWrites(QStringLiteral("START"));
    customerWrites(QStringLiteral("Your hours, please"));
    QTRY_COMPARE_WITH_TIMEOUT(atTwilio(), QStringList{rule.reply}, patienceMs);
    customerWrites(QStringLiteral("Your hours again"));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->timeline()->visibleRows().size(), 7, patienceMs);
    QCOMPARE(atTwilio(), QStringList{rule.reply});
    bool isMarked = false;
    for (const ui::VisibleRow &row : m_window->timeline()->visibleRows())
        isMarked = isMarked || (row.name.contains(QStringLiteral("Automatic")) && row.name.contains(rule.reply));
    QVERIFY(isMarked);
}

void TestLater::carriesSavedRepliesInAFile()
{
    const QString from = m_profile->filePath(QStringLiteral("replies.txt"));
    const QString to = m_profile->filePath(QStringLiteral("copy.txt"));
    const QByteArray text("== Bye\nfolder: Ends\nThank you, {name}.\n\n");
    QFile file(from);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    emit m_window->replies()->importRequested(from);
    const auto kept = [this] {
        return resultOf(m_store->read([](const store::Snapshot &snapshot) { return store::savedReplies(snapshot); }))
            .value_or(QList<SavedReply>());
    };
    QTRY_COMPARE_WITH_TIMEOUT(kept().size(), 1, patienceMs);
    emit m_window->replies()->exportRequested(to);
    QFile copy(to);
    QTRY_VERIFY_WITH_TIMEOUT(copy.exists(), patienceMs);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), text);
    emit m_window->replies()->used(kept().first().id);
    QTRY_COMPARE_WITH_TIMEOUT(kept().first().uses, 1, patienceMs);
}

void TestLater::sendsTheFileOfASavedReply()
{
    const QString path = m_profile->filePath(QStringLiteral("way.txt"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("First left, then right");
    file.close();
    QTest::keyClick(reply(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = m_window->findChild<ui::SavedRepliesDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(QStringLiteral("savedReplyName"))->setText(QStringLiteral("Way"));
    dialog->findChild<QPlainTextEdit *>(QStringLiteral("savedReplyText"))->setPlainText(QStringLiteral("Our way"));
    QTest::keyClick(dialog->findChild<QPushButton *>(QStringLiteral("addSavedReplyFiles")), Qt::Key_Space);
    auto *choosing = dialog->findChild<QFileDialog *>(QStringLiteral("chooseSavedReplyFiles"));
    emit choosing->filesSelected({path});
    choosing->reject();
    auto *save = dialog->findChild<QPushButton *>(QStringLiteral("keepSavedReply"));
    QTRY_VERIFY_WITH_TIMEOUT(save->isEnabled(), patienceMs);
    QTest::keyClick(save, Qt::Key_Space);
    auto *replies = dialog->findChild<QListWidget *>(QStringLiteral("savedReplies"));
    QTRY_COMPARE_WITH_TIMEOUT(replies->count(), 1, patienceMs);
    dialog->close();
    QVERIFY(file.remove());

    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    reply()->setFocus();
    QTest::keyClicks(reply(), QStringLiteral("/way"));
    QTest::keyClick(reply(), Qt::Key_Return);
    const auto *send = m_window->findChild<QPushButton *>(QStringLiteral("send"));
    QTRY_VERIFY_WITH_TIMEOUT(send->isEnabled(), patienceMs);
    QTest::keyClick(reply(), Qt::Key_Return);
    const auto sent = [this, id = m_window->currentConversation()] {
        const auto rows = resultOf(m_store->read([id](const store::Snapshot &snapshot) {
                              return store::messagesBefore(snapshot, id, MessageKey::end(), 10);
                          })).value_or(QList<Message>());
        const auto ours
            = std::ranges::find_if(rows, [](const Message &row) { return row.body == QStringLiteral("Our way"); });
        return ours == rows.end() || ours->media.isEmpty() ? QString() : ours->media.first().name;
    };
    QTRY_COMPARE_WITH_TIMEOUT(sent(), QStringLiteral("way.txt"), patienceMs);
}

QTEST_MAIN(TestLater)
#include "tst_later.moc"
