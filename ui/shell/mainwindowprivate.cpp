// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindowprivate.h"

#include "core/twilio/addresses.h"
#include "ui/calls/callbanner.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/newconversationdialog.h"
#include "ui/compose/replyfield.h"
#include "ui/contact/contactpane.h"
#include "ui/contact/conversationheader.h"
#include "ui/health/healthdialog.h"
#include "ui/inbox/conversationlist.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/inbox/queuepanel.h"
#include "ui/inbox/searchfield.h"
#include "ui/models/conversationtext.h"
#include "ui/setup/settingsdialog.h"
#include "ui/setup/setupguide.h"
#include "ui/shell/connectbar.h"
#include "ui/shell/emptypage.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/notifier.h"
#include "ui/shell/renamedialog.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/windowassistant.h"
#include "ui/shell/windowcalls.h"
#include "ui/shell/windowlater.h"
#include "ui/shell/windowledgers.h"
#include "ui/shell/windowreplies.h"
#include "ui/shell/windowrules.h"
#include "ui/shell/windowstates.h"
#include "ui/shell/windowtemplates.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/viewer/pictureviewer.h"

#include <QAction>
#include <QApplication>
#include <QMenuBar>
#include <QMessageBox>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

constexpr int mostKnown = 200;
constexpr int textStep = 10;

} // namespace

MainWindow::Private::Private(MainWindow &window)
    : q(window)
    , known(mostKnown)
    , actions(new WindowActions(window))
{
    build();
    connectPanels();
    connectMedia();
    connectCalls();
    connectStates();
    connectActions();
    connectNavigation();
    connectHelp();
    applySetup();
    refreshActions();
}

void MainWindow::Private::build()
{
    q.setObjectName(QStringLiteral("mainWindow"));
    q.setWindowTitle(MainWindow::tr("Patchcord"));
    q.setWindowIcon(applicationIcon());
    q.menuBar()->setObjectName(QStringLiteral("menuBar"));
    q.menuBar()->setAccessibleName(MainWindow::tr("Menus"));
    auto *middle = new QWidget(&q);
    banner = new CallBanner(middle);
    connectBar = new ConnectBar(middle);
    panes = new Panes(middle);
    queuePanel = new QueuePanel(queues, panes);
    inbox = new InboxPanel(conversations, panes);
    view = new ConversationView(panes);
    contact = new ContactPane(panes);
    status = new StatusStrip(middle);
    notifier = new Notifier(q);
    assistant = new WindowAssistant(*actions, *view->compose(), &q);
    calls = new WindowCalls(*actions, *banner, [this](ConversationId id) { return find(id); }, &q);
    states = new WindowStates(*actions, *inbox, *contact, q);
    templates = new WindowTemplates(*view->compose(), *view->timeline(), *actions->templates, &q);
    later = new WindowLater(*actions, *view, &q);
    replies = new WindowReplies(*actions, *view->compose(), &q);
    ledgers = new WindowLedgers(*actions, q);
    rules = new WindowRules(*actions, q);
    panes->fill(queuePanel, inbox, view, contact);
    panes->setActions(actions->showQueues, actions->showContact);
    view->header()->setActions(actions->call, actions->snooze, actions->closeOrReopen, actions->showContact);
    contact->setActions(actions->rename, actions->labels, actions->block);
    inbox->setQueueAction(actions->showQueues);
    contact->setConversation({});
    auto *layout = new QVBoxLayout(middle);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(banner);
    layout->addWidget(connectBar);
    layout->addWidget(panes, 1);
    layout->addWidget(status);
    q.setCentralWidget(middle);
    q.resize(scaled(q.font(), 1360), scaled(q.font(), 860));
    queuePanel->mark(conversations.filter());
    inbox->list()->setFocus(Qt::OtherFocusReason);
    notifier->setUnread(0);
}

void MainWindow::Private::connectPanels()
{
    connect(&conversations, &ConversationListModel::pageWanted, &q, &MainWindow::conversationsWanted);
    connect(&conversations, &ConversationListModel::loaded, &q, [this] { refreshEmptyPage(); });
    connect(&conversations, &QAbstractItemModel::rowsInserted, &q, [this] { refreshEmptyPage(); });
    connect(queuePanel, &QueuePanel::chosen, &q, [this](const ConversationFilter &filter) { narrow(filter); });
    connect(inbox, &InboxPanel::searched, &q, [this](const QString &text) { search(text); });
    connect(inbox, &InboxPanel::chosen, &q, [this](ConversationId id) { open(id); });
    connect(inbox, &InboxPanel::newConversationWanted, &q, [this](const QString &typed) { newConversation(typed); });
    connect(inbox->list(), &ConversationList::newRequested, actions->newConversation, &QAction::trigger);
    connect(inbox->list(), &ConversationList::replyWanted, &q, [this] { focusReply(); });
    ComposePanel *compose = view->compose();
    connect(compose, &ComposePanel::sendRequested, &q, &MainWindow::sendRequested);
    connect(compose, &ComposePanel::sendWithFilesRequested, &q, &MainWindow::sendWithFilesRequested);
    connect(compose, &ComposePanel::attachmentOffered, &q, &MainWindow::attachmentOffered);
    connect(compose, &ComposePanel::draftChanged, &q, &MainWindow::draftChanged);
    connect(queuePanel, &QueuePanel::scheduledWanted, actions->scheduled, &QAction::trigger);
    connect(later, &WindowLater::openWanted, &q, [this](ConversationId id) { open(id); });
    connect(compose->reply(), &ReplyField::left, &q, [this] { inbox->list()->setFocus(Qt::OtherFocusReason); });
    connect(notifier, &Notifier::opened, &q, [this](ConversationId id) { open(id); });
    connect(view->emptyPage(), &EmptyPage::newConversationWanted, actions->newConversation, &QAction::trigger);
    connect(view->emptyPage(), &EmptyPage::connectWanted, actions->connecting, &QAction::trigger);
    connect(connectBar, &ConnectBar::connectWanted, actions->connecting, &QAction::trigger);
    connect(status, &StatusStrip::demoClicked, actions->connecting, &QAction::trigger);
    connect(status, &StatusStrip::healthClicked, actions->health, &QAction::trigger);
    connect(status, &StatusStrip::addressClicked, &q,
            [this] { openSettings(int(SettingsDialog::Page::PublicAddress)); });
    connect(status, &StatusStrip::accountClicked, &q, [this] { openSettings(int(SettingsDialog::Page::Account)); });
}

void MainWindow::Private::connectMedia()
{
    connect(view->timeline(), &TimelineView::fetchAgainRequested, &q, &MainWindow::fetchAgainRequested);
    connect(view->timeline(), &TimelineView::mediaRefused, view->compose(), &ComposePanel::showNotice);
    connect(view->timeline(), &TimelineView::picturesWanted, &q, [this](const QList<KeptPicture> &pictures, int first) {
        auto *viewer = new PictureViewer(pictures, first, &q);
        viewer->setAttribute(Qt::WA_DeleteOnClose);
        viewer->show();
    });
}

void MainWindow::Private::connectActions()
{
    connect(actions->newConversation, &QAction::triggered, &q, [this] { newConversation({}); });
    connect(actions->settings, &QAction::triggered, &q, [this] { openSettings(int(SettingsDialog::Page::Account)); });
    connect(actions->quit, &QAction::triggered, &q, &QWidget::close);
    connect(actions->search, &QAction::triggered, &q, [this] {
        inbox->search()->setFocus(Qt::ShortcutFocusReason);
        inbox->search()->selectAll();
    });
    for (qsizetype row = 0; row < actions->queues.size(); ++row)
        connect(actions->queues.at(row), &QAction::triggered, &q, [this, row] { narrow(queues.filterOf(int(row))); });
    connect(actions->reply, &QAction::triggered, &q, [this] { focusReply(); });
    connect(actions->attach, &QAction::triggered, view->compose(), &ComposePanel::chooseFiles);
    connect(actions->send, &QAction::triggered, view->compose(), &ComposePanel::send);
    connect(actions->rename, &QAction::triggered, &q, [this] { rename(); });
    connect(actions->largerText, &QAction::triggered, &q, [this] { setTextPercent(textPercent + textStep); });
    connect(actions->smallerText, &QAction::triggered, &q, [this] { setTextPercent(textPercent - textStep); });
    connect(actions->normalText, &QAction::triggered, &q, [this] { setTextPercent(100); });
}

void MainWindow::Private::connectNavigation()
{
    connect(actions->next, &QAction::triggered, &q, [this] { step(1); });
    connect(actions->previous, &QAction::triggered, &q, [this] { step(-1); });
    connect(actions->back, &QAction::triggered, &q, [this] { goTo(visited.back()); });
    connect(actions->forward, &QAction::triggered, &q, [this] { goTo(visited.forward()); });
    connect(actions->nextPane, &QAction::triggered, &q, [this] { cyclePanes(1); });
    connect(actions->previousPane, &QAction::triggered, &q, [this] { cyclePanes(-1); });
}

void MainWindow::Private::connectCalls()
{
    connect(assistant, &WindowAssistant::openWanted, &q, [this](ConversationId id) { open(id); });
    connect(calls, &WindowCalls::openWanted, &q, [this](ConversationId id) { open(id); });
    connect(calls, &WindowCalls::phoneWanted, &q, [this] { openSettings(int(SettingsDialog::Page::Calls)); });
    connect(calls, &WindowCalls::ringPhoneRequested, &q, &MainWindow::ringPhoneRequested);
    connect(calls, &WindowCalls::voicemailRequested, &q, &MainWindow::voicemailRequested);
    connect(calls, &WindowCalls::declineRequested, &q, &MainWindow::declineRequested);
    connect(calls, &WindowCalls::hangUpRequested, &q, &MainWindow::hangUpRequested);
    connect(calls, &WindowCalls::callRequested, &q, &MainWindow::callRequested);
    connect(calls, &WindowCalls::ringingChanged, &q, &MainWindow::ringingChanged);
}

void MainWindow::Private::connectStates()
{
    connect(states, &WindowStates::rowWanted, view->timeline(), &TimelineView::jumpTo);
    connect(states, &WindowStates::rowWanted, view->timeline(), [this] { view->timeline()->setFocus(); });
    connect(states, &WindowStates::orderChanged, &q, [this] { narrow(queue); });
    connect(states, &WindowStates::notesWanted, &q, [this] {
        if (contact->isHidden())
            actions->showContact->trigger();
    });
}

void MainWindow::Private::connectHelp()
{
    connect(actions->keys, &QAction::triggered, &q, [this] { (new KeySheet(actions->menus(), &q))->open(); });
    connect(actions->connecting, &QAction::triggered, &q, [this] { openGuide(); });
    connect(actions->health, &QAction::triggered, &q, [this] { openHealth(); });
    connect(actions->about, &QAction::triggered, &q, [this] {
        auto *box = new QMessageBox(&q);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setWindowTitle(MainWindow::tr("About Patchcord"));
        box->setIconPixmap(applicationIcon().pixmap(64));
        box->setText(MainWindow::tr("Patchcord %1").arg(QStringLiteral(PATCHCORD_VERSION)));
        box->setInformativeText(MainWindow::tr("An operator console for Twilio.\nGPL-3.0-or-later. Qt %1.")
                                    .arg(QString::fromLatin1(qVersion())));
        box->open();
    });
}

void MainWindow::Private::setSenders(const QList<Sender> &list)
{
    senders = list;
    queues.setSenders(list);
    queuePanel->mark(queue);
    inbox->setRegion(list.isEmpty() ? QString() : twilio::regionOf(list.first().address));
    calls->setSenders(list);
    ledgers->setSenders(list);
    rules->setSenders(list);
}

void MainWindow::Private::applySetup()
{
    view->compose()->setEnterSends(setup.enterSends);
    notifier->setShowsText(setup.notificationsShowText);
    calls->setAgentPhone(setup.agentPhone);
    later->setHold(setup.undoSeconds);
    appearance.setMode(setup.appearance);
    refreshConnectBar();
    refreshEmptyPage();
}

void MainWindow::Private::setTextPercent(int percent)
{
    textPercent = std::clamp(percent, 80, 300);
    appearance.setTextPercent(textPercent);
}

void MainWindow::Private::refreshEmptyPage()
{
    view->emptyPage()->setHasConversations(conversations.rowCount() > 0);
    view->emptyPage()->setHasAccount(isDemo || !setup.accountSid.isEmpty());
}

void MainWindow::Private::refreshConnectBar()
{
    connectBar->setWanted(isDemo && setup.accountSid.isEmpty());
}

void MainWindow::Private::heardOf(const Conversation &conversation)
{
    if (conversation.id == view->conversation().id) {
        view->updateConversation(conversation);
        contact->setConversation(conversation);
        refreshActions();
    }
    if (conversation.id == wanted)
        show(conversation);
    calls->heardOf(conversation.id);
}

const Conversation *MainWindow::Private::find(ConversationId conversation) const
{
    if (view->conversation().id == conversation)
        return &view->conversation();
    if (const Conversation *row = conversations.at(conversations.rowOf(conversation)))
        return row;
    return known.object(conversation.value);
}

void MainWindow::Private::open(ConversationId conversation)
{
    if (!conversation.isValid() || conversation == view->conversation().id)
        return;
    if (const Conversation *row = find(conversation))
        return show(Conversation(*row));
    wanted = conversation;
    emit q.conversationSelected(conversation);
}

void MainWindow::Private::show(const Conversation &conversation)
{
    wanted = {};
    known.insert(conversation.id.value, new Conversation(conversation));
    visited.visit(conversation.id);
    view->showConversation(conversation);
    contact->setConversation(conversation);
    inbox->markCurrent(conversation.id);
    refreshActions();
    emit q.conversationSelected(conversation.id);
}

void MainWindow::Private::remove(ConversationId conversation)
{
    conversations.remove(conversation);
    known.remove(conversation.value);
    visited.forget(conversation);
    view->compose()->forget(conversation);
    if (wanted == conversation)
        wanted = {};
    if (view->conversation().id != conversation)
        return refreshActions();
    view->showConversation({});
    contact->setConversation({});
    inbox->markCurrent({});
    refreshActions();
    emit q.conversationSelected({});
}

void MainWindow::Private::clear()
{
    view->compose()->flushDraft();
    wanted = {};
    known.clear();
    visited = {};
    calls->setCalls({}, {});
    later->clear();
    ledgers->clear();
    view->showConversation({});
    view->compose()->forgetDrafts();
    contact->setConversation({});
    inbox->markCurrent({});
    refreshActions();
}

void MainWindow::Private::goTo(ConversationId conversation)
{
    open(conversation);
    refreshActions();
}

void MainWindow::Private::narrow(const ConversationFilter &filter)
{
    queue = filter;
    queue.order
        = actions->longestWaiting->isChecked() ? ConversationFilter::Order::Waiting : ConversationFilter::Order::Newest;
    queuePanel->mark(queue);
    inbox->clearSearch();
    conversations.setFilter(queue);
    panes->foldQueuesAgain();
}

void MainWindow::Private::search(const QString &text)
{
    ConversationFilter filter = queue;
    filter.search = text;
    // A search looks everywhere, past the sender or label that was chosen too.
    if (!text.isEmpty()) {
        filter.sender = {};
        filter.label.clear();
    }
    conversations.setFilter(filter);
}

void MainWindow::Private::step(int rows)
{
    inbox->list()->step(rows);
    // Whoever steps from one to the next wants to answer it; the list's own keys are there for looking through it.
    focusReply();
}

void MainWindow::Private::cyclePanes(int direction)
{
    QList<QWidget *> stops;
    for (QWidget *pane : std::initializer_list<QWidget *>{queuePanel, inbox->search(), inbox->list(), view->timeline(),
                                                          view->compose()->entry(), contact}) {
        if (pane->isVisible() && pane->isEnabled())
            stops.append(pane);
    }
    if (stops.isEmpty())
        return;
    qsizetype here = -1;
    for (qsizetype i = 0; i < stops.size(); ++i) {
        if (stops.at(i)->hasFocus() || stops.at(i)->isAncestorOf(QApplication::focusWidget()))
            here = i;
    }
    const qsizetype next
        = here < 0 ? (direction > 0 ? 0 : stops.size() - 1) : (here + direction + stops.size()) % stops.size();
    stops.at(next)->setFocus(Qt::TabFocusReason);
}

void MainWindow::Private::rename()
{
    const Conversation &current = view->conversation();
    if (!current.id.isValid())
        return;
    auto *dialog = new RenameDialog(current.contactName, twilio::toDisplay(current.contactAddress), &q);
    connect(dialog, &RenameDialog::renamed, &q,
            [this, id = current.contact](const QString &name) { emit q.contactRenamed(id, name); });
    dialog->open();
}

void MainWindow::Private::newConversation(const QString &typedAddress)
{
    const SenderId likely = queue.sender.isValid() ? queue.sender : view->conversation().sender;
    auto *dialog = new NewConversationDialog(senders, likely, typedAddress, &q);
    connect(dialog, &NewConversationDialog::submitted, &q, &MainWindow::newConversationRequested);
    dialog->open();
}

void MainWindow::Private::openSettings(int page)
{
    emit q.settingsOpening();
    auto *dialog = new SettingsDialog(setup, senders, &q);
    dialog->setAssistant(assistant->setup());
    dialog->showPage(SettingsDialog::Page(page));
    connect(dialog, &SettingsDialog::submitted, &q, &MainWindow::setupSubmitted);
    connect(dialog, &SettingsDialog::senderEdited, &q, &MainWindow::senderEdited);
    connect(dialog, &SettingsDialog::senderAdded, &q, &MainWindow::senderAdded);
    templates->join(*dialog);
    connect(dialog, &SettingsDialog::assistantSubmitted, assistant, &WindowAssistant::submit);
    dialog->open();
}

void MainWindow::Private::openGuide()
{
    if (!guide) {
        // The demo's desk knows nothing of an account: that comes first.
        if (isDemo)
            guideDraft.step = 0;
        guide = new SetupGuide(setup, guideDraft, &q);
        connect(guide, &SetupGuide::left, &q, [this](const GuideDraft &draft, bool isComplete) {
            guideDraft = isComplete ? GuideDraft() : draft;
            emit q.guideLeft(guideDraft, isComplete);
        });
        emit q.guideOpened();
    }
    guide->show();
    guide->raise();
    guide->activateWindow();
}

void MainWindow::Private::openGuideAt(int step)
{
    if (!guide)
        guideDraft.step = step;
    openGuide();
    guide->showStep(step);
}

void MainWindow::Private::openHealth()
{
    if (!healthDialog) {
        healthDialog = new HealthDialog(health, &q);
        connect(healthDialog, &HealthDialog::guideWanted, &q, [this](int step) { openGuideAt(step); });
        emit q.healthOpened();
    }
    healthDialog->show();
    healthDialog->raise();
    healthDialog->activateWindow();
}

void MainWindow::Private::refreshActions()
{
    const Conversation &current = view->conversation();
    const bool isOpen = current.id.isValid();
    for (QAction *action : {actions->reply, actions->send, actions->rename, actions->attach})
        action->setEnabled(isOpen);
    // Callers who withhold their number are not one person, whom one name would fit.
    if (twilio::formOf(current.contactAddress) == twilio::AddressForm::Withheld)
        actions->rename->setEnabled(false);
    states->setCurrent(current);
    calls->setCurrent(current);
    templates->setCurrent(current);
    later->setCurrent(current);
    ledgers->setCurrent(current);
    assistant->setConversation(current);
    actions->back->setEnabled(visited.canGoBack());
    actions->forward->setEnabled(visited.canGoForward());
}

void MainWindow::Private::focusReply()
{
    if (view->conversation().id.isValid())
        view->compose()->entry()->setFocus(Qt::ShortcutFocusReason);
}

} // namespace patchcord::ui
