// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"
#include "ui/timeline/measures.h"

#include <QList>
#include <QLocale>
#include <QRect>
#include <QString>

namespace patchcord::ui {

/// One file of a row, laid out. Its texts are decided with its place, so that its height is known before it is loaded.
struct MediaBox
{
    enum class Form {
        Picture, ///< A picture, or the room kept for one that is on its way.
        Video, ///< The same with a line of text below.
        Sound, ///< A button, a waveform, a time and a speed.
        Line, ///< A mark with lines of text beside it.
    };

    int index = 0; ///< Among the files of the message.
    Form form = Form::Line;
    bool isFilling = false; ///< One of several pictures: cut to its cell.
    QRect rect; ///< All of it.
    QRect picture; ///< Where the picture, the poster or the mark is.
    QRect play;
    QRect wave;
    QRect time;
    QRect speed;
    QRect title;
    QRect detail;
    QRect fetchAgain; ///< Empty when there is nothing to fetch.
    QString titleText;
    QString detailText;

    /// What a click and the focus ring are for: without the speed, which is one of its own.
    [[nodiscard]] QRect active() const { return form == Form::Sound ? play.united(wave) : rect; }
    void translate(QPoint by);
    /// For right to left, within a width.
    void mirror(int width);
};

/// The files of a row one below the other, pictures as a grid before the others.
struct MediaArea
{
    QList<MediaBox> boxes;
    QSize size;
};

[[nodiscard]] MediaArea arrangeMedia(const QList<MediaItem> &media, const Measures &measures, const QLocale &locale,
                                     int mostWidth);
/// The player's parts side by side, from x = 0, y = 0, with a waveform of this width.
[[nodiscard]] MediaBox arrangeSound(const MediaItem &media, int index, const Measures &measures, int waveWidth);

/// "Fetch again", and how it is written.
[[nodiscard]] QString fetchAgainText();
[[nodiscard]] QFont fetchAgainFont(const Measures &measures);
/// "1×", "1.5×", "2×".
[[nodiscard]] QString speedText(double rate, const QLocale &locale);

} // namespace patchcord::ui
