// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/audittablemodel.h"

#include "ui/models/audittext.h"

#include <QDateTime>
#include <QLocale>

#include <utility>

namespace patchcord::ui {

AuditTableModel::AuditTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void AuditTableModel::setFilter(const AuditFilter &filter)
{
    m_filter = filter;
    m_isAsking = true;
    emit pageWanted(m_filter, 0);
}

void AuditTableModel::setPage(const AuditFilter &filter, qint64 before, const QList<AuditLine> &lines, bool hasMore)
{
    if (filter != m_filter)
        return;
    m_isAsking = false;
    m_hasMore = hasMore;
    if (before == 0) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
        return;
    }
    if (lines.isEmpty())
        return;
    beginInsertRows({}, int(m_lines.size()), int(m_lines.size() + lines.size()) - 1);
    m_lines += lines;
    endInsertRows();
}

int AuditTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int AuditTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant AuditTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const AuditLine &line = m_lines.at(index.row());
    switch (Column(index.column())) {
    case Time:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(line.at),
                                  role == Qt::ToolTipRole ? QLocale::LongFormat : QLocale::ShortFormat);
    case Actor:
        return auditActorText(line.actor);
    case Action:
        return role == Qt::ToolTipRole ? line.action : auditActionText(line.action);
    case Contact:
        return line.contact;
    case Detail:
        return auditDetailText(line.detail);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant AuditTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Time:
        return tr("Time");
    case Actor:
        return tr("Who");
    case Action:
        return tr("What");
    case Contact:
        return tr("Conversation");
    case Detail:
        return tr("Details");
    case ColumnCount:
        break;
    }
    return {};
}

bool AuditTableModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore && !m_isAsking;
}

void AuditTableModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    m_isAsking = true;
    emit pageWanted(m_filter, m_lines.isEmpty() ? 0 : m_lines.constLast().id);
}

} // namespace patchcord::ui
