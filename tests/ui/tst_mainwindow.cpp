// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/ui/connections.h"
#include "tests/ui/fixtures.h"
#include "tests/ui/mediafixtures.h"
#include "tests/ui/quiet.h"
#include "ui/compose/composepanel.h"
#include "ui/health/healthdialog.h"
#include "ui/setup/setupguide.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowstates.h"
#include "ui/viewer/pictureviewer.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

namespace {

const QSize roomy(1360, 860);

/// A shown window over three conversations: 3 above 2 above 1.
struct Bench
{
    qint64 now = utcNow();
    MainWindow window;
    QSignalSpy selected{&window, &MainWindow::conversationSelected};
    QSignalSpy wanted{&window, &MainWindow::conversationsWanted};

    Bench()
    {
        window.setSenders(
            {fixtures::sender(1, QStringLiteral("Support line"), Channel::Sms, QStringLiteral("+14155550100"))});
        window.resize(roomy);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("The window does not become active");
        window.setConversations(window.filter(), rows(), true, false);
    }
    [[nodiscard]] QList<Conversation> rows() const
    {
        return {conversation(3, QStringLiteral("Cy"), now), conversation(2, QStringLiteral("Bo"), now - 10'000),
                conversation(1, QStringLiteral("Ann"), now - 20'000)};
    }
    template <typename T> [[nodiscard]] T *child(const char *name) const
    {
        return window.findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QWidget *list() const { return child<QWidget>("conversations"); }
    [[nodiscard]] QPlainTextEdit *reply() const { return child<QPlainTextEdit>("reply"); }
    [[nodiscard]] qint64 open() const { return window.currentConversation().value; }
    void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, Qt::Key(key), modifiers);
    }
};

bool isInteractive(const QWidget &widget)
{
    if (qobject_cast<const QAbstractButton *>(&widget) || qobject_cast<const QLineEdit *>(&widget)
        || qobject_cast<const QComboBox *>(&widget) || qobject_cast<const QPlainTextEdit *>(&widget)
        || qobject_cast<const QAbstractItemView *>(&widget))
        return true;
    return qobject_cast<const QAbstractScrollArea *>(&widget) && widget.focusPolicy() != Qt::NoFocus;
}

/// Parts that Qt makes inside its own controls.
bool isInner(const QWidget &widget)
{
    for (const QWidget *up = &widget; up; up = up->parentWidget()) {
        if (up->objectName().startsWith(QStringLiteral("qt_")) || up->inherits("QComboBoxPrivateContainer"))
            return true;
    }
    return qobject_cast<const QComboBox *>(widget.parentWidget()) != nullptr;
}

QStringList nameless(const QWidget &root)
{
    QStringList found;
    for (const QWidget *widget : root.findChildren<QWidget *>()) {
        if (!isInteractive(*widget) || isInner(*widget))
            continue;
        if (widget->objectName().isEmpty() || widget->accessibleName().isEmpty())
            found.append(QStringLiteral("%1 '%2' '%3'")
                             .arg(QString::fromLatin1(widget->metaObject()->className()), widget->objectName(),
                                  widget->accessibleName()));
    }
    return found;
}

} // namespace

class TestMainWindow final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void asksForTheFirstPageWhenItIsShown()
    {
        Bench bench;
        QCOMPARE(bench.wanted.count(), 1);
        QCOMPARE(bench.wanted.at(0).at(2).toBool(), true);
        QCOMPARE(bench.open(), 0);
    }

    void namesEveryControl()
    {
        Bench bench;
        bench.window.selectConversation({1});
        QCOMPARE(nameless(bench.window).join(u' '), QString());
        for (const char *name : {"Conversations", "Timeline", "Reply", "Send", "Search", "Queues"}) {
            const auto all = bench.window.findChildren<QWidget *>();
            QVERIFY2(
                std::ranges::any_of(all, [name](QWidget *w) { return w->accessibleName() == QLatin1String(name); }),
                name);
        }
    }

    void namesEveryControlOfItsDialogs_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("dialog");
        QTest::newRow("settings") << QStringLiteral("settings") << QStringLiteral("settingsDialog");
        QTest::newRow("new") << QStringLiteral("newConversation") << QStringLiteral("newConversationDialog");
        QTest::newRow("rename") << QStringLiteral("renameContact") << QStringLiteral("renameDialog");
        QTest::newRow("close") << QStringLiteral("closeWithTopic") << QStringLiteral("closeDialog");
        QTest::newRow("snooze") << QStringLiteral("snooze") << QStringLiteral("snoozeDialog");
        QTest::newRow("label") << QStringLiteral("labels") << QStringLiteral("labelDialog");
        QTest::newRow("note") << QStringLiteral("writeNote") << QStringLiteral("noteDialog");
        QTest::newRow("merge") << QStringLiteral("mergeContacts") << QStringLiteral("mergeDialog");
        QTest::newRow("keys") << QStringLiteral("keys") << QStringLiteral("keySheet");
        QTest::newRow("guide") << QStringLiteral("connecting") << QStringLiteral("setupGuide");
        QTest::newRow("health") << QStringLiteral("health") << QStringLiteral("healthDialog");
    }

    void namesEveryControlOfItsDialogs()
    {
        QFETCH(QString, action);
        QFETCH(QString, dialog);
        Bench bench;
        bench.window.selectConversation({1});
        bench.window.findChild<QAction *>(action)->trigger();
        auto *opened = bench.window.findChild<QDialog *>(dialog);
        QVERIFY(opened && opened->isVisible());
        QCOMPARE(nameless(*opened).join(u' '), QString());
        QTest::keyClick(opened, Qt::Key_Escape);
        QVERIFY(!opened->isVisible());
    }

    void givesEveryActionANameAKeyAndAMenu()
    {
        Bench bench;
        QSet<QString> keys;
        int actions = 0;
        for (const QMenu *menu : bench.window.menuBar()->findChildren<QMenu *>()) {
            if (menu->objectName().isEmpty())
                continue; // Qt's own, for what does not fit into the bar.
            QVERIFY(menu->title().contains(u'&'));
            for (const QAction *action : menu->actions()) {
                if (action->isSeparator())
                    continue;
                ++actions;
                QVERIFY2(!action->objectName().isEmpty(), qPrintable(action->text()));
                QVERIFY2(!action->shortcuts().isEmpty(), qPrintable(action->text()));
                for (const QKeySequence &key : action->shortcuts()) {
                    QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
                    keys.insert(key.toString());
                }
            }
        }
        QVERIFY(actions > 25);
    }

    void walksConversationsFromTheReplyField()
    {
        Bench bench;
        bench.window.selectConversation({3});
        bench.key(Qt::Key_R, Qt::ControlModifier);
        QVERIFY(bench.reply()->hasFocus());
        bench.key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(bench.open(), 2);
        bench.key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(bench.open(), 1);
        bench.key(Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(bench.open(), 2);
        QVERIFY(bench.reply()->hasFocus());
    }

    void goesBackAndForwardThroughTheVisited()
    {
        Bench bench;
        for (qint64 id : {3, 1, 2})
            bench.window.selectConversation({id});
        bench.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(bench.open(), 1);
        bench.key(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(bench.open(), 3);
        bench.key(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(bench.open(), 1);
        bench.window.selectConversation({3});
        QVERIFY(!bench.child<QAction>("forward")->isEnabled());
    }

    void doesTheMainJobByKeyboardAlone()
    {
        Bench bench;
        QSignalSpy sent(&bench.window, &MainWindow::sendRequested);
        bench.key(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(bench.child<QLineEdit>("search")->hasFocus());
        QTest::keyClicks(bench.child<QLineEdit>("search"), QStringLiteral("bo"));
        QTRY_COMPARE(bench.window.filter().search, QStringLiteral("bo"));
        bench.window.setConversations(bench.window.filter(), {bench.rows().at(1)}, true, false);
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.open(), 2);
        QVERIFY(bench.list()->hasFocus());
        bench.key(Qt::Key_Return);
        QVERIFY(bench.reply()->hasFocus());
        QTest::keyClicks(bench.reply(), QStringLiteral("On its way?"));
        bench.key(Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
        QCOMPARE(sent.at(0).at(1).toString(), QStringLiteral("On its way?"));
    }

    void typesAQuestionMarkWhereTextIsTyped()
    {
        Bench bench;
        bench.window.selectConversation({1});
        bench.reply()->setFocus();
        QTest::keyClicks(bench.reply(), QStringLiteral("?"));
        QCOMPARE(bench.reply()->toPlainText(), QStringLiteral("?"));
        QVERIFY(!bench.child<QDialog>("keySheet"));
        bench.list()->setFocus();
        QTest::keyClicks(bench.list(), QStringLiteral("?"));
        QVERIFY(bench.child<QDialog>("keySheet"));
    }

    void cyclesThePanes()
    {
        Bench bench;
        bench.window.selectConversation({1});
        bench.list()->setFocus();
        QSet<QWidget *> visited;
        for (int i = 0; i < 6; ++i) {
            bench.key(Qt::Key_F6);
            visited.insert(QApplication::focusWidget());
        }
        QVERIFY(visited.size() >= 5);
        QVERIFY(bench.list()->hasFocus());
        bench.key(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(bench.child<QLineEdit>("search")->hasFocus());
    }

    void reachesReplyAndSendByTab()
    {
        Bench bench;
        bench.window.selectConversation({1});
        bench.reply()->setFocus();
        QTest::keyClicks(bench.reply(), QStringLiteral("x"));
        QStringList way;
        for (int i = 0; i < 40 && !(way.size() > 1 && QApplication::focusWidget() == bench.reply()); ++i) {
            way.append(QApplication::focusWidget()->objectName());
            bench.key(Qt::Key_Tab);
        }
        QVERIFY2(way.contains(QStringLiteral("send")), qPrintable(way.join(u' ')));
        QCOMPARE(way.indexOf(QStringLiteral("send")), 1);
        for (const char *stop : {"search", "conversations", "queues", "closeConversation"})
            QVERIFY2(way.contains(QLatin1String(stop)), qPrintable(way.join(u' ')));
    }

    void closesAndReopens()
    {
        Bench bench;
        QSignalSpy closing(bench.window.states(), &WindowStates::closeRequested);
        QSignalSpy reopening(bench.window.states(), &WindowStates::reopenRequested);
        bench.window.selectConversation({2});
        bench.list()->setFocus();
        bench.key(Qt::Key_E);
        QCOMPARE(closing.count(), 1);
        Conversation closed = bench.rows().at(1);
        closed.state = ConversationState::Closed;
        bench.window.upsertConversation(closed);
        QCOMPARE(bench.open(), 2);
        QCOMPARE(bench.child<QPushButton>("closeConversation")->text(), QStringLiteral("Reopen"));
        bench.key(Qt::Key_E, Qt::ControlModifier);
        QCOMPARE(reopening.count(), 1);
        QCOMPARE(closing.count(), 1);
    }

    void opensAConversationAsSoonAsItHearsOfIt()
    {
        Bench bench;
        bench.window.selectConversation({77});
        QCOMPARE(bench.open(), 0);
        QCOMPARE(bench.selected.count(), 1);
        Conversation late = conversation(77, QStringLiteral("Late"), bench.now);
        late.state = ConversationState::Closed;
        bench.window.upsertConversation(late);
        QCOMPARE(bench.open(), 77);
    }

    void narrowsToAQueueByKeyAndForgetsTheSearch()
    {
        Bench bench;
        bench.child<QLineEdit>("search")->setText(QStringLiteral("ann"));
        QTRY_COMPARE(bench.window.filter().search, QStringLiteral("ann"));
        bench.key(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(bench.window.filter(), (ConversationFilter{ConversationFilter::Queue::Waiting, {}, {}}));
        QCOMPARE(bench.child<QLineEdit>("search")->text(), QString());
    }

    void foldsPanesAsItNarrows()
    {
        Bench bench;
        auto *queues = bench.child<QListView>("queues");
        auto *contact = bench.child<QWidget>("contactPane");
        QVERIFY(queues->isVisible() && contact->isVisible());
        bench.window.resize(1000, 700);
        QTRY_VERIFY(!contact->isVisible());
        QVERIFY(queues->isVisible());
        bench.window.resize(800, 700);
        QTRY_VERIFY(!queues->isVisible());
        QVERIFY(bench.child<QWidget>("showQueuesButton")->isVisible());
        bench.key(Qt::Key_F4);
        QVERIFY(queues->isVisible());
        bench.key(Qt::Key_F9);
        QVERIFY(contact->isVisible());
        bench.window.resize(roomy);
        QTRY_VERIFY(queues->isVisible() && contact->isVisible());
    }

    void remembersItsLayout()
    {
        Bench bench;
        bench.key(Qt::Key_F9);
        bench.child<QAction>("largerText")->trigger();
        const QByteArray layout = bench.window.saveLayout();
        const int size = QApplication::font().pixelSize();
        MainWindow other;
        QVERIFY(QApplication::font().pixelSize() < size);
        other.restoreLayout(layout);
        other.show();
        QCOMPARE(QApplication::font().pixelSize(), size);
        QVERIFY(!other.findChild<QWidget *>(QStringLiteral("contactPane"))->isVisible());
        other.restoreLayout(QByteArrayLiteral("nonsense"));
        QVERIFY(other.isVisible());
        other.findChild<QAction *>(QStringLiteral("normalText"))->trigger();
    }

    void showsALiveCallUntilItIsOver()
    {
        Bench bench;
        auto *line = bench.child<QWidget>("callBanner");
        QVERIFY(!line->isVisible());
        const Conversation calling = fixtures::called(bench.rows().at(2), CallStatus::Ringing, bench.now - 12'000);
        bench.window.setLiveCalls({calling.last});
        QVERIFY(line->isVisible());
        QCOMPARE(bench.child<QWidget>("callRow0")->accessibleName(), QStringLiteral("Ann is calling"));
        bench.key(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(bench.open(), 1);
        bench.window.setLiveCalls({});
        QVERIFY(!line->isVisible());
    }

    void handlesCallsByKeyWhileOneTypes()
    {
        Bench bench;
        SetupValues setup;
        setup.agentPhone = QStringLiteral("+447700900123");
        bench.window.setSetup(setup);
        bench.window.selectConversation({2});
        bench.reply()->setFocus();
        QSignalSpy rung(&bench.window, &MainWindow::ringPhoneRequested);
        QSignalSpy voicemail(&bench.window, &MainWindow::voicemailRequested);
        QSignalSpy declined(&bench.window, &MainWindow::declineRequested);
        QSignalSpy ended(&bench.window, &MainWindow::hangUpRequested);
        constexpr auto both = Qt::ControlModifier | Qt::ShiftModifier;
        bench.key(Qt::Key_P, both);
        bench.key(Qt::Key_H, both);
        QCOMPARE(rung.count() + ended.count(), 0);

        Conversation first = fixtures::called(bench.rows().at(2), CallStatus::Ringing, bench.now - 12'000);
        Conversation second = fixtures::called(bench.rows().at(0), CallStatus::Ringing, bench.now);
        bench.window.setLiveCalls({first.last, second.last}, {{ConversationId{1}, QStringLiteral("My order")}});
        bench.key(Qt::Key_P, both);
        bench.key(Qt::Key_P, both);
        QCOMPARE(rung.count(), 1);
        bench.key(Qt::Key_V, both);
        bench.key(Qt::Key_D, both);
        QCOMPARE(rung.value(0).value(0).value<MessageId>(), first.last.id);
        QCOMPARE(rung.value(0).value(1).toString(), setup.agentPhone);
        QCOMPARE(voicemail.value(0).value(0).value<MessageId>(), first.last.id);
        QCOMPARE(declined.value(0).value(0).value<MessageId>(), first.last.id);
        QVERIFY(bench.reply()->hasFocus());
        QVERIFY(bench.reply()->toPlainText().isEmpty());

        first.last.call->connectedAt = bench.now;
        first.last.call->handling = CallHandling::Phone;
        bench.window.setLiveCalls({first.last, second.last});
        bench.key(Qt::Key_H, both);
        QCOMPARE(ended.value(0).value(0).value<MessageId>(), first.last.id);
        bench.key(Qt::Key_P, both);
        QCOMPARE(rung.value(1).value(0).value<MessageId>(), second.last.id);
    }

    void ringsUntilSomebodyTakesTheCallOrWantsSilence()
    {
        Bench bench;
        QSignalSpy ringing(&bench.window, &MainWindow::ringingChanged);
        Message call = fixtures::called(bench.rows().at(2), CallStatus::Ringing, bench.now).last;
        bench.window.setLiveCalls({call});
        QCOMPARE(ringing.takeFirst().at(0).toBool(), true);
        bench.key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(ringing.takeFirst().at(0).toBool(), false);
        Message other = call;
        other.id = {999};
        bench.window.setLiveCalls({call, other});
        QCOMPARE(ringing.takeFirst().at(0).toBool(), true);
        other.call->handling = CallHandling::Phone;
        bench.window.setLiveCalls({call, other});
        QCOMPARE(ringing.takeFirst().at(0).toBool(), false);
    }

    void callsBackWithOneKey()
    {
        Bench bench;
        QSignalSpy called(&bench.window, &MainWindow::callRequested);
        bench.window.selectConversation({2});
        bench.key(Qt::Key_F8);
        QCOMPARE(called.count(), 0);
        auto *settings = bench.child<QDialog>("settingsDialog");
        QVERIFY(settings);
        QVERIFY(settings->focusWidget());
        QCOMPARE(settings->focusWidget()->objectName(), QStringLiteral("agentPhone"));
        settings->reject();
        SetupValues setup;
        setup.agentPhone = QStringLiteral("+447700900123");
        bench.window.setSetup(setup);
        bench.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&bench.window));
        bench.key(Qt::Key_F8);
        QCOMPARE(called.count(), 1);
        QCOMPARE(called.at(0).at(0).value<SenderId>(), SenderId{1});
        QCOMPARE(called.at(0).at(1).value<Address>().user, bench.rows().at(1).contactAddress.user);
        QCOMPARE(called.at(0).at(2).toString(), setup.agentPhone);
    }

    void neitherCallsNorNamesWhoWithheldTheirNumber()
    {
        Bench bench;
        Conversation withheld = bench.rows().at(1);
        withheld.contactName.clear();
        withheld.contactAddress.user = QStringLiteral("anonymous");
        bench.window.upsertConversation(withheld);
        bench.window.selectConversation(withheld.id);
        QVERIFY(!bench.child<QAction>("call")->isEnabled());
        QVERIFY(!bench.child<QPushButton>("callContact")->isEnabled());
        QVERIFY(!bench.child<QAction>("renameContact")->isEnabled());
    }

    void callsAnyNumber()
    {
        Bench bench;
        SetupValues setup;
        setup.agentPhone = QStringLiteral("+447700900123");
        bench.window.setSetup(setup);
        QSignalSpy called(&bench.window, &MainWindow::callRequested);
        bench.key(Qt::Key_F8, Qt::ShiftModifier);
        auto *dialog = bench.child<QDialog>("callDialog");
        QVERIFY(dialog);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("callNumberField")),
                         QStringLiteral("(628) 555-0190"));
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(called.count(), 1);
        QCOMPARE(called.at(0).at(1).value<Address>().user, QStringLiteral("+16285550190"));
    }

    void saysInWordsWhatTheDotsSay()
    {
        Bench bench;
        StatusLine status;
        status.isTwilioReachable = false;
        status.twilioReason = QStringLiteral("the token is wrong");
        status.isDemo = true;
        bench.window.setStatus(status);
        QCOMPARE(bench.child<QAbstractButton>("statusReceiving")->accessibleName(), QStringLiteral("Not receiving"));
        QCOMPARE(bench.child<QAbstractButton>("statusTwilio")->text(), QStringLiteral("Twilio: the token is wrong"));
        QVERIFY(bench.child<QAbstractButton>("statusDemo")->isVisible());
        status
            = {true, QStringLiteral("https://desk.example.com"), bench.now, true, {}, 2, false, QStringLiteral("Dana")};
        bench.window.setStatus(status);
        QVERIFY(bench.child<QAbstractButton>("statusReceiving")->text().startsWith(QStringLiteral("Receiving · last")));
        QCOMPARE(bench.child<QAbstractButton>("statusAddress")->text(), QStringLiteral("desk.example.com"));
        QCOMPARE(bench.child<QAbstractButton>("statusOutbox")->text(), QStringLiteral("Outbox: 2 waiting"));
        QVERIFY(!bench.child<QAbstractButton>("statusDemo")->isVisible());
    }

    void showsOneLightThatLeadsToTheHealthPage()
    {
        Bench bench;
        auto *light = bench.child<QAbstractButton>("statusHealth");
        QVERIFY(!light->isVisible());
        bench.window.setHealth(fixtures::unwell());
        QVERIFY(light->isVisible());
        QCOMPARE(light->accessibleName(), QStringLiteral("2 things to mend"));
        QVERIFY(light->toolTip().contains(QStringLiteral("Orders")));
        QSignalSpy opened(&bench.window, &MainWindow::healthOpened);
        light->setFocus();
        bench.key(Qt::Key_Space);
        bench.child<QAbstractButton>("statusAddress")->click();
        QCOMPARE(opened.count(), 1);
        QVERIFY(bench.window.healthDialog() && bench.window.healthDialog()->isVisible());
        Health well = fixtures::unwell();
        well.lines.resize(2);
        bench.window.setHealth(well);
        QCOMPARE(light->accessibleName(), QStringLiteral("All is well"));
        QCOMPARE(bench.window.healthDialog()->findChild<QWidget *>(QStringLiteral("healthBadge"))->accessibleName(),
                 QStringLiteral("All is well"));
    }

    void offersTheGuideInTheDemoAndKeepsWhereItWasLeft()
    {
        Bench bench;
        auto *bar = bench.child<QWidget>("connectBar");
        QVERIFY(!bar->isVisible());
        StatusLine status;
        status.isDemo = true;
        bench.window.setStatus(status);
        QVERIFY(bar->isVisible());
        QSignalSpy opened(&bench.window, &MainWindow::guideOpened);
        QSignalSpy left(&bench.window, &MainWindow::guideLeft);
        bench.child<QPushButton>("connectAccount")->setFocus();
        bench.key(Qt::Key_Space);
        QCOMPARE(opened.count(), 1);
        QPointer<SetupGuide> guide = bench.window.guide();
        QVERIFY(guide);
        guide->findChild<QLineEdit *>(QStringLiteral("accountSid"))->setText(QStringLiteral("ACtest"));
        QTest::keyClick(guide.data(), Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
        QCOMPARE(left.first().at(1).toBool(), false);
        QTRY_VERIFY(!guide);
        bench.child<QAction>("connecting")->trigger();
        QCOMPARE(bench.window.guide()->draft().accountSid, QStringLiteral("ACtest"));
        bench.child<QPushButton>("connectLater")->click();
        QVERIFY(!bar->isVisible());
    }

    void forgetsTheOpenConversationWhenItIsCleared()
    {
        Bench bench;
        bench.window.selectConversation({1});
        bench.window.clear();
        QCOMPARE(bench.open(), 0);
        QVERIFY(bench.child<QWidget>("emptyPage")->isVisible());
        bench.window.selectConversation({2});
        QCOMPARE(bench.open(), 2);
        QVERIFY(!bench.child<QAction>("back")->isEnabled());
    }

    void announcesTheDraftWhenItCloses()
    {
        Bench bench;
        QSignalSpy drafts(&bench.window, &MainWindow::draftChanged);
        bench.window.selectConversation({1});
        QTest::keyClicks(bench.reply(), QStringLiteral("Dear Ann"));
        bench.window.close();
        QCOMPARE(drafts.count(), 1);
        QCOMPARE(drafts.at(0).at(1).toString(), QStringLiteral("Dear Ann"));
    }

    void renamesTheContact()
    {
        Bench bench;
        QSignalSpy renamed(&bench.window, &MainWindow::contactRenamed);
        bench.window.selectConversation({1});
        bench.key(Qt::Key_F2);
        auto *field = bench.child<QLineEdit>("contactName");
        QVERIFY(field);
        QTest::keyClicks(field, QStringLiteral("Ann Lee"));
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(renamed.count(), 1);
        QCOMPARE(renamed.at(0).at(1).toString(), QStringLiteral("Ann Lee"));
    }

    void writesItsColoursAsTold()
    {
        Bench bench;
        SetupValues values;
        values.appearance = QStringLiteral("dark");
        bench.window.setSetup(values);
        QVERIFY(bench.window.palette().color(QPalette::Window).lightness() < 128);
        values.appearance = QStringLiteral("light");
        bench.window.setSetup(values);
        QVERIFY(bench.window.palette().color(QPalette::Window).lightness() > 128);
    }

    void handsFilesOnAndTakesThemBack()
    {
        Bench bench;
        fixtures::MediaFolder folder;
        const QString path = folder.pathOf(folder.picture({40, 30}, Qt::blue).file);
        bench.window.selectConversation({2});
        QSignalSpy offered(&bench.window, &MainWindow::attachmentOffered);
        QSignalSpy sent(&bench.window, &MainWindow::sendWithFilesRequested);
        bench.child<ComposePanel>("compose")->attach({path});
        QTRY_COMPARE(offered.count(), 1);
        QCOMPARE(offered.first().first().value<ConversationId>(), ConversationId{2});
        Attachment found;
        found.path = path;
        found.size = 700;
        bench.window.setAttachment({2}, found);
        bench.child<QAction>("sendReply")->trigger();
        QCOMPARE(sent.count(), 1);
        QCOMPARE(sent.first().at(2).toStringList(), QStringList{path});
        bench.window.showRefusal({2}, QStringLiteral("No."), {}, {path});
        QTRY_COMPARE(offered.count(), 2);
    }

    void takesFilesThatAreDroppedOnTheConversation()
    {
        Bench bench;
        fixtures::MediaFolder folder;
        const QString path = folder.pathOf(folder.picture({40, 30}, Qt::blue).file);
        bench.window.selectConversation({2});
        QSignalSpy offered(&bench.window, &MainWindow::attachmentOffered);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QWidget *view = bench.window.timeline()->parentWidget()->parentWidget();
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(view, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(view, &drop);
        QTRY_COMPARE(offered.count(), 1);
        QCOMPARE(offered.first().at(1).toString(), path);
    }

    void opensTheViewerAndAsksToFetchAgain()
    {
        Bench bench;
        fixtures::MediaFolder folder;
        const MediaItem picture = folder.picture({40, 30}, Qt::blue);
        bench.window.setMediaFolder(folder.path());
        connect(bench.window.timeline(), &TimelineView::pageWanted, &bench.window, [&](const PageRequest &request) {
            Message row = conversation(2, QStringLiteral("Bo"), bench.now).last;
            row.media = {picture};
            MediaItem &gone = row.media.emplaceBack();
            gone.contentType = QStringLiteral("image/png");
            gone.state = MediaState::Gone;
            bench.window.timeline()->setPage(request, {row});
        });
        bench.window.selectConversation({2});
        const MessageId message{200};
        bench.window.timeline()->run(MediaAction::View, message, 0);
        auto *viewer = bench.child<PictureViewer>("pictureViewer");
        QVERIFY(viewer && viewer->isVisible());
        viewer->close();
        QSignalSpy wanted(&bench.window, &MainWindow::fetchAgainRequested);
        bench.window.timeline()->run(MediaAction::FetchAgain, message, 1);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().value<MessageId>(), message);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
