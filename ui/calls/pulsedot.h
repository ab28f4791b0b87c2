// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace patchcord::ui {

/// A dot that breathes twice a second while a call is live, and stands still where animations are off. The words beside
/// it say the same.
class PulseDot final : public QWidget
{
    Q_OBJECT

public:
    explicit PulseDot(QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QTimer m_beat;
    bool m_isWide = true;
};

} // namespace patchcord::ui
