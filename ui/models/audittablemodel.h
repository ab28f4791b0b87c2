// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/audit.h"

#include <QAbstractTableModel>

namespace patchcord::ui {

/// Lines of the audit, newest first, page by page. It asks for pages and fetches none itself.
class AuditTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Actor, Action, Contact, Detail, ColumnCount };

    explicit AuditTableModel(QObject *parent = nullptr);

    /// Asks for the first page of another filter; what is shown stays until it is there.
    void setFilter(const AuditFilter &filter);
    [[nodiscard]] const AuditFilter &filter() const { return m_filter; }
    /// A page behind the line `before` (0 = the first); any other filter's is ignored.
    void setPage(const AuditFilter &filter, qint64 before, const QList<AuditLine> &lines, bool hasMore);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void pageWanted(const patchcord::AuditFilter &filter, qint64 before);

private:
    AuditFilter m_filter;
    QList<AuditLine> m_lines;
    bool m_hasMore = false;
    bool m_isAsking = false;
};

} // namespace patchcord::ui
