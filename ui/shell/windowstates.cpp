// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowstates.h"

#include "core/twilio/addresses.h"
#include "ui/contact/contactpane.h"
#include "ui/contact/notesfield.h"
#include "ui/inbox/conversationlist.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/inbox/undobar.h"
#include "ui/models/conversationtext.h"
#include "ui/shell/windowactions.h"
#include "ui/states/closedialog.h"
#include "ui/states/labeldialog.h"
#include "ui/states/mergedialog.h"
#include "ui/states/notedialog.h"
#include "ui/states/snoozedialog.h"

#include <QAction>
#include <QLocale>

#include <algorithm>

namespace patchcord::ui {

namespace {

QList<ConversationId> idsOf(const QList<Conversation> &conversations)
{
    QList<ConversationId> ids;
    for (const Conversation &conversation : conversations)
        ids.append(conversation.id);
    return ids;
}

/// What every one of them carries.
QStringList labelsOfAll(const QList<Conversation> &conversations)
{
    QStringList labels = conversations.isEmpty() ? QStringList() : conversations.first().labels;
    labels.removeIf([&conversations](const QString &label) {
        return !std::ranges::all_of(
            conversations, [&label](const Conversation &conversation) { return conversation.labels.contains(label); });
    });
    return labels;
}

/// "Close", or "Close 3" when several are meant.
QString counted(const QString &act, int conversations)
{
    return conversations > 1 ? WindowStates::tr("%1 %2").arg(act, QLocale().toString(conversations)) : act;
}

QString spokenAct(const QString &act, int conversations)
{
    return conversations > 1 ? WindowStates::tr("%1 %n conversations", nullptr, conversations).arg(act)
                             : WindowStates::tr("%1 conversation").arg(act);
}

} // namespace

WindowStates::WindowStates(WindowActions &actions, InboxPanel &inbox, ContactPane &contact, QWidget &window)
    : QObject(&window)
    , m_actions(actions)
    , m_inbox(inbox)
    , m_contact(contact)
    , m_window(window)
{
    connectActions();
    connectList();
    connectContact();
    refreshActions();
}

void WindowStates::connectActions()
{
    connect(m_actions.closeOrReopen, &QAction::triggered, this, [this] { closeOrReopen(); });
    connect(m_actions.closeWithTopic, &QAction::triggered, this, [this] { closeWithTopic(); });
    connect(m_actions.snooze, &QAction::triggered, this, [this] { snooze(); });
    connect(m_actions.labels, &QAction::triggered, this, [this] { label(); });
    connect(m_actions.note, &QAction::triggered, this, [this] { writeNote(); });
    connect(m_actions.merge, &QAction::triggered, this, [this] { merge(); });
    connect(m_actions.block, &QAction::triggered, this,
            [this] { emit blockRequested(m_current.contact, !m_current.isBlocked); });
    connect(m_actions.longestWaiting, &QAction::toggled, this, &WindowStates::orderChanged);
    connect(m_actions.contactNotes, &QAction::triggered, this, [this] {
        emit notesWanted();
        m_contact.notes()->setFocus(Qt::ShortcutFocusReason);
    });
}

void WindowStates::connectList()
{
    ConversationList *list = m_inbox.list();
    list->addActions({m_actions.closeOrReopen, m_actions.closeWithTopic, m_actions.snooze, m_actions.labels});
    list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(list, &ConversationList::closeToggled, m_actions.closeOrReopen, &QAction::trigger);
    connect(list, &ConversationList::closeAsked, m_actions.closeWithTopic, &QAction::trigger);
    connect(list, &ConversationList::snoozeWanted, m_actions.snooze, &QAction::trigger);
    connect(list, &ConversationList::labelWanted, m_actions.labels, &QAction::trigger);
    connect(list, &ConversationList::undoWanted, this, &WindowStates::undoRequested);
    connect(list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { refreshActions(); });
    connect(m_inbox.undoBar(), &UndoBar::undoWanted, this, &WindowStates::undoRequested);
}

void WindowStates::connectContact()
{
    connect(&m_contact, &ContactPane::notesEdited, this, &WindowStates::contactNotesEdited);
    connect(&m_contact, &ContactPane::sessionChosen, this, &WindowStates::rowWanted);
    connect(&m_contact, &ContactPane::mergeChosen, this,
            [this](ContactId other) { emit mergeRequested(m_current.contact, other); });
    connect(&m_contact, &ContactPane::partChosen, this, [this] { emit partRequested(m_current.contact); });
}

void WindowStates::setCurrent(const Conversation &conversation)
{
    m_current = conversation;
    refreshActions();
    // Also when it looks the same: its contact may have been merged.
    if (conversation.id.isValid())
        emit detailsWanted(conversation.id);
}

void WindowStates::setDetails(const ContactDetails &details)
{
    m_contact.setDetails(details);
}

void WindowStates::setUndo(const QString &done)
{
    m_inbox.undoBar()->show(done);
}

void WindowStates::setFound(const QString &search, const QList<Conversation> &found)
{
    if (m_merging)
        m_merging->setFound(search, found);
}

/// Those that are taken in the list, else the one that is open.
QList<Conversation> WindowStates::meant() const
{
    QList<Conversation> taken = m_inbox.several();
    if (taken.isEmpty() && m_current.id.isValid())
        taken.append(m_current);
    return taken;
}

/// Reopens when there is nothing left to close.
void WindowStates::closeOrReopen()
{
    const QList<Conversation> conversations = meant();
    const bool areClosed = std::ranges::all_of(
        conversations, [](const Conversation &one) { return one.state == ConversationState::Closed; });
    if (conversations.isEmpty())
        return;
    if (areClosed)
        emit reopenRequested(idsOf(conversations));
    else
        emit closeRequested(idsOf(conversations), {}, {});
}

void WindowStates::closeWithTopic()
{
    const QList<ConversationId> ids = idsOf(meant());
    if (ids.isEmpty())
        return;
    auto *dialog = new CloseDialog(int(ids.size()), m_words, &m_window);
    connect(dialog, &CloseDialog::submitted, this, [this, ids](const QString &topic, const QString &outcome) {
        emit closeRequested(ids, topic, outcome);
        emit closingWordsWanted();
    });
    dialog->open();
}

void WindowStates::snooze()
{
    const QList<ConversationId> ids = idsOf(meant());
    if (ids.isEmpty())
        return;
    auto *dialog = new SnoozeDialog(int(ids.size()), QDateTime::currentDateTime(), &m_window);
    connect(dialog, &SnoozeDialog::chosen, this, [this, ids](qint64 until) { emit snoozeRequested(ids, until); });
    dialog->open();
}

void WindowStates::label()
{
    const QList<Conversation> conversations = meant();
    const QList<ConversationId> ids = idsOf(conversations);
    if (ids.isEmpty())
        return;
    QStringList known;
    for (const LabelCount &count : std::as_const(m_labels))
        known.append(count.label);
    auto *dialog = new LabelDialog(int(ids.size()), known, labelsOfAll(conversations), &m_window);
    connect(dialog, &LabelDialog::labelAdded, this,
            [this, ids](const QString &label) { emit labelRequested(ids, label); });
    connect(dialog, &LabelDialog::labelRemoved, this,
            [this, ids](const QString &label) { emit unlabelRequested(ids, label); });
    dialog->open();
}

void WindowStates::writeNote()
{
    if (!m_current.id.isValid())
        return;
    auto *dialog = new NoteDialog(displayName(m_current), &m_window);
    connect(dialog, &NoteDialog::written, this,
            [this, id = m_current.id](const QString &text) { emit noteWritten(id, text); });
    dialog->open();
}

void WindowStates::merge()
{
    if (!m_current.id.isValid())
        return;
    m_merging = new MergeDialog(m_current, &m_window);
    connect(m_merging, &MergeDialog::searched, this, &WindowStates::mergeSearched);
    connect(m_merging, &MergeDialog::chosen, this,
            [this, contact = m_current.contact](ContactId other) { emit mergeRequested(contact, other); });
    m_merging->open();
}

void WindowStates::refreshActions()
{
    const QList<Conversation> conversations = meant();
    const bool areClosed = !conversations.isEmpty() && std::ranges::all_of(conversations, [](const Conversation &one) {
        return one.state == ConversationState::Closed;
    });
    const int count = int(conversations.size());
    m_actions.closeOrReopen->setText(counted(areClosed ? tr("&Reopen") : tr("&Close"), count));
    m_actions.closeOrReopen->setToolTip(spokenAct(areClosed ? tr("Reopen") : tr("Close"), count));
    m_actions.snooze->setText(tr("%1…").arg(counted(tr("Snoo&ze"), count)));
    m_actions.snooze->setToolTip(spokenAct(tr("Snooze"), count));
    m_actions.block->setText(m_current.isBlocked ? tr("Unbloc&k contact") : tr("Bloc&k contact"));
    for (QAction *action : {m_actions.closeOrReopen, m_actions.closeWithTopic, m_actions.snooze, m_actions.labels})
        action->setEnabled(!conversations.isEmpty());
    for (QAction *action : {m_actions.note, m_actions.contactNotes})
        action->setEnabled(m_current.id.isValid());
    // Callers who withhold their number are not one person.
    const bool isPerson
        = m_current.id.isValid() && twilio::formOf(m_current.contactAddress) != twilio::AddressForm::Withheld;
    for (QAction *action : {m_actions.merge, m_actions.block})
        action->setEnabled(isPerson);
}

} // namespace patchcord::ui
