// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "ui/models/figuretables.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QTableWidget;

namespace patchcord::ui {

class Chart;

/// One drawing with its title and what it comes to; the table lies behind it. Either is copied, or saved as a picture
/// or CSV.
class FigureCard final : public QFrame
{
    Q_OBJECT

public:
    explicit FigureCard(const QString &name, QWidget *parent);

    void setTable(const FigureTable &table);
    [[nodiscard]] bool isTableShown() const;
    void showTable(bool isShown);
    /// The drawing as a picture and the table as CSV, so that each place takes what it can.
    void copy() const;
    /// Asks where to.
    void saveAs();
    /// By the ending of the path: .csv is the table, anything else the drawing.
    void save(const QString &path);

signals:
    void saved(const patchcord::Done &outcome);

private:
    void build();
    void fillTable();
    [[nodiscard]] QPixmap picture() const;

    FigureTable m_table;
    QLabel *m_title;
    QLabel *m_summary;
    QPushButton *m_toggle;
    Chart *m_chart;
    QTableWidget *m_rows;
};

} // namespace patchcord::ui
