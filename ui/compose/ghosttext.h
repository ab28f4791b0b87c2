// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>
#include <QTextLayout>

class QPainter;

namespace patchcord::ui {

/// A text that is not there yet, shown in grey behind the one that is. It only lays out and paints.
class GhostText final
{
public:
    void setText(const QString &text) { m_text = text; }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    /// Breaks it into lines from `start`, where the real text ends, within a column. Gives how many lines it takes
    /// beyond the one that it begins in.
    int lay(const QFont &font, const QPointF &start, qreal left, qreal width);
    void paint(QPainter &painter) const;

private:
    QString m_text;
    QTextLayout m_layout;
};

} // namespace patchcord::ui
