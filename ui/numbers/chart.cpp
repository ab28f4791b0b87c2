// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/numbers/chart.h"

#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace patchcord::ui {

namespace {

constexpr qreal columnsHeight = 148;
constexpr qreal barHeight = 30;

QColor colourOf(FigureTable::Tone tone, const Theme &theme)
{
    switch (tone) {
    case FigureTable::Tone::In:
        return theme.call;
    case FigureTable::Tone::Out:
        return theme.accent;
    case FigureTable::Tone::Good:
        return theme.ok;
    case FigureTable::Tone::Quiet:
        return theme.dim;
    case FigureTable::Tone::Bad:
        return theme.bad;
    }
    Q_UNREACHABLE();
}

/// The next round number that is not below it, so that the scale reads in whole numbers.
qint64 roundedUp(qint64 value)
{
    qint64 step = 1;
    while (step * 10 <= value)
        step *= 10;
    for (const qint64 times : {1, 2, 4, 6, 8, 10}) {
        if (step * times >= value)
            return step * times;
    }
    return value;
}

} // namespace

Chart::Chart(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Chart::setTable(const FigureTable &table)
{
    m_table = table;
    setAccessibleName(table.title);
    setAccessibleDescription(table.summary);
    updateGeometry();
    update();
}

QSize Chart::sizeHint() const
{
    const bool isUpright = m_table.shape == FigureTable::Shape::Columns;
    const qreal rows = isUpright ? columnsHeight : barHeight * qreal(std::max<qsizetype>(m_table.rows.size(), 1));
    const qreal legend = m_table.tones.size() > 1 ? 22 : 0;
    return {scaled(font(), 300), scaled(font(), rows + legend)};
}

QFont Chart::small() const
{
    return sized(font(), 11.5);
}

qint64 Chart::highest() const
{
    qint64 highest = 1;
    for (const QList<qint64> &row : m_table.measures) {
        for (const qint64 value : row)
            highest = std::max(highest, value);
    }
    return highest;
}

void Chart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::of(palette());
    QRect space = rect();
    paintLegend(painter, theme, space);
    if (m_table.shape == FigureTable::Shape::Columns)
        paintColumns(painter, theme, space);
    else
        paintBars(painter, theme, space);
}

void Chart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

/// One measure needs no legend: its title says what it is.
void Chart::paintLegend(QPainter &painter, const Theme &theme, QRect &space) const
{
    if (m_table.tones.size() < 2)
        return;
    const QFont text = small();
    const int height = scaled(font(), 22);
    const int dot = scaled(font(), 9);
    int x = 0;
    for (qsizetype series = 0; series < m_table.tones.size(); ++series) {
        const QString name = m_table.heads.at(series + 1);
        const int width = QFontMetrics(text).horizontalAdvance(name);
        QRect mark(space.left() + x, space.top() + (height - dot) / 2 - scaled(font(), 3), dot, dot);
        QRect words(mark.right() + scaled(font(), 6), space.top() - scaled(font(), 3), width + 2, height);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colourOf(m_table.tones.at(series), theme));
        painter.drawRoundedRect(QStyle::visualRect(layoutDirection(), rect(), mark), 2, 2);
        paintLine(painter, QStyle::visualRect(layoutDirection(), rect(), words), text, theme.dim, name,
                  layoutDirection());
        x += dot + width + scaled(font(), 22);
    }
    space.setTop(space.top() + height);
}

void Chart::paintColumns(QPainter &painter, const Theme &theme, const QRect &space) const
{
    const QFont text = small();
    const qint64 top = roundedUp(highest());
    const int scale = QFontMetrics(text).horizontalAdvance(QLocale().toString(top)) + scaled(font(), 8);
    const QRect plot = space.adjusted(scale, scaled(font(), 8), 0, -scaled(font(), 20));
    for (const qint64 part : {0, 1, 2}) {
        const int y = plot.bottom() - int(plot.height() * part / 2);
        painter.setPen(theme.line);
        painter.drawLine(plot.left(), y, plot.right(), y);
        if (part == 1 && top % 2 != 0)
            continue;
        const int height = scaled(font(), 16);
        paintLine(painter, {space.left(), y - height / 2, scale - scaled(font(), 6), height}, text, theme.dim,
                  QLocale().toString(top * part / 2), Qt::LeftToRight, Qt::AlignRight);
    }
    const qsizetype series = m_table.tones.size();
    const qreal step = qreal(plot.width()) / qreal(std::max<qsizetype>(m_table.rows.size(), 1));
    const qreal width = std::min(step * 0.8 / qreal(std::max<qsizetype>(series, 1)), scaledF(font(), 22));
    painter.setPen(Qt::NoPen);
    for (qsizetype row = 0; row < m_table.measures.size(); ++row) {
        qreal x = plot.left() + step * (qreal(row) + 0.5) - width * qreal(series) / 2;
        for (qsizetype place = 0; place < series; ++place, x += width) {
            const qreal height = qreal(plot.height()) * double(m_table.measures.at(row).at(place)) / double(top);
            painter.setBrush(colourOf(m_table.tones.at(place), theme));
            painter.drawRect(QRectF(x, plot.bottom() - height, std::max(width - 0.6, 0.8), height));
        }
    }
    paintColumnNames(painter, theme, plot);
}

/// As many as stand side by side.
void Chart::paintColumnNames(QPainter &painter, const Theme &theme, const QRect &plot) const
{
    const QFont text = small();
    int widest = 1;
    for (const QStringList &row : m_table.rows)
        widest = std::max(widest, QFontMetrics(text).horizontalAdvance(row.first()));
    widest += scaled(font(), 10);
    const qreal step = qreal(plot.width()) / qreal(std::max<qsizetype>(m_table.rows.size(), 1));
    const auto every = std::max<qsizetype>(qsizetype(std::ceil(widest / std::max(step, 0.1))), 1);
    for (qsizetype row = 0; row < m_table.rows.size(); row += every) {
        const int middle = plot.left() + int(step * (qreal(row) + 0.5));
        const int left = std::clamp(middle - widest / 2, 0, std::max(rect().right() - widest, 0));
        paintLine(painter, {left, plot.bottom() + scaled(font(), 3), widest, scaled(font(), 16)}, text, theme.dim,
                  m_table.rows.at(row).first(), Qt::LeftToRight, Qt::AlignHCenter);
    }
}

void Chart::paintBars(QPainter &painter, const Theme &theme, const QRect &space) const
{
    const QFont text = small();
    const qreal height = scaledF(font(), barHeight);
    const int names = std::min(space.width() * 2 / 5, scaled(font(), 220));
    int values = 0;
    for (const QStringList &row : m_table.rows)
        values = std::max(values, QFontMetrics(text).horizontalAdvance(valuesOf(row)));
    values += scaled(font(), 10);
    const int length = std::max(space.width() - names - values, 1);
    const qreal thick = scaledF(font(), m_table.tones.size() > 1 ? 8 : 12);
    for (qsizetype row = 0; row < m_table.rows.size(); ++row) {
        const QRect line(space.left(), space.top() + int(height * qreal(row)), space.width(), int(height));
        const auto placed = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
        paintLine(painter, placed({line.left(), line.top(), names - scaled(font(), 10), line.height()}), text,
                  theme.text, m_table.rows.at(row).first(), layoutDirection());
        qreal y = line.center().y() - thick * qreal(m_table.tones.size()) / 2;
        int reach = 0;
        for (qsizetype place = 0; place < m_table.tones.size(); ++place, y += thick) {
            const qint64 value = m_table.measures.at(row).at(place);
            const int width = value == 0 ? 0 : std::max(int(double(length) * double(value) / double(highest())), 2);
            reach = std::max(reach, width);
            painter.setPen(Qt::NoPen);
            painter.setBrush(colourOf(m_table.rowTones.value(row, m_table.tones.at(place)), theme));
            painter.drawRoundedRect(placed({line.left() + names, int(y), width, int(thick) - 1}), 2, 2);
        }
        paintLine(painter, placed({line.left() + names + reach + scaled(font(), 6), line.top(), values, line.height()}),
                  text, theme.dim, valuesOf(m_table.rows.at(row)), layoutDirection());
    }
}

QString Chart::valuesOf(const QStringList &row) const
{
    return row.mid(1, m_table.tones.size()).join(QStringLiteral(" · "));
}

} // namespace patchcord::ui
