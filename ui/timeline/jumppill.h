// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace patchcord::ui {

/// The button above the timeline's lower edge that leads to the newest row, with how many came meanwhile.
class JumpPill final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit JumpPill(QWidget *parent);

    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont labelFont() const;

    int m_count = -1;
};

} // namespace patchcord::ui
