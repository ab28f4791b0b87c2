// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/media/filecopies.h"
#include "ui/media/keptpicture.h"
#include "ui/media/pictureloader.h"

#include <QList>
#include <QThreadPool>
#include <QWidget>

class QHBoxLayout;

namespace patchcord::ui {

class ElidedLabel;
class PictureCanvas;

/// A window for the pictures of a conversation: one at a time, by key, at any size; saves and copies what it shows. It
/// reads in workers only.
class PictureViewer final : public QWidget
{
    Q_OBJECT

public:
    PictureViewer(const QList<KeptPicture> &pictures, int first, QWidget *parent);
    ~PictureViewer() override;

    [[nodiscard]] int current() const { return m_current; }
    void showPicture(int index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void build();
    QAction *add(QHBoxLayout *bar, const char *objectName, const QString &text, const QList<QKeySequence> &keys);
    void take(quint64 serial, const LoadedPicture &picture);
    void refreshCaption();
    void saveAs();
    void copy();
    void say(const QString &text);

    QList<KeptPicture> m_pictures;
    int m_current = 0;
    quint64 m_serial = 0;
    PictureCanvas *m_canvas;
    ElidedLabel *m_caption;
    QAction *m_previous = nullptr;
    QAction *m_next = nullptr;
    QList<QAction *> m_onPicture; ///< What needs one that is shown.
    FileCopies m_copies;
    QThreadPool m_worker;
};

} // namespace patchcord::ui
