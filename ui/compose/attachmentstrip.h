// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/attachments.h"
#include "ui/media/picturecache.h"

#include <QWidget>

namespace patchcord::ui {

class AttachmentChip;

/// The files over the reply field, side by side and in as many lines as they need. Hidden while there are none.
class AttachmentStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit AttachmentStrip(QWidget *parent = nullptr);

    /// The chips follow it in the order of the Tab key.
    void setTabAfter(QWidget *widget) { m_tabAfter = widget; }
    void setFiles(const QList<HeldFile> &files);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place(width, false); }

signals:
    void removeRequested(const QString &path);
    /// The last chip with the focus is gone, or the agent is done with them.
    void left();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    /// The height that this width needs; moves the chips when wished.
    int place(int width, bool isMoving) const;
    void step(AttachmentChip *from, int step);
    AttachmentChip *addChip();

    QWidget *m_tabAfter = nullptr;
    PictureCache m_pictures;
    QList<AttachmentChip *> m_chips;
};

} // namespace patchcord::ui
