// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/templatelistmodel.h"

#include <QStyledItemDelegate>

namespace patchcord::ui {

/// Paints a template in the picker: its name, where its approval stands, and the begin of its text.
class TemplateDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    TemplateDelegate(const TemplateListModel &model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    { }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const TemplateListModel &m_model;
};

} // namespace patchcord::ui
