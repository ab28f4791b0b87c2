// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contactdetails.h"
#include "core/records/conversation.h"

#include <QList>
#include <QObject>
#include <QPointer>

class QWidget;

namespace patchcord::ui {

class ContactPane;
class InboxPanel;
class MergeDialog;
class WindowActions;

/// What the window does with states of conversations and with contacts: which conversations an act means, what it asks
/// first, and what can be undone. It knows no store and says what the agent wants.
class WindowStates final : public QObject
{
    Q_OBJECT

public:
    WindowStates(WindowActions &actions, InboxPanel &inbox, ContactPane &contact, QWidget &window);

    /// The conversation that is open; it is new, or it changed.
    void setCurrent(const Conversation &conversation);
    void setLabels(const QList<LabelCount> &labels) { m_labels = labels; }
    void setClosingWords(const ClosingWords &words) { m_words = words; }
    void setDetails(const ContactDetails &details);
    /// "Closed 12 conversations": what undoRequested() would take back now; empty = nothing.
    void setUndo(const QString &done);
    /// What mergeSearched() was for.
    void setFound(const QString &search, const QList<Conversation> &found);

signals:
    void closeRequested(const QList<patchcord::ConversationId> &conversations, const QString &topic,
                        const QString &outcome);
    void reopenRequested(const QList<patchcord::ConversationId> &conversations);
    /// Until `until` (UTC ms); 0 = until they reply.
    void snoozeRequested(const QList<patchcord::ConversationId> &conversations, qint64 until);
    void labelRequested(const QList<patchcord::ConversationId> &conversations, const QString &label);
    void unlabelRequested(const QList<patchcord::ConversationId> &conversations, const QString &label);
    void noteWritten(patchcord::ConversationId conversation, const QString &text);
    void undoRequested();
    void contactNotesEdited(patchcord::ContactId contact, const QString &notes);
    void blockRequested(patchcord::ContactId contact, bool isBlocked);
    void mergeRequested(patchcord::ContactId contact, patchcord::ContactId other);
    void partRequested(patchcord::ContactId contact);
    void mergeSearched(const QString &text);
    /// Answered by setDetails(), and, when they are to be asked for, by setClosingWords().
    void detailsWanted(patchcord::ConversationId conversation);
    void closingWordsWanted();
    /// Show the open conversation from this row on.
    void rowWanted(qint64 ordinal);
    /// Sort by waiting from now on, or by the newest row again.
    void orderChanged(bool isByWait);
    void notesWanted(); ///< The contact pane is to be seen.

private:
    void connectActions();
    void connectList();
    void connectContact();
    [[nodiscard]] QList<Conversation> meant() const;
    void closeOrReopen();
    void closeWithTopic();
    void snooze();
    void label();
    void writeNote();
    void merge();
    void refreshActions();

    WindowActions &m_actions;
    InboxPanel &m_inbox;
    ContactPane &m_contact;
    QWidget &m_window;
    Conversation m_current;
    QList<LabelCount> m_labels;
    ClosingWords m_words;
    QPointer<MergeDialog> m_merging;
};

} // namespace patchcord::ui
