// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowactions.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QMetaMethod>

#include <algorithm>

namespace patchcord::ui {

namespace {

// The widget that has the focus knows how to copy or undo; one without such a slot hears the key itself.
void handToFocus(const char *slot, QKeySequence::StandardKey key)
{
    QWidget *target = QApplication::focusWidget();
    if (!target)
        return;
    if (target->metaObject()->indexOfMethod((QByteArray(slot) + "()").constData()) >= 0) {
        QMetaObject::invokeMethod(target, slot);
        return;
    }
    const QKeyCombination combination = QKeySequence(key)[0];
    QKeyEvent press(QEvent::KeyPress, combination.key(), combination.keyboardModifiers());
    QCoreApplication::sendEvent(target, &press);
}

} // namespace

WindowActions::WindowActions(QMainWindow &window)
    : QObject(&window)
    , m_window(window)
{
    buildFile();
    buildEdit();
    buildView();
    buildConversation();
    buildCalls();
    buildHelp();
    buildLedgers();
}

QMenu *WindowActions::addMenu(const char *objectName, const QString &title)
{
    QMenu *menu = m_window.menuBar()->addMenu(title);
    menu->setObjectName(QLatin1String(objectName));
    m_menus.append(menu);
    return menu;
}

QAction *WindowActions::add(const char *objectName, const QString &text, const QList<QKeySequence> &shortcuts)
{
    QAction *action = m_menus.last()->addAction(text);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcuts(shortcuts);
    return action;
}

QAction *WindowActions::addTo(const char *menu, const char *objectName, const QString &text,
                              const QList<QKeySequence> &shortcuts)
{
    const auto found = std::ranges::find(m_menus, QLatin1String(menu), &QObject::objectName);
    QAction *action = (*found)->addAction(text);
    action->setObjectName(QLatin1String(objectName));
    action->setShortcuts(shortcuts);
    return action;
}

void WindowActions::addEditing(const char *objectName, const QString &text, QKeySequence::StandardKey key,
                               const char *slot)
{
    QAction *action = add(objectName, text, QKeySequence::keyBindings(key).first(1));
    connect(action, &QAction::triggered, this, [slot, key] { handToFocus(slot, key); });
}

void WindowActions::buildFile()
{
    addMenu("fileMenu", tr("&File"));
    newConversation = add("newConversation", tr("&New conversation…"), {Qt::CTRL | Qt::Key_N});
    settings = add("settings", tr("&Settings…"), {Qt::CTRL | Qt::Key_Comma});
    settings->setMenuRole(QAction::PreferencesRole);
    m_menus.last()->addSeparator();
    quit = add("quit", tr("&Quit"), {Qt::CTRL | Qt::Key_Q});
    quit->setMenuRole(QAction::QuitRole);
}

void WindowActions::buildEdit()
{
    addMenu("editMenu", tr("&Edit"));
    addEditing("undo", tr("&Undo"), QKeySequence::Undo, "undo");
    addEditing("redo", tr("&Redo"), QKeySequence::Redo, "redo");
    m_menus.last()->addSeparator();
    addEditing("cut", tr("Cu&t"), QKeySequence::Cut, "cut");
    addEditing("copy", tr("&Copy"), QKeySequence::Copy, "copy");
    addEditing("paste", tr("&Paste"), QKeySequence::Paste, "paste");
    addEditing("selectAll", tr("Select &all"), QKeySequence::SelectAll, "selectAll");
    m_menus.last()->addSeparator();
    search = add("searchConversations", tr("&Search or jump to…"), {Qt::CTRL | Qt::Key_K, Qt::CTRL | Qt::Key_F});
}

void WindowActions::buildView()
{
    addMenu("viewMenu", tr("&View"));
    const QStringList titles{tr("&Waiting"), tr("&All open"), tr("S&noozed"), tr("Clos&ed"), tr("Ca&lls")};
    const char *names[] = {"queueWaiting", "queueOpen", "queueSnoozed", "queueClosed", "queueCalls"};
    for (qsizetype i = 0; i < titles.size(); ++i)
        queues.append(add(names[i], titles.at(i), {QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + int(i)))}));
    m_menus.last()->addSeparator();
    showQueues = add("showQueues", tr("&Queues"), {Qt::Key_F4});
    showContact = add("showContact", tr("&Contact details"), {Qt::Key_F9});
    showQueues->setCheckable(true);
    showContact->setCheckable(true);
    m_menus.last()->addSeparator();
    nextPane = add("nextPane", tr("Ne&xt pane"), {Qt::Key_F6});
    previousPane = add("previousPane", tr("Pre&vious pane"), {Qt::SHIFT | Qt::Key_F6});
    m_menus.last()->addSeparator();
    largerText = add("largerText", tr("La&rger text"), {Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    smallerText = add("smallerText", tr("S&maller text"), {Qt::CTRL | Qt::Key_Minus});
    normalText = add("normalText", tr("N&ormal text"), {Qt::CTRL | Qt::Key_0});
}

void WindowActions::buildConversation()
{
    addMenu("conversationMenu", tr("&Conversation"));
    next = add("nextConversation", tr("&Next"), {Qt::CTRL | Qt::Key_Down, Qt::ALT | Qt::Key_Down});
    previous = add("previousConversation", tr("&Previous"), {Qt::CTRL | Qt::Key_Up, Qt::ALT | Qt::Key_Up});
    back = add("back", tr("&Back"), {Qt::ALT | Qt::Key_Left});
    forward = add("forward", tr("&Forward"), {Qt::ALT | Qt::Key_Right});
    m_menus.last()->addSeparator();
    reply = add("focusReply", tr("&Reply"), {Qt::CTRL | Qt::Key_R});
    send = add("sendReply", tr("&Send"), {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    attach = add("attachFiles", tr("&Attach files…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_A});
    m_menus.last()->addSeparator();
    closeOrReopen = add("closeOrReopen", tr("&Close"), {Qt::CTRL | Qt::Key_E});
    rename = add("renameContact", tr("Rena&me contact…"), {Qt::Key_F2});
}

// Keys that work while one types: a call does not wait until the hands are free.
void WindowActions::buildCalls()
{
    addMenu("callsMenu", tr("Ca&lls"));
    call = add("call", tr("&Call"), {Qt::Key_F8});
    callNumber = add("callNumber", tr("Call a &number…"), {Qt::SHIFT | Qt::Key_F8});
    m_menus.last()->addSeparator();
    ringPhone = add("ringMyPhone", tr("Ring my &phone"), {Qt::CTRL | Qt::SHIFT | Qt::Key_P});
    toVoicemail = add("sendToVoicemail", tr("Send to the &voicemail"), {Qt::CTRL | Qt::SHIFT | Qt::Key_V});
    decline = add("decline", tr("&Decline"), {Qt::CTRL | Qt::SHIFT | Qt::Key_D});
    hangUp = add("hangUp", tr("&Hang up"), {Qt::CTRL | Qt::SHIFT | Qt::Key_H});
    silence = add("silence", tr("&Silence the ringing"), {Qt::CTRL | Qt::SHIFT | Qt::Key_S});
    m_menus.last()->addSeparator();
    openCall = add("openCall", tr("&Open the calling conversation"), {Qt::CTRL | Qt::SHIFT | Qt::Key_O});
}

void WindowActions::buildHelp()
{
    addMenu("helpMenu", tr("&Help"));
    keys = add("keys", tr("&Keys"), {Qt::Key_F1, Qt::Key_Question});
    connecting = add("connecting", tr("&Connect Twilio step by step…"), {Qt::SHIFT | Qt::Key_F1});
    health = add("health", tr("&Health: can messages reach you?"), {Qt::CTRL | Qt::Key_H});
    about = add("about", tr("&About Patchcord"), {Qt::CTRL | Qt::Key_F1});
    about->setMenuRole(QAction::AboutRole);
}

// What is kept, looked at from outside.
void WindowActions::buildLedgers()
{
    numbers = addTo("viewMenu", "numbers", tr("Num&bers…"), {Qt::CTRL | Qt::Key_G});
    auditLog = addTo("viewMenu", "auditLog", tr("A&udit…"), {Qt::CTRL | Qt::Key_J});
    retention = addTo("editMenu", "retention", tr("How &long messages are kept…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_L});
    exportConversation = addTo("conversationMenu", "exportConversation", tr("E&xport…"), {Qt::CTRL | Qt::Key_S});
    erasePerson
        = addTo("conversationMenu", "erasePerson", tr("&Erase this person…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Delete});
}

} // namespace patchcord::ui
