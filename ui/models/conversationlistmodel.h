// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"

#include <QAbstractListModel>
#include <QList>

namespace patchcord::ui {

/// The rows of the conversation list, in order. It asks for pages and is told what changed; it fetches nothing.
class ConversationListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { ConversationRole = Qt::UserRole + 1, IdRole };

    explicit ConversationListModel(QObject *parent = nullptr);

    [[nodiscard]] const ConversationFilter &filter() const { return m_filter; }
    /// Asks for the first page of another filter. What is shown stays until that page is there.
    void setFilter(const ConversationFilter &filter);
    /// Asks for the first page again.
    void reload();
    /// A page for this filter; for any other it is ignored.
    void setPage(const ConversationFilter &filter, const QList<Conversation> &rows, bool isFirst, bool hasMore);
    /// Places one conversation by the list's order, or takes it out when the filter does not take it.
    void upsert(const Conversation &conversation);

    /// It is gone.
    void remove(ConversationId conversation);

    [[nodiscard]] int rowOf(ConversationId conversation) const; ///< -1 when it is not here.
    [[nodiscard]] const Conversation *at(int row) const; ///< nullptr outside the list.
    /// False until the first page of the filter came.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void pageWanted(const patchcord::ConversationFilter &filter, const patchcord::Conversation &after, bool isFirst,
                    int limit);
    void loaded();

private:
    void replaceAll(const QList<Conversation> &rows);
    void append(const QList<Conversation> &rows);
    void place(const Conversation &conversation);
    void change(int row, const Conversation &conversation);
    [[nodiscard]] int placeOf(const Conversation &conversation, int exceptRow) const;

    ConversationFilter m_filter;
    QList<Conversation> m_rows;
    bool m_hasMore = false;
    bool m_isAsking = false;
    bool m_isLoaded = false;
};

} // namespace patchcord::ui

Q_DECLARE_METATYPE(patchcord::Conversation)
