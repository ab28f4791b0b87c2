// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace patchcord::ui {

/// The calm line over the demo: that it is one, and the button that begins with a real account.
class ConnectBar final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectBar(QWidget *parent);

    /// Shown while it is wanted, until somebody says "Not now".
    void setWanted(bool isWanted);

signals:
    void connectWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void colour();

    QLabel *m_words;
    bool m_isDismissed = false;
};

} // namespace patchcord::ui
