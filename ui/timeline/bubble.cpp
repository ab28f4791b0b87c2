// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/bubble.h"

#include "ui/models/conversationtext.h"
#include "ui/models/mediatext.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QStyle>

#include <cmath>

namespace patchcord::ui {

namespace {

constexpr double widestShare = 0.72;
constexpr int mostLinesBeside = 3; ///< Of a voicemail's text, title included.

QString tr(const char *text)
{
    return QCoreApplication::translate("Timeline", text);
}

Bubble::Look lookOf(const Message &message)
{
    if (isLive(message))
        return Bubble::Look::LiveCall;
    if (message.kind == MessageKind::Call || message.kind == MessageKind::Voicemail)
        return Bubble::Look::Event;
    if (message.kind == MessageKind::Note)
        return Bubble::Look::Note;
    return message.direction == Direction::Inbound ? Bubble::Look::Incoming : Bubble::Look::Outgoing;
}

bool wasMissed(const Message &message)
{
    if (message.kind != MessageKind::Call || !message.call || !isOver(message.call->status))
        return false;
    const CallOutcome outcome = outcomeOf(message);
    return outcome != CallOutcome::Talked && outcome != CallOutcome::Declined;
}

/// Breaks the text into lines; the size is what they fill.
QSizeF breakLines(QTextLayout &layout, double width, int leading = 0)
{
    QSizeF size(0, leading / 2.0);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, size.height()});
        size.setHeight(size.height() + line.height() + leading);
        size.setWidth(std::max(size.width(), line.naturalTextWidth()));
    }
    layout.endLayout();
    return {std::ceil(size.width()), std::ceil(size.height() - leading / 2.0)};
}

void setAlignment(QTextLayout &layout, Qt::Alignment alignment, Qt::LayoutDirection direction)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setAlignment(alignment | Qt::AlignAbsolute);
    option.setTextDirection(direction);
    layout.setTextOption(option);
}

/// The player of a voicemail that is here: waveform, then the button, as wide as a few words.
MediaArea soundBesideText(const Message &message, const Measures &m)
{
    if (message.media.size() != 1 || !isHere(message.media.first())
        || shapeOf(message.media.first()) != MediaShape::Sound)
        return {};
    MediaBox box = arrangeSound(message.media.first(), 0, m, m.px(52));
    const int gap = m.px(10);
    box.wave.moveLeft(0);
    box.play.moveLeft(box.wave.right() + 1 + gap);
    // How long it is stands in the title.
    box.time = {};
    box.speed.moveLeft(box.play.right() + 1 + m.px(4));
    box.rect = QRect(0, 0, box.speed.right() + 1, box.play.height());
    return {{box}, box.rect.size()};
}

QTextLayout::FormatRange range(qsizetype start, qsizetype length, const QTextCharFormat &format)
{
    return {.start = int(start), .length = int(length), .format = format};
}

} // namespace

Bubble::Bubble(const Message &message, const BubbleRole &role, const BubbleSpace &space, qint64 now)
    : m_look(lookOf(message))
    , m_role(role)
    , m_isFailed(isMarkedFailed(message))
    , m_isMissed(wasMissed(message))
    , m_source(message.body)
    , m_tick(tickOf(message))
{
    const int room = space.width - 2 * space.measures.side;
    const int mostWidth = std::max(space.measures.px(80), int(room * widestShare));
    writeMediaTargets(message);
    writeBody(message, space, now);
    writeMeta(message, space, now);
    const int inner = mostWidth - 2 * space.measures.padding;
    if (m_look == Look::Event || m_look == Look::LiveCall)
        placeEvent(message, space, mostWidth);
    else
        place(space, arrangeMedia(message.media, space.measures, space.locale, inner), mostWidth);
    m_body.setCacheEnabled(true);
    m_meta.setCacheEnabled(true);
}

void Bubble::writeBody(const Message &message, const BubbleSpace &space, qint64 now)
{
    QString text = displayBody(message.body);
    QList<QTextLayout::FormatRange> formats;
    if (m_look == Look::Event || m_look == Look::LiveCall) {
        const QString title = eventTitle(message, now);
        QTextCharFormat strong;
        strong.setFontWeight(QFont::DemiBold);
        if (m_look == Look::LiveCall)
            strong.setForeground(space.theme.call);
        formats.append(range(0, title.size(), strong));
        if (!text.isEmpty()) {
            QTextCharFormat quiet;
            quiet.setFont(space.measures.small);
            quiet.setForeground(space.theme.dim);
            formats.append(range(title.size() + 1, text.size(), quiet));
            text.prepend(QChar::LineSeparator);
        }
        text.prepend(title);
        m_source = text;
        m_source.replace(QChar::LineSeparator, u'\n');
    } else {
        QTextCharFormat underlined;
        underlined.setFontUnderline(true);
        underlined.setForeground(space.theme.accent);
        for (const TextLink &link : linksIn(text)) {
            formats.append(range(link.start, link.length, underlined));
            m_targets.append({BubbleTarget::Kind::Link, link.url, link.start, link.length, -1});
        }
    }
    m_body.setText(text);
    m_body.setFont(space.measures.text);
    m_body.setFormats(formats);
    setAlignment(m_body, text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft,
                 text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
}

void Bubble::writeMediaTargets(const Message &message)
{
    const auto append = [this](BubbleTarget::Kind kind, int media) { m_targets.append({kind, {}, 0, 0, media}); };
    for (int i = 0; i < message.media.size(); ++i) {
        const MediaItem &media = message.media.at(i);
        if (isHere(media))
            append(BubbleTarget::Kind::Media, i);
        if (isHere(media) && shapeOf(media) == MediaShape::Sound)
            append(BubbleTarget::Kind::Speed, i);
        if (media.state == MediaState::Gone)
            append(BubbleTarget::Kind::FetchAgain, i);
    }
}

void Bubble::writeAction(QString &text, BubbleTarget::Kind kind, const QString &label)
{
    text += text.isEmpty() ? QString() : QStringLiteral(" · ");
    m_targets.append({kind, {}, text.size(), label.size(), -1});
    text += label;
}

void Bubble::writeMeta(const Message &message, const BubbleSpace &space, qint64 now)
{
    QStringList parts;
    const QString author = authorText(message);
    if (m_role.showsAuthor && !author.isEmpty())
        parts.append(author);
    parts.append(timeOfDay(message.at, space.locale));
    const bool canBeTakenBack = isHeld(message, now);
    if (const QString state = canBeTakenBack ? holdText(message, now) : standing(message); !state.isEmpty())
        parts.append(state);
    QString text = parts.join(QStringLiteral(" · "));
    if (canRetry(message)) {
        if (needsTemplate(message))
            writeAction(text, BubbleTarget::Kind::Template, tr("Choose a template"));
        writeAction(text, BubbleTarget::Kind::Retry, tr("Retry"));
        if (!message.body.isEmpty())
            writeAction(text, BubbleTarget::Kind::Edit, tr("Edit"));
        if (canDiscard(message))
            writeAction(text, BubbleTarget::Kind::Discard, tr("Delete"));
    }
    if (canBeTakenBack)
        writeAction(text, BubbleTarget::Kind::TakeBack, tr("Undo"));
    QList<QTextLayout::FormatRange> formats;
    for (const BubbleTarget &target : std::as_const(m_targets)) {
        if (!target.isInMeta())
            continue;
        QTextCharFormat format;
        const bool isBold = target.kind == BubbleTarget::Kind::Retry || target.kind == BubbleTarget::Kind::TakeBack;
        format.setFontUnderline(true);
        format.setFontWeight(isBold ? QFont::Bold : QFont::Normal);
        formats.append(range(target.start, target.length, format));
    }
    m_meta.setText(text);
    m_meta.setFont(space.measures.small);
    m_meta.setFormats(formats);
    const bool isMirrored = space.direction == Qt::RightToLeft;
    setAlignment(m_meta, isMirrored ? Qt::AlignLeft : Qt::AlignRight, space.direction);
}

void Bubble::place(const BubbleSpace &space, const MediaArea &media, int mostWidth)
{
    const Measures &m = space.measures;
    const int textRoom = mostWidth - 2 * m.padding;
    const int tickWidth = m_tick == Tick::None ? 0 : m.px(m_tick == Tick::Two ? 20 : 15);
    const bool hasBody = !m_body.text().isEmpty();
    QSizeF bodySize = hasBody ? breakLines(m_body, textRoom, m.leading) : QSizeF();
    QSizeF metaSize = breakLines(m_meta, textRoom - tickWidth);
    const int width = int(std::max({bodySize.width(), metaSize.width() + tickWidth, double(media.size.width())}));
    // Lines that end at the right edge can only be placed once the widest is known.
    metaSize = breakLines(m_meta, width - tickWidth);
    if (hasBody && m_body.textOption().alignment().testFlag(Qt::AlignRight))
        bodySize = breakLines(m_body, width, m.leading);

    const int mediaSpace = media.size.isEmpty() ? 0 : media.size.height() + m.px(hasBody ? 6 : 2);
    const int textTop = m.paddingTop + mediaSpace;
    const int metaTop = textTop + int(bodySize.height()) + m.px(2);
    placeFrame(space, {width + 2 * m.padding, metaTop + int(metaSize.height()) + m.paddingBottom});

    const bool isMirrored = space.direction == Qt::RightToLeft;
    const int left = m_frame.left() + m.padding;
    m_bodyAt = QPointF(left, textTop);
    m_metaAt = QPointF(left + (isMirrored ? tickWidth : 0), metaTop);
    placeBoxes(space, media, width, {left, m.paddingTop});
    if (tickWidth > 0) {
        const QRect line(left, m_frame.height() - m.paddingBottom - m.smallHeight, width, m.smallHeight);
        m_tickRect = line.adjusted(isMirrored ? 0 : width - tickWidth + m.px(4), 0,
                                   isMirrored ? tickWidth - m.px(4) - width : 0, 0);
    }
}

void Bubble::placeBoxes(const BubbleSpace &space, const MediaArea &media, int width, QPoint at)
{
    m_boxes = media.boxes;
    for (MediaBox &box : m_boxes) {
        if (space.direction == Qt::RightToLeft)
            box.mirror(width);
        box.translate(at);
    }
}

void Bubble::placeEvent(const Message &message, const BubbleSpace &space, int mostWidth)
{
    const Measures &m = space.measures;
    const int iconSpace = m.lineHeight + m.px(10);
    const QSizeF metaSize = breakLines(m_meta, mostWidth);
    const int metaSpace = int(metaSize.width()) + m.px(14);
    const int room = std::max(m.px(60), mostWidth - 2 * m.padding - iconSpace);
    // A voicemail is played beside its text, or below it where the text is long or the view narrow.
    MediaArea media = soundBesideText(message, m);
    const int besideSpace = media.size.isEmpty() ? 0 : media.size.width() + m.px(12);
    int textRoom = std::max(m.px(60), room - metaSpace - besideSpace);
    QSizeF bodySize = breakLines(m_body, textRoom, m.leading);
    bool isBeside = besideSpace > 0;
    if (!message.media.isEmpty() && (!isBeside || m_body.lineCount() > mostLinesBeside)) {
        isBeside = false;
        media = arrangeMedia(message.media, m, space.locale, room);
        textRoom = std::max(m.px(60), room - metaSpace);
        bodySize = breakLines(m_body, textRoom, m.leading);
    }
    bodySize = breakLines(m_body, bodySize.width(), m.leading);
    breakLines(m_meta, metaSize.width());
    const int text = int(bodySize.width()) + metaSpace + (isBeside ? besideSpace : 0);
    const int inner = iconSpace + std::max(text, isBeside ? 0 : media.size.width());
    const int below = isBeside || media.size.isEmpty() ? 0 : media.size.height() + m.px(4);
    const int content = isBeside ? std::max(int(bodySize.height()), media.size.height()) : int(bodySize.height());
    placeFrame(space, {inner + 2 * m.padding, content + below + 2 * m.px(8)});

    const bool isMirrored = space.direction == Qt::RightToLeft;
    const int left = m_frame.left() + m.padding;
    const int top = m.px(8) + (content - int(bodySize.height())) / 2;
    const auto placed
        = [isMirrored, left, inner](int from, int width) { return left + (isMirrored ? inner - from - width : from); };
    m_icon = QRect(placed(0, m.lineHeight), top, m.lineHeight, m.lineHeight);
    m_bodyAt = QPointF(placed(iconSpace, int(bodySize.width())), top);
    const int metaTop
        = isBeside ? m.px(8) + (content - m.smallHeight) / 2 : top + (m.lineHeight + m.leading - m.smallHeight + 1) / 2;
    m_metaAt = QPointF(placed(inner - int(metaSize.width()), int(metaSize.width())), metaTop);
    if (isBeside)
        placeBoxes(space, media, media.size.width(),
                   {placed(iconSpace + int(bodySize.width()) + m.px(12), media.size.width()),
                    m.px(8) + (content - media.size.height()) / 2});
    else
        placeBoxes(space, media, media.size.width(),
                   {placed(iconSpace, media.size.width()), m.px(8) + content + m.px(4)});
}

void Bubble::placeFrame(const BubbleSpace &space, const QSize &size)
{
    const bool isAtStart = m_look != Look::Outgoing && m_look != Look::Note;
    const int side = space.measures.side;
    const QRect logical(isAtStart ? side : space.width - side - size.width(), 0, size.width(), size.height());
    m_frame = QStyle::visualRect(space.direction, QRect(0, 0, space.width, size.height()), logical);
}

const QTextLayout &Bubble::layoutOf(const BubbleTarget &target) const
{
    return target.isInMeta() ? m_meta : m_body;
}

const MediaBox *Bubble::boxOf(int media) const
{
    const auto found = std::ranges::find(m_boxes, media, &MediaBox::index);
    return found == m_boxes.end() ? nullptr : &*found;
}

QList<QRectF> Bubble::rectsOf(const BubbleTarget &target) const
{
    if (target.media >= 0) {
        const MediaBox *box = boxOf(target.media);
        if (!box)
            return {};
        if (target.kind == BubbleTarget::Kind::FetchAgain)
            return {QRectF(box->fetchAgain)};
        return {QRectF(target.kind == BubbleTarget::Kind::Speed ? box->speed : box->active())};
    }
    const QTextLayout &layout = layoutOf(target);
    const QPointF origin = target.isInMeta() ? m_metaAt : m_bodyAt;
    QList<QRectF> rects;
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const int from = std::max(int(target.start), line.textStart());
        const int to = std::min(int(target.start + target.length), line.textStart() + line.textLength());
        if (from >= to)
            continue;
        const double left = line.cursorToX(from);
        const double right = line.cursorToX(to);
        const QRectF rect(std::min(left, right), line.y(), std::abs(right - left), line.height());
        rects.append(rect.translated(origin));
    }
    return rects;
}

int Bubble::targetAt(QPointF point) const
{
    for (int i = 0; i < m_targets.size(); ++i) {
        const QList<QRectF> rects = rectsOf(m_targets.at(i));
        if (std::ranges::any_of(rects, [point](const QRectF &rect) { return rect.contains(point); }))
            return i;
    }
    return -1;
}

bool Bubble::isOverText(QPointF point) const
{
    return m_body.boundingRect().translated(m_bodyAt).contains(point);
}

int Bubble::cursorAt(QPointF point) const
{
    const QPointF at = point - m_bodyAt;
    for (int i = 0; i < m_body.lineCount(); ++i) {
        const QTextLine line = m_body.lineAt(i);
        if (at.y() < line.y() + line.height() || i + 1 == m_body.lineCount())
            return line.xToCursor(at.x());
    }
    return 0;
}

QString Bubble::textBetween(int from, int to) const
{
    // A body that was cut for the screen is copied whole.
    return to >= bodyLength() ? m_source.sliced(from) : m_source.sliced(from, to - from);
}

} // namespace patchcord::ui
