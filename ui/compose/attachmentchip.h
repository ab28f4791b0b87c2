// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/attachments.h"
#include "ui/media/picturecache.h"

#include <QWidget>

class QPushButton;

namespace patchcord::ui {

/// One file over the reply field: a small picture of it, its name, its size before and after, and a way to take it
/// away.
class AttachmentChip final : public QWidget
{
    Q_OBJECT

public:
    AttachmentChip(PictureCache &pictures, QWidget *parent);

    void setFile(const HeldFile &held);
    [[nodiscard]] const HeldFile &held() const { return m_held; }
    /// The line below the name: "Checking…", "4.2 MB → 980 kB".
    [[nodiscard]] QString detail() const;
    QSize sizeHint() const override;

signals:
    void removeRequested();
    /// To the next chip (1) or the one before (-1).
    void stepRequested(int step);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRect pictureRect() const;
    void paintPicture(QPainter &painter);

    PictureCache &m_pictures;
    HeldFile m_held;
    bool m_isPicture = false;
    QPushButton *m_remove;
};

} // namespace patchcord::ui
