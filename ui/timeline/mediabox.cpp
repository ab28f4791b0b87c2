// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/mediabox.h"

#include "ui/models/mediatext.h"

#include <QCoreApplication>
#include <QFontMetrics>

#include <algorithm>

namespace patchcord::ui {

namespace {

constexpr int pictureWidth = 300; ///< The most a picture takes, for text of 13 px.
constexpr int pictureHeight = 230;
constexpr int leastPicture = 56;
constexpr int mostDetailLines = 3;

QString tr(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

/// Shown as a picture: it is one, and it is here or its place is kept. What is gone needs its words more than its room.
bool isPicture(const MediaItem &media)
{
    return shapeOf(media) == MediaShape::Picture && (isHere(media) || isOnItsWay(media));
}

bool isPoster(const MediaItem &media)
{
    return shapeOf(media) == MediaShape::Video && isHere(media) && !media.thumbnail.isEmpty();
}

bool isSound(const MediaItem &media)
{
    return shapeOf(media) == MediaShape::Sound && isHere(media);
}

/// The size a single picture is shown in: its own shape, within bounds on both sides.
QSize shownSize(const MediaItem &media, const Measures &m, int mostWidth)
{
    const QSize most(std::min(m.px(pictureWidth), mostWidth), m.px(pictureHeight));
    if (media.width <= 0 || media.height <= 0)
        return QSize(m.px(200), m.px(150)).boundedTo(most);
    QSize size(media.width, media.height);
    if (size.width() > most.width() || size.height() > most.height())
        size.scale(most, Qt::KeepAspectRatio);
    const int least = m.px(leastPicture);
    return size.expandedTo({least, least}).boundedTo(most);
}

/// Puts boxes one below the other.
class Stack final
{
public:
    Stack(const Measures &measures, const QLocale &locale, int mostWidth)
        : m(measures)
        , m_locale(locale)
        , m_mostWidth(mostWidth)
    { }

    void addPictures(const QList<int> &indexes, const QList<MediaItem> &media)
    {
        if (indexes.size() == 1)
            return addPicture(media.at(indexes.first()), indexes.first());
        const int columns = indexes.size() == 2 || indexes.size() == 4 ? 2 : 3;
        const int gap = m.px(4);
        const int side = (std::min(m.px(pictureWidth), m_mostWidth) - (columns - 1) * gap) / columns;
        const QSize cell(side, columns == 2 ? side * 3 / 4 : side);
        for (qsizetype i = 0; i < indexes.size(); ++i) {
            const QPoint at(int(i) % columns * (side + gap), m_bottom + int(i) / columns * (cell.height() + gap));
            MediaBox box;
            box.index = indexes.at(i);
            box.form = MediaBox::Form::Picture;
            box.isFilling = true;
            box.picture = QRect(at, cell);
            box.rect = box.picture;
            box.detailText = mediaStanding(media.at(box.index));
            m_area.boxes.append(box);
            m_area.size = m_area.size.expandedTo({box.rect.right() + 1, box.rect.bottom() + 1});
        }
        m_bottom = m_area.size.height() + distance();
    }

    void add(const MediaItem &media, int index)
    {
        if (isSound(media))
            addSound(media, index);
        else if (isPoster(media))
            addVideo(media, index);
        else
            addLine(media, index);
    }

    [[nodiscard]] MediaArea take() { return std::move(m_area); }

private:
    [[nodiscard]] int distance() const { return m.px(6); }

    void append(MediaBox box)
    {
        box.translate({0, m_bottom});
        m_area.size = m_area.size.expandedTo({box.rect.right() + 1, box.rect.bottom() + 1});
        m_bottom = m_area.size.height() + distance();
        m_area.boxes.append(std::move(box));
    }

    void addPicture(const MediaItem &media, int index)
    {
        MediaBox box;
        box.index = index;
        box.form = MediaBox::Form::Picture;
        box.picture = QRect({0, 0}, shownSize(media, m, m_mostWidth));
        box.rect = box.picture;
        box.detailText = mediaStanding(media);
        append(box);
    }

    void addVideo(const MediaItem &media, int index)
    {
        MediaBox box;
        box.index = index;
        box.form = MediaBox::Form::Video;
        box.picture = QRect({0, 0}, shownSize(media, m, m_mostWidth));
        box.titleText = mediaTitle(media);
        box.detailText = mediaDetail(media, m_locale);
        const int width = std::min(m_mostWidth, std::max(box.picture.width(), m.px(200)));
        const QFontMetrics metrics(m.small);
        const int titleWidth = std::min(width, metrics.horizontalAdvance(box.titleText) + m.px(8));
        box.title = QRect(0, box.picture.bottom() + 1 + m.px(3), titleWidth, m.smallHeight);
        box.detail = QRect(titleWidth, box.title.top(), width - titleWidth, m.smallHeight);
        box.rect = box.picture.united(box.title).united(box.detail);
        append(box);
    }

    void addSound(const MediaItem &media, int index)
    {
        const int room = std::min(m_mostWidth, m.px(290));
        MediaBox box = arrangeSound(media, index, m, 0);
        const int waveWidth = std::max(m.px(40), room - box.rect.width());
        box = arrangeSound(media, index, m, waveWidth);
        if (!media.name.isEmpty()) {
            box.translate({0, m.smallHeight + m.px(2)});
            box.titleText = mediaTitle(media);
            box.title = QRect(0, 0, box.rect.width(), m.smallHeight);
            box.rect = box.rect.united(box.title);
        }
        append(box);
    }

    void addLine(const MediaItem &media, int index)
    {
        const bool hasPoster = isHere(media) && !media.thumbnail.isEmpty() && shapeOf(media) == MediaShape::Document;
        MediaBox box;
        box.index = index;
        box.titleText = mediaTitle(media);
        box.detailText = isHere(media) ? mediaDetail(media, m_locale) : mediaStanding(media);
        const QSize mark = hasPoster ? QSize(m.px(54), m.px(70)) : QSize(m.px(34), m.px(34));
        const int left = mark.width() + m.px(9);
        const int room = std::max(m.px(60), m_mostWidth - left);
        const QFontMetrics text(m.text);
        const QFontMetrics small(m.small);
        int width = std::max(text.horizontalAdvance(box.titleText), small.horizontalAdvance(box.detailText)) + 2;
        // The name and number of a card come later, and should not have to squeeze in.
        if (shapeOf(media) == MediaShape::Contact)
            width = std::max(width, m.px(190));
        width = std::clamp(width, std::min(m.px(120), room), room);
        const QRect needed
            = small.boundingRect(QRect(0, 0, width, m.smallHeight * mostDetailLines), Qt::TextWordWrap, box.detailText);
        const int detailHeight = std::clamp(needed.height(), m.smallHeight, m.smallHeight * mostDetailLines);
        const bool canFetch = media.state == MediaState::Gone;
        const int linkHeight = canFetch ? m.smallHeight + m.px(2) : 0;
        const int textHeight = m.lineHeight + detailHeight + linkHeight;
        const int height = std::max(mark.height(), textHeight);
        const int top = (height - textHeight) / 2;
        box.picture = QRect(QPoint(0, (height - mark.height()) / 2), mark);
        box.title = QRect(left, top, width, m.lineHeight);
        box.detail = QRect(left, box.title.bottom() + 1, width, detailHeight);
        if (canFetch)
            box.fetchAgain
                = QRect(left, box.detail.bottom() + 1 + m.px(2),
                        std::min(width, QFontMetrics(fetchAgainFont(m)).horizontalAdvance(fetchAgainText()) + 1),
                        m.smallHeight);
        box.rect = QRect(0, 0, left + width, height);
        append(box);
    }

    const Measures &m;
    const QLocale &m_locale;
    int m_mostWidth = 0;
    int m_bottom = 0;
    MediaArea m_area;
};

} // namespace

void MediaBox::translate(QPoint by)
{
    for (QRect *part : {&rect, &picture, &play, &wave, &time, &speed, &title, &detail, &fetchAgain}) {
        if (!part->isEmpty())
            part->translate(by);
    }
}

void MediaBox::mirror(int width)
{
    for (QRect *part : {&rect, &picture, &play, &wave, &time, &speed, &title, &detail, &fetchAgain}) {
        if (!part->isEmpty())
            part->moveLeft(width - part->right() - 1);
    }
}

MediaBox arrangeSound(const MediaItem &media, int index, const Measures &m, int waveWidth)
{
    MediaBox box;
    box.index = index;
    box.form = MediaBox::Form::Sound;
    const int height = m.px(30);
    const QFontMetrics small(m.small);
    const int timeWidth
        = small.horizontalAdvance(media.durationMs >= 3'600'000 ? QStringLiteral("0:00:00") : QStringLiteral("00:00"));
    box.play = QRect(0, 0, m.px(34), height);
    box.wave = QRect(box.play.right() + 1 + m.px(9), 0, waveWidth, height);
    box.time = QRect(box.wave.left() + waveWidth + m.px(9), 0, timeWidth, height);
    box.speed = QRect(box.time.right() + 1 + m.px(5), (height - m.smallHeight) / 2 - m.px(2),
                      small.horizontalAdvance(QStringLiteral("1.5×")) + m.px(6), m.smallHeight + m.px(4));
    box.rect = QRect(0, 0, box.speed.right() + 1, height);
    return box;
}

MediaArea arrangeMedia(const QList<MediaItem> &media, const Measures &measures, const QLocale &locale, int mostWidth)
{
    QList<int> pictures;
    QList<int> others;
    for (int i = 0; i < media.size(); ++i)
        (isPicture(media.at(i)) ? pictures : others).append(i);
    Stack stack(measures, locale, mostWidth);
    if (!pictures.isEmpty())
        stack.addPictures(pictures, media);
    for (const int index : std::as_const(others))
        stack.add(media.at(index), index);
    return stack.take();
}

QString fetchAgainText()
{
    return tr("Fetch again");
}

QFont fetchAgainFont(const Measures &measures)
{
    QFont font = measures.small;
    font.setUnderline(true);
    font.setWeight(QFont::DemiBold);
    return font;
}

QString speedText(double rate, const QLocale &locale)
{
    return QStringLiteral("%1×").arg(locale.toString(rate, 'g', 2));
}

} // namespace patchcord::ui
