// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/media/filecopies.h"
#include "ui/media/keptpicture.h"
#include "ui/timeline/mediaactions.h"
#include "ui/timeline/mediapainter.h"

#include <QObject>
#include <QPointer>
#include <QWidget>

namespace patchcord::ui {

/// The files of the timeline: what is loaded of them, the sound that plays, and what the agent does with one. It reads
/// and writes in workers only, and hands a file to another program only when the agent asks.
class TimelineMedia final : public QObject
{
    Q_OBJECT

public:
    /// Dialogs stand over `view`.
    explicit TimelineMedia(QWidget &view);

    void setFolder(const QString &folder) { m_folder = folder; }
    [[nodiscard]] MediaSources sources();
    [[nodiscard]] QString pathOf(const QString &file) const;

    [[nodiscard]] SoundPlayer &player() { return m_player; }
    [[nodiscard]] bool isPlaying(const MediaItem &media) const;
    /// It plays or is paused.
    [[nodiscard]] bool isCurrent(const MediaItem &media) const;
    void togglePlaying(const MediaItem &media);
    /// To that share of its length, from 0 to 1; plays it when it does not.
    void seekTo(const MediaItem &media, double share);
    /// Of the sound that plays.
    void seekBy(qint64 ms);

    /// `at` is the time of its message, for the name of a copy.
    void open(const MediaItem &media, qint64 at);
    void saveAs(const MediaItem &media, qint64 at);
    void copy(const MediaItem &media, qint64 at);
    /// Makes a copy that can go with a reply, and says attachable().
    void attach(const MediaItem &media, qint64 at);
    /// Makes a copy for dragging, so that it is there when the pointer has moved far enough.
    void prepareDrag(const MediaItem &media, qint64 at);
    /// False while the copy is not there.
    bool startDrag(const MediaItem &media);

    [[nodiscard]] KeptPicture picture(const MediaItem &media, qint64 at, const QString &caption) const;

signals:
    /// Something of this file (full path) looks different.
    void changed(const QString &file);
    void attachable(const QString &file);
    /// In words for the agent.
    void refused(const QString &why);

private:
    [[nodiscard]] qint64 durationOf(const MediaItem &media);
    void openCopy(const MediaItem &media, qint64 at);
    void askWhetherToOpen(const MediaItem &media, qint64 at);

    QWidget &m_view;
    QString m_folder;
    PictureCache m_pictures;
    ContactCards m_cards;
    Waveforms m_waveforms;
    SoundPlayer m_player;
    FileCopies m_copies;
    QString m_sounding; ///< The file that the player had when it last said something.
    QString m_dragged; ///< The kept file that a copy was made of for dragging.
    QString m_dragCopy; ///< Empty until it is there.
};

} // namespace patchcord::ui
