// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/conversationlistmodel.h"

#include "core/base/clock.h"
#include "ui/models/conversationorder.h"
#include "ui/models/conversationtext.h"

#include <QHash>
#include <QSet>

namespace patchcord::ui {

namespace {

constexpr int pageSize = 60;

} // namespace

ConversationListModel::ConversationListModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void ConversationListModel::setFilter(const ConversationFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    reload();
}

void ConversationListModel::reload()
{
    m_isLoaded = false;
    m_isAsking = true;
    emit pageWanted(m_filter, {}, true, pageSize);
}

void ConversationListModel::setPage(const ConversationFilter &filter, const QList<Conversation> &rows, bool isFirst,
                                    bool hasMore)
{
    if (filter != m_filter)
        return;
    m_isAsking = false;
    m_hasMore = hasMore;
    if (isFirst)
        replaceAll(rows);
    else
        append(rows);
    m_isLoaded = true;
    emit loaded();
}

void ConversationListModel::upsert(const Conversation &conversation)
{
    const int row = rowOf(conversation.id);
    if (!takes(m_filter, conversation, row >= 0))
        return remove(conversation.id);
    // Behind the last loaded row there may be others that are not here yet: their page will bring it along.
    if (row < 0 && m_hasMore && placeOf(conversation, -1) == m_rows.size())
        return;
    place(conversation);
}

void ConversationListModel::remove(ConversationId conversation)
{
    const int row = rowOf(conversation);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
}

int ConversationListModel::rowOf(ConversationId conversation) const
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).id == conversation)
            return row;
    }
    return -1;
}

const Conversation *ConversationListModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Conversation &conversation = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return displayName(conversation);
    case Qt::AccessibleTextRole:
        return spoken(conversation, utcNow());
    case ConversationRole:
        return QVariant::fromValue(conversation);
    case IdRole:
        return QVariant::fromValue(conversation.id.value);
    default:
        return {};
    }
}

bool ConversationListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_isAsking;
}

void ConversationListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent) || m_rows.isEmpty())
        return;
    m_isAsking = true;
    emit pageWanted(m_filter, m_rows.last(), false, pageSize);
}

// Rows that stay are changed in place, so that the selection and the scroll position survive a reload.
void ConversationListModel::replaceAll(const QList<Conversation> &rows)
{
    if (m_rows.isEmpty() || rows.isEmpty()) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    QSet<ConversationId> kept;
    for (const Conversation &row : rows)
        kept.insert(row.id);
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (kept.contains(m_rows.at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (const Conversation &row : rows)
        place(row);
}

void ConversationListModel::append(const QList<Conversation> &rows)
{
    for (const Conversation &row : rows)
        place(row);
}

void ConversationListModel::place(const Conversation &conversation)
{
    if (const int row = rowOf(conversation.id); row >= 0)
        return change(row, conversation);
    const int row = placeOf(conversation, -1);
    beginInsertRows({}, row, row);
    m_rows.insert(row, conversation);
    endInsertRows();
}

void ConversationListModel::change(int row, const Conversation &conversation)
{
    const int place = placeOf(conversation, row);
    if (place != row) {
        // beginMoveRows counts the target in the rows before the move.
        beginMoveRows({}, row, row, {}, place > row ? place + 1 : place);
        m_rows.move(row, place);
        endMoveRows();
    }
    m_rows[place] = conversation;
    emit dataChanged(index(place), index(place));
}

int ConversationListModel::placeOf(const Conversation &conversation, int exceptRow) const
{
    int place = 0;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (row == exceptRow)
            continue;
        if (standsAbove(m_filter, conversation, m_rows.at(row)))
            break;
        ++place;
    }
    return place;
}

} // namespace patchcord::ui
