// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/media/contactcards.h"
#include "ui/media/picturecache.h"
#include "ui/media/soundplayer.h"
#include "ui/media/waveforms.h"
#include "ui/timeline/bubble.h"

#include <QPainter>
#include <QString>

namespace patchcord::ui {

/// What painting of files takes from: what is loaded of them, and what is playing.
struct MediaSources
{
    QString folder; ///< Where kept files lie.
    PictureCache &pictures;
    ContactCards &cards;
    Waveforms &waveforms;
    const SoundPlayer &player;
    double pixelRatio = 1;

    /// The full path of a kept file; empty for an empty name.
    [[nodiscard]] QString pathOf(const QString &file) const;
};

/// Draws the files of a row from what is there, and asks for what is not. Decides nothing about their places.
class MediaPainter final
{
public:
    MediaPainter(QPainter &painter, const BubbleSpace &space, const MediaSources &sources);

    void paint(const MediaBox &box, const MediaItem &media);

private:
    void paintPicture(const MediaBox &box, const MediaItem &media);
    void paintImage(const QRect &rect, const MediaItem &media, bool isFilling);
    void paintPlaceholder(const QRect &rect, const QString &text);
    void paintVideo(const MediaBox &box, const MediaItem &media);
    void paintSound(const MediaBox &box, const MediaItem &media);
    void paintPlayButton(const QRect &rect, bool isPlaying);
    void paintWave(const QRect &rect, const QByteArray &peaks, double played);
    void paintLine(const MediaBox &box, const MediaItem &media);
    void paintMark(const MediaBox &box, const MediaItem &media, const QString &person);
    void paintText(const QRect &rect, const QFont &font, const QColor &color, const QString &text,
                   Qt::TextElideMode elide = Qt::ElideRight);

    QPainter &m_painter;
    const BubbleSpace &m_space;
    const Measures &m_measures;
    const Theme &m_theme;
    const MediaSources &m_sources;
};

} // namespace patchcord::ui
