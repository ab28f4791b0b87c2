// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace patchcord::ui {

/// The field over the list. Esc clears it, Down goes on to the list, Enter opens the first hit.
class SearchField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchField(QWidget *parent = nullptr);

signals:
    void left(); ///< Esc in the empty field, or Down: the list should have the focus.
    void accepted(); ///< Enter.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace patchcord::ui
