// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contactdetails.h"
#include "core/records/conversation.h"

#include <QScrollArea>

class QAction;
class QLabel;
class QPushButton;

namespace patchcord::ui {

class LabelChips;
class MergeOffer;
class NotesField;
class SessionList;

/// What is known of the person in the open conversation: name, addresses, labels, notes, consent, history, and who else
/// they may be.
class ContactPane final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ContactPane(QWidget *parent = nullptr);

    void setConversation(const Conversation &conversation);
    /// Of the contact that is shown; others are ignored.
    void setDetails(const ContactDetails &details);
    /// The buttons trigger these, and show their keys.
    void setActions(QAction *rename, QAction *labels, QAction *block);
    [[nodiscard]] NotesField *notes() const { return m_notes; }

signals:
    void notesEdited(patchcord::ContactId contact, const QString &notes);
    /// Show the conversation from this row on.
    void sessionChosen(qint64 firstOrdinal);
    void mergeChosen(patchcord::ContactId other);
    void partChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void addButton(QPushButton *button, const QString &objectName, const QString &spoken);
    QLabel *addHeading(const QString &text);
    QLabel *addLine(const QString &objectName);
    void refresh();
    void refreshConsent();

    QWidget *m_inside;
    QLabel *m_name;
    QPushButton *m_rename;
    QPushButton *m_label;
    QPushButton *m_block;
    LabelChips *m_chips;
    NotesField *m_notes;
    SessionList *m_sessions;
    MergeOffer *m_merge;
    QLabel *m_address = nullptr;
    QLabel *m_consent = nullptr;
    QLabel *m_reply = nullptr;
    QLabel *m_history = nullptr;
    QList<QLabel *> m_headings;
    QList<QLabel *> m_lines;
    Conversation m_conversation;
    QList<Address> m_addresses; ///< All of theirs, once they are known.
    bool m_isRefreshing = false;
};

} // namespace patchcord::ui
