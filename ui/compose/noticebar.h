// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace patchcord::ui {

/// One sentence over the reply field: a limit to know of, or why something was refused. Hidden while it has nothing to
/// say.
class NoticeBar final : public QWidget
{
    Q_OBJECT

public:
    enum class Tone { Quiet, Warning, Bad };

    explicit NoticeBar(Tone tone, QWidget *parent = nullptr);

    void setTone(Tone tone);
    /// An empty text hides the bar.
    void setText(const QString &text);
    [[nodiscard]] QString text() const;
    /// Adds a button that hides it.
    void makeDismissible(const QString &objectName);
    /// A button that helps, shown while it has a text.
    void setAction(const QString &objectName, const QString &text);

signals:
    void acted();
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void colour();

    Tone m_tone;
    QLabel *m_label;
    QPushButton *m_action = nullptr;
    QPushButton *m_dismiss = nullptr;
};

} // namespace patchcord::ui
