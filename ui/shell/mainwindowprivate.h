// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/conversationlistmodel.h"
#include "ui/models/queuemodel.h"
#include "ui/shell/conversationview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/panes.h"
#include "ui/shell/visitedconversations.h"
#include "ui/shell/windowactions.h"
#include "ui/style/appearance.h"

#include <QCache>
#include <QPointer>

namespace patchcord::ui {

class CallBanner;
class ConnectBar;
class ContactPane;
class InboxPanel;
class Notifier;
class QueuePanel;
class StatusStrip;
class WindowAssistant;
class WindowCalls;
class WindowStates;
class WindowTemplates;
class WindowLater;
class WindowReplies;
class WindowLedgers;
class WindowRules;

/// The window's parts and what joins them. It keeps which conversation is open and the way there, and no other state of
/// the desk.
class MainWindow::Private final
{
public:
    explicit Private(MainWindow &window);

    void setSenders(const QList<Sender> &list);
    void applySetup();
    void setTextPercent(int percent);
    void refreshEmptyPage();
    void refreshConnectBar();
    /// A row came; what is open or wanted may be it.
    void heardOf(const Conversation &conversation);
    void open(ConversationId conversation);
    void remove(ConversationId conversation);
    void clear();

    MainWindow &q;
    Appearance appearance;
    ConversationListModel conversations;
    QueueModel queues;
    QCache<qint64, Conversation> known; ///< Some that the list does not hold, so that the way back finds them.
    VisitedConversations visited;
    SetupValues setup;
    Health health;
    GuideDraft guideDraft;
    QPointer<SetupGuide> guide;
    QPointer<HealthDialog> healthDialog;
    QList<Sender> senders;
    ConversationId wanted; ///< To be opened as soon as it is heard of.
    ConversationFilter queue; ///< What the queue panel says, without a search.
    int textPercent = 100;
    bool isDemo = false;

    WindowActions *actions;
    CallBanner *banner;
    ConnectBar *connectBar;
    Panes *panes;
    QueuePanel *queuePanel;
    InboxPanel *inbox;
    ConversationView *view;
    ContactPane *contact;
    StatusStrip *status;
    Notifier *notifier;
    WindowCalls *calls;
    WindowStates *states;
    WindowTemplates *templates;
    WindowLater *later;
    WindowReplies *replies;
    WindowLedgers *ledgers;
    WindowAssistant *assistant;
    WindowRules *rules;

private:
    void build();
    void connectPanels();
    void connectMedia();
    void connectActions();
    void connectNavigation();
    void connectCalls();
    void connectStates();
    void connectHelp();
    [[nodiscard]] const Conversation *find(ConversationId conversation) const;
    void show(const Conversation &conversation);
    void goTo(ConversationId conversation);
    void narrow(const ConversationFilter &filter);
    void search(const QString &text);
    void step(int rows);
    void cyclePanes(int direction);
    void rename();
    void newConversation(const QString &typedAddress);
    void openSettings(int page);
    void openGuide();
    void openGuideAt(int step);
    void openHealth();
    void refreshActions();
    void focusReply();
};

} // namespace patchcord::ui
