// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace patchcord::ui {

/// One quiet line of text that gives way: it is shortened where there is no room, and the tooltip has it whole.
class ElidedLabel final : public QWidget
{
    Q_OBJECT

public:
    ElidedLabel(qreal pixels, QWidget *parent);

    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
    qreal m_pixels;
};

} // namespace patchcord::ui
