// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/mediapainter.h"

#include "ui/models/mediatext.h"
#include "ui/timeline/marks.h"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace patchcord::ui {

namespace {

constexpr int quietest = 48; ///< A sound's loudest peak counts as at least this, so that silence stays flat.

QString tr(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

QColor faded(QColor color, double share)
{
    color.setAlphaF(float(color.alphaF() * share));
    return color;
}

QString initialsOf(const QString &name)
{
    QString letters;
    for (const QString &word : name.split(u' ', Qt::SkipEmptyParts)) {
        if (letters.size() < 2 && word.front().isLetter())
            letters += word.front().toUpper();
    }
    return letters;
}

/// The loudest of the peaks under each of so many bars.
int peakOf(const QByteArray &peaks, int bar, int bars)
{
    const qsizetype from = bar * peaks.size() / bars;
    const qsizetype to = std::max(from + 1, (bar + 1) * peaks.size() / bars);
    int peak = 0;
    for (qsizetype i = from; i < std::min(to, peaks.size()); ++i)
        peak = std::max(peak, int(uchar(peaks.at(i))));
    return peak;
}

} // namespace

QString MediaSources::pathOf(const QString &file) const
{
    return file.isEmpty() ? QString() : folder + u'/' + file;
}

MediaPainter::MediaPainter(QPainter &painter, const BubbleSpace &space, const MediaSources &sources)
    : m_painter(painter)
    , m_space(space)
    , m_measures(space.measures)
    , m_theme(space.theme)
    , m_sources(sources)
{ }

void MediaPainter::paint(const MediaBox &box, const MediaItem &media)
{
    switch (box.form) {
    case MediaBox::Form::Picture:
        return paintPicture(box, media);
    case MediaBox::Form::Video:
        return paintVideo(box, media);
    case MediaBox::Form::Sound:
        return paintSound(box, media);
    case MediaBox::Form::Line:
        return paintLine(box, media);
    }
}

void MediaPainter::paintPicture(const MediaBox &box, const MediaItem &media)
{
    if (isHere(media))
        paintImage(box.picture, media, box.isFilling);
    else
        paintPlaceholder(box.picture, box.detailText);
}

void MediaPainter::paintImage(const QRect &rect, const MediaItem &media, bool isFilling)
{
    const bool isPicture = shapeOf(media) == MediaShape::Picture;
    const QString original = isPicture ? m_sources.pathOf(media.file) : QString();
    const PictureWish wish{.file = media.thumbnail.isEmpty() ? original : m_sources.pathOf(media.thumbnail),
                           .original = original,
                           .size = (QSizeF(rect.size()) * m_sources.pixelRatio).toSize(),
                           .isFilling = isFilling,
                           .radius = int(m_measures.px(6) * m_sources.pixelRatio)};
    QPixmap pixmap = m_sources.pictures.find(wish);
    const bool isExact = !pixmap.isNull();
    if (!isExact)
        pixmap = m_sources.pictures.nearest(wish.file);
    if (pixmap.isNull())
        return paintPlaceholder(rect, m_sources.pictures.isBroken(wish.file) ? tr("Cannot be shown") : QString());
    if (!isExact) {
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform);
        const QSize size = pixmap.size().scaled(rect.size(), Qt::KeepAspectRatio);
        m_painter.drawPixmap(QRect(rect.center() - QRect({0, 0}, size).center(), size), pixmap);
        return;
    }
    pixmap.setDevicePixelRatio(m_sources.pixelRatio);
    const QSizeF size = pixmap.deviceIndependentSize();
    m_painter.drawPixmap(QPointF(rect.left() + std::round((rect.width() - size.width()) / 2),
                                 rect.top() + std::round((rect.height() - size.height()) / 2)),
                         pixmap);
}

void MediaPainter::paintPlaceholder(const QRect &rect, const QString &text)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(faded(m_theme.dim, 0.16));
    m_painter.drawRoundedRect(rect, m_measures.px(6), m_measures.px(6));
    const int mark = m_measures.px(22);
    const int air = m_measures.px(6);
    const QRect room = rect.adjusted(air, 0, -air, 0);
    const QRect needed
        = QFontMetrics(m_measures.small).boundingRect(QRect(0, 0, room.width(), rect.height()), Qt::TextWordWrap, text);
    const int textHeight = text.isEmpty() ? 0 : needed.height() + m_measures.px(4);
    const int top = rect.top() + (rect.height() - mark - textHeight) / 2;
    paintPictureMark(m_painter, QRect(rect.left(), top, rect.width(), mark), m_theme.dim);
    m_painter.setFont(m_measures.small);
    m_painter.setPen(m_theme.dim);
    m_painter.drawText(QRect(room.left(), top + mark + m_measures.px(4), room.width(), textHeight),
                       int(Qt::AlignHCenter) | int(Qt::TextWordWrap), text);
}

void MediaPainter::paintVideo(const MediaBox &box, const MediaItem &media)
{
    paintImage(box.picture, media, false);
    const int size = m_measures.px(40);
    const QRect round(box.picture.center() - QPoint(size / 2, size / 2), QSize(size, size));
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(0, 0, 0, 150));
    m_painter.drawEllipse(round);
    paintPlayMark(m_painter, round.adjusted(size / 3, size / 3, -size / 3, -size / 3), Qt::white);
    paintText(box.title, m_measures.small, m_theme.text, box.titleText, Qt::ElideMiddle);
    paintText(box.detail, m_measures.small, m_theme.dim, box.detailText);
}

void MediaPainter::paintSound(const MediaBox &box, const MediaItem &media)
{
    const QString path = m_sources.pathOf(media.file);
    const SoundPlayer &player = m_sources.player;
    const bool isCurrent = player.file() == path;
    SoundShape shape{media.waveform, media.durationMs};
    if (shape.peaks.isEmpty() || shape.durationMs <= 0) {
        const SoundShape read = m_sources.waveforms.find(path);
        shape.peaks = shape.peaks.isEmpty() ? read.peaks : shape.peaks;
        shape.durationMs = shape.durationMs > 0 ? shape.durationMs : read.durationMs;
    }
    const qint64 duration = isCurrent && player.duration() > 0 ? player.duration() : shape.durationMs;
    const double played = isCurrent && duration > 0 ? double(player.position()) / double(duration) : -1;
    paintPlayButton(box.play, isCurrent && player.isPlaying());
    paintWave(box.wave, shape.peaks, played);
    paintText(box.title, m_measures.small, m_theme.dim, box.titleText, Qt::ElideMiddle);
    if (duration > 0 || isCurrent)
        paintText(box.time, m_measures.small, m_theme.dim, soundSpan(isCurrent ? player.position() : duration));
    m_painter.setFont(m_measures.small);
    m_painter.setPen(isCurrent || player.rate() > 1 ? m_theme.accent : m_theme.dim);
    m_painter.drawText(box.speed, Qt::AlignCenter, speedText(player.rate(), m_space.locale));
}

void MediaPainter::paintPlayButton(const QRect &rect, bool isPlaying)
{
    m_painter.setPen(QPen(m_theme.line, 1));
    m_painter.setBrush(m_theme.panel);
    m_painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), m_measures.px(6), m_measures.px(6));
    const int size = m_measures.px(12);
    const QRect mark(rect.center() - QPoint(size / 2, size / 2), QSize(size, size));
    if (isPlaying)
        paintPauseMark(m_painter, mark, m_theme.text);
    else
        paintPlayMark(m_painter, mark, m_theme.text);
}

void MediaPainter::paintWave(const QRect &rect, const QByteArray &peaks, double played)
{
    const double step = m_measures.px(4);
    const double width = std::max(2.0, step / 2);
    const int bars = std::max(1, int(rect.width() / step));
    const bool isMirrored = m_space.direction == Qt::RightToLeft;
    int loudest = quietest;
    for (const char peak : peaks)
        loudest = std::max(loudest, int(uchar(peak)));
    m_painter.setPen(Qt::NoPen);
    for (int bar = 0; bar < bars; ++bar) {
        const double share = peaks.isEmpty() ? 0 : double(peakOf(peaks, bar, bars)) / loudest;
        const double height = std::max(width, share * rect.height() * 0.86);
        const double from = bar * step;
        const double x = isMirrored ? rect.right() + 1 - from - width : rect.left() + from;
        const bool isBehind = played >= 0 && from / rect.width() >= played;
        m_painter.setBrush(isBehind || peaks.isEmpty() ? faded(m_theme.accent, 0.4) : m_theme.accent);
        m_painter.drawRoundedRect(QRectF(x, rect.center().y() + 0.5 - height / 2, width, height), width / 2, width / 2);
    }
    if (played < 0)
        return;
    const double at = std::clamp(played, 0.0, 1.0) * (rect.width() - 1);
    const double x = isMirrored ? rect.right() - at : rect.left() + at;
    m_painter.fillRect(QRectF(x - 0.5, rect.top(), m_measures.px(1.5), rect.height()), m_theme.text);
}

void MediaPainter::paintLine(const MediaBox &box, const MediaItem &media)
{
    QString title = box.titleText;
    QString detail = box.detailText;
    QString person;
    if (shapeOf(media) == MediaShape::Contact && isHere(media)) {
        const QList<ContactCard> cards = m_sources.cards.find(m_sources.pathOf(media.file));
        if (!cards.isEmpty()) {
            person = cards.first().name;
            title = person.isEmpty() ? title : person;
            const QStringList reach = cards.first().numbers + cards.first().mails;
            detail = reach.isEmpty() ? cards.first().organisation : reach.first();
            if (cards.size() > 1)
                title = tr("%1 and %2 more").arg(title, m_space.locale.toString(cards.size() - 1));
        }
    }
    paintMark(box, media, person);
    paintText(box.title, m_measures.text, m_theme.text, title, Qt::ElideMiddle);
    const bool isGone = media.state == MediaState::Gone;
    m_painter.setFont(m_measures.small);
    m_painter.setPen(isGone ? m_theme.bad : m_theme.dim);
    const bool isMirrored = m_space.direction == Qt::RightToLeft;
    m_painter.drawText(box.detail,
                       int(isMirrored ? Qt::AlignRight : Qt::AlignLeft) | int(Qt::AlignTop) | int(Qt::TextWordWrap),
                       detail);
    if (box.fetchAgain.isEmpty())
        return;
    paintText(box.fetchAgain, fetchAgainFont(m_measures), m_theme.accent, fetchAgainText());
}

void MediaPainter::paintMark(const MediaBox &box, const MediaItem &media, const QString &person)
{
    if (shapeOf(media) == MediaShape::Document && isHere(media) && !media.thumbnail.isEmpty())
        return paintImage(box.picture, media, false);
    const bool isContact = shapeOf(media) == MediaShape::Contact;
    m_painter.setPen(isContact ? QPen(Qt::NoPen) : QPen(m_theme.line, 1));
    m_painter.setBrush(isContact ? m_theme.accentSoft : m_theme.panel);
    const QRectF frame = QRectF(box.picture).adjusted(0.5, 0.5, -0.5, -0.5);
    if (isContact)
        m_painter.drawEllipse(frame);
    else
        m_painter.drawRoundedRect(frame, m_measures.px(7), m_measures.px(7));
    const int air = box.picture.width() * 3 / 10;
    const QRect mark = box.picture.adjusted(air, air, -air, -air);
    const QColor color = media.state == MediaState::Gone ? m_theme.dim : m_theme.accent;
    if (const QString letters = initialsOf(person); !letters.isEmpty()) {
        QFont strong = m_measures.small;
        strong.setWeight(QFont::DemiBold);
        m_painter.setFont(strong);
        m_painter.setPen(m_theme.accent);
        m_painter.drawText(box.picture, Qt::AlignCenter, letters);
    } else if (shapeOf(media) == MediaShape::Picture) {
        paintPictureMark(m_painter, mark, color);
    } else if (shapeOf(media) == MediaShape::Video || shapeOf(media) == MediaShape::Sound) {
        paintPlayMark(m_painter, mark, color);
    } else if (isContact) {
        paintPersonMark(m_painter, mark, color);
    } else {
        paintFileMark(m_painter, mark, color);
    }
}

void MediaPainter::paintText(const QRect &rect, const QFont &font, const QColor &color, const QString &text,
                             Qt::TextElideMode elide)
{
    if (rect.isEmpty() || text.isEmpty())
        return;
    m_painter.setFont(font);
    m_painter.setPen(color);
    const bool isMirrored = m_space.direction == Qt::RightToLeft;
    m_painter.drawText(
        rect, int(Qt::AlignVCenter) | int(isMirrored ? Qt::AlignRight : Qt::AlignLeft) | int(Qt::TextSingleLine),
        QFontMetrics(font).elidedText(text, elide, rect.width()));
}

} // namespace patchcord::ui
