// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QPushButton;

namespace patchcord::ui {

class ConversationList;
class ConversationListModel;
class SearchField;
class UndoBar;

/// Search field and conversation list. A typed number that nobody has yet can be written to at once.
class InboxPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit InboxPanel(ConversationListModel &model, QWidget *parent = nullptr);

    [[nodiscard]] SearchField *search() const { return m_search; }
    [[nodiscard]] ConversationList *list() const { return m_list; }
    [[nodiscard]] UndoBar *undoBar() const { return m_undo; }
    /// What acts are meant for when several rows are taken, from above; empty when it is one or none.
    [[nodiscard]] QList<Conversation> several() const;
    /// Marks a row without saying that the agent chose it; none when it is not in the list.
    void markCurrent(ConversationId conversation);
    /// Where numbers without a country code are at home ("DE").
    void setRegion(const QString &region) { m_region = region; }

    /// A button beside the search that triggers this action, shown while the queues are folded away.
    void setQueueAction(QAction *showQueues);
    /// Empties the search field without searching.
    void clearSearch();

signals:
    void chosen(patchcord::ConversationId conversation);
    void searched(const QString &text);
    void newConversationWanted(const QString &typedAddress);

private:
    void onSearchTyped();
    void onSearchAccepted();
    void onCurrentChanged(const QModelIndex &current);
    void refreshEmptyText();
    void focusList();
    void keepSelectionThroughMoves();
    void changeEvent(QEvent *event) override;

    ConversationListModel &m_model;
    SearchField *m_search;
    QPushButton *m_queues;
    QPushButton *m_offer;
    ConversationList *m_list;
    UndoBar *m_undo;
    QTimer m_typing;
    QTimer m_minute;
    QString m_region;
    ConversationId m_current;
    QList<ConversationId> m_moving; ///< Rows that are taken while some row moves.
    bool m_isMarking = false;
};

} // namespace patchcord::ui
