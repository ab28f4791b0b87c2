// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace patchcord::ui {

/// One thing the status line says, with a dot that shows its tone. The words alone say all.
class StatusItem final : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Tone { None, Good, Warning, Bad, Badge };

    StatusItem(const QString &objectName, QWidget *parent);

    void say(Tone tone, const QString &text, const QString &explanation = {});
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int textStart() const;

    Tone m_tone = Tone::None;
};

} // namespace patchcord::ui
