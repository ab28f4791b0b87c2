// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contenttemplate.h"

#include <QAbstractListModel>
#include <QList>

namespace patchcord::ui {

/// The templates that fit a search, those that can be sent first. Holds what it is given and reads nothing itself.
class TemplateListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setTemplates(const QList<ContentTemplate> &templates);
    /// Words that must all be in the name, the language or the text; empty = all templates.
    void setSearch(const QString &search);

    [[nodiscard]] const QList<ContentTemplate> &templates() const { return m_all; }
    /// Of that row; an empty one when there is none.
    [[nodiscard]] ContentTemplate at(int row) const { return m_shown.value(row); }
    /// Of the template with that SID; -1 when it is not shown.
    [[nodiscard]] int rowOf(const QString &sid) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void refresh();

    QList<ContentTemplate> m_all;
    QList<ContentTemplate> m_shown;
    QString m_search;
};

} // namespace patchcord::ui
