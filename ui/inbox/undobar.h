// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace patchcord::ui {

/// One line under the list that says what was just done, and takes it back. It goes by itself after a while; the key
/// still works then.
class UndoBar final : public QWidget
{
    Q_OBJECT

public:
    explicit UndoBar(QWidget *parent = nullptr);

    /// An empty text hides it.
    void show(const QString &done);

signals:
    void undoWanted();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void colour();

    QLabel *m_text;
    QPushButton *m_undo;
    QTimer m_time;
};

} // namespace patchcord::ui
