// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/figures.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace patchcord::ui {

/// One drawing of the page of numbers and the table behind it: the same figures, in words and as measures.
struct FigureTable
{
    enum class Shape {
        Columns, ///< Upright, side by side: along time.
        Bars, ///< Lying, one below the other: along names.
    };
    /// What a measure stands for, and so how it is coloured.
    enum class Tone { In, Out, Good, Quiet, Bad };

    QString name; ///< For the object; the same in every language.
    QString title;
    QString summary; ///< What it comes to, in one sentence.
    Shape shape = Shape::Columns;
    QStringList heads; ///< Of all columns; the first names the rows.
    QList<QStringList> rows;
    QList<Tone> tones; ///< One for each column that is drawn: all but the first, unless there are fewer.
    QList<Tone> rowTones; ///< Where rows mean different things: one for each, in place of `tones`.
    QList<QList<qint64>> measures; ///< What is drawn: for each row one for each tone.

    bool operator==(const FigureTable &) const = default;
    [[nodiscard]] bool isEmpty() const;
};

/// In the order in which the page shows them. A stretch of one day has no drawing by day.
[[nodiscard]] QList<FigureTable> figureTables(const Figures &figures, const QHash<SenderId, QString> &senderNames);

/// RFC 4180, with a line of heads; what a spreadsheet would take for a formula is not one.
[[nodiscard]] QString toCsv(const FigureTable &table);

/// "2 min 5 s", "3 h 10 min", "4 days".
[[nodiscard]] QString spanText(qint64 ms);

} // namespace patchcord::ui
