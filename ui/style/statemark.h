// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QWidget>

namespace patchcord::ui {

/// The sign that a line begins with. Each has a shape of its own, so that none is told by its colour alone.
enum class StateSign { Waiting, Well, Attention, Broken };

/// A disc with a tick, a dash or an exclamation mark, or a triangle with one; a short text stands in for the mark.
void paintState(QPainter &painter, const QRectF &rect, StateSign sign, const QString &text, const QPalette &palette,
                const QFont &font);

/// Shows one such sign. What it means is said by the words beside it.
class StateMark final : public QWidget
{
    Q_OBJECT

public:
    explicit StateMark(QWidget *parent);

    void setSign(StateSign sign, const QString &text = {});
    [[nodiscard]] StateSign sign() const { return m_sign; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StateSign m_sign = StateSign::Waiting;
    QString m_text;
};

} // namespace patchcord::ui
