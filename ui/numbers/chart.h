// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/figuretables.h"

#include <QWidget>

namespace patchcord::ui {

struct Theme;

/// Paints one table of figures, upright or lying, with its legend. It only paints; a screen reader has the table.
class Chart final : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget *parent);

    void setTable(const FigureTable &table);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintLegend(QPainter &painter, const Theme &theme, QRect &space) const;
    void paintColumns(QPainter &painter, const Theme &theme, const QRect &space) const;
    void paintColumnNames(QPainter &painter, const Theme &theme, const QRect &space) const;
    void paintBars(QPainter &painter, const Theme &theme, const QRect &space) const;
    [[nodiscard]] QString valuesOf(const QStringList &row) const;
    [[nodiscard]] QFont small() const;
    [[nodiscard]] qint64 highest() const;

    FigureTable m_table;
};

} // namespace patchcord::ui
