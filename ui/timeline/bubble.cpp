// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/bubble.h"

#include "ui/models/conversationtext.h"

#include <QCoreApplication>
#include <QFontMetrics>
#include <QStyle>

#include <cmath>

namespace patchcord::ui {

namespace {

constexpr double widestShare = 0.72;

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
    writeBody(message, space, now);
    writeMeta(message, space);
    if (m_look == Look::Event || m_look == Look::LiveCall)
        placeEvent(space, mostWidth);
    else
        place(space, placeChips(message, space, mostWidth - 2 * space.measures.padding), mostWidth);
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
            m_targets.append({BubbleTarget::Kind::Link, link.url, link.start, link.length});
        }
    }
    m_body.setText(text);
    m_body.setFont(space.measures.text);
    m_body.setFormats(formats);
    setAlignment(m_body, text.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft,
                 text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
}

void Bubble::writeAction(QString &text, BubbleTarget::Kind kind, const QString &label)
{
    text += text.isEmpty() ? QString() : QStringLiteral(" · ");
    m_targets.append({kind, {}, text.size(), label.size()});
    text += label;
}

void Bubble::writeMeta(const Message &message, const BubbleSpace &space)
{
    QStringList parts;
    const QString author = authorText(message);
    if (m_role.showsAuthor && !author.isEmpty())
        parts.append(author);
    parts.append(timeOfDay(message.at, space.locale));
    if (const QString state = standing(message); !state.isEmpty())
        parts.append(state);
    QString text = parts.join(QStringLiteral(" · "));
    if (canRetry(message)) {
        writeAction(text, BubbleTarget::Kind::Retry, tr("Retry"));
        if (!message.body.isEmpty())
            writeAction(text, BubbleTarget::Kind::Edit, tr("Edit"));
        if (canDiscard(message))
            writeAction(text, BubbleTarget::Kind::Discard, tr("Delete"));
    }
    QList<QTextLayout::FormatRange> formats;
    for (const BubbleTarget &target : std::as_const(m_targets)) {
        if (target.kind == BubbleTarget::Kind::Link)
            continue;
        QTextCharFormat format;
        format.setFontUnderline(true);
        format.setFontWeight(target.kind == BubbleTarget::Kind::Retry ? QFont::Bold : QFont::Normal);
        formats.append(range(target.start, target.length, format));
    }
    m_meta.setText(text);
    m_meta.setFont(space.measures.small);
    m_meta.setFormats(formats);
    const bool isMirrored = space.direction == Qt::RightToLeft;
    setAlignment(m_meta, isMirrored ? Qt::AlignLeft : Qt::AlignRight, space.direction);
}

QSize Bubble::placeChips(const Message &message, const BubbleSpace &space, int mostWidth)
{
    const Measures &m = space.measures;
    const QFontMetrics metrics(m.text);
    const int height = m.lineHeight + m.px(8);
    const int distance = m.px(6);
    QPoint at;
    QSize area;
    for (const MediaItem &media : message.media) {
        const QString label = mediaName(media);
        const int width = std::min(mostWidth, metrics.horizontalAdvance(label) + m.lineHeight + m.px(22));
        if (at.x() > 0 && at.x() + width > mostWidth)
            at = {0, at.y() + height + distance};
        m_chips.append({QRect(at, QSize(width, height)), label});
        at.rx() += width + distance;
        area = area.expandedTo({at.x() - distance, at.y() + height});
    }
    return area;
}

void Bubble::place(const BubbleSpace &space, const QSize &chipArea, int mostWidth)
{
    const Measures &m = space.measures;
    const int textRoom = mostWidth - 2 * m.padding;
    const int tickWidth = m_tick == Tick::None ? 0 : m.px(m_tick == Tick::Two ? 20 : 15);
    const bool hasBody = !m_body.text().isEmpty();
    QSizeF bodySize = hasBody ? breakLines(m_body, textRoom, m.leading) : QSizeF();
    QSizeF metaSize = breakLines(m_meta, textRoom - tickWidth);
    const int width = int(std::max({bodySize.width(), metaSize.width() + tickWidth, double(chipArea.width())}));
    // Lines that end at the right edge can only be placed once the widest is known.
    metaSize = breakLines(m_meta, width - tickWidth);
    if (hasBody && m_body.textOption().alignment().testFlag(Qt::AlignRight))
        bodySize = breakLines(m_body, width, m.leading);

    const int chipSpace = chipArea.isEmpty() ? 0 : chipArea.height() + m.px(hasBody ? 4 : 2);
    const int textTop = m.paddingTop + chipSpace;
    const int metaTop = textTop + int(bodySize.height()) + m.px(2);
    placeFrame(space, {width + 2 * m.padding, metaTop + int(metaSize.height()) + m.paddingBottom});

    const bool isMirrored = space.direction == Qt::RightToLeft;
    const int left = m_frame.left() + m.padding;
    m_bodyAt = QPointF(left, textTop);
    m_metaAt = QPointF(left + (isMirrored ? tickWidth : 0), metaTop);
    for (Chip &chip : m_chips) {
        const QRect within(0, 0, width, chip.rect.bottom() + 1);
        chip.rect = QStyle::visualRect(space.direction, within, chip.rect).translated(left, m.paddingTop);
    }
    if (tickWidth > 0) {
        const QRect line(left, m_frame.height() - m.paddingBottom - m.smallHeight, width, m.smallHeight);
        m_tickRect = line.adjusted(isMirrored ? 0 : width - tickWidth + m.px(4), 0,
                                   isMirrored ? tickWidth - m.px(4) - width : 0, 0);
    }
}

void Bubble::placeEvent(const BubbleSpace &space, int mostWidth)
{
    const Measures &m = space.measures;
    const int iconSpace = m.lineHeight + m.px(10);
    const QSizeF metaSize = breakLines(m_meta, mostWidth);
    const int metaSpace = int(metaSize.width()) + m.px(14);
    const int textRoom = std::max(m.px(60), mostWidth - 2 * m.padding - iconSpace - metaSpace);
    QSizeF bodySize = breakLines(m_body, textRoom, m.leading);
    bodySize = breakLines(m_body, bodySize.width(), m.leading);
    breakLines(m_meta, metaSize.width());
    const int inner = iconSpace + int(bodySize.width()) + metaSpace;
    placeFrame(space, {inner + 2 * m.padding, int(bodySize.height()) + 2 * m.px(8)});

    const bool isMirrored = space.direction == Qt::RightToLeft;
    const int left = m_frame.left() + m.padding;
    const int top = m.px(8);
    m_icon = QRect(isMirrored ? left + inner - m.lineHeight : left, top, m.lineHeight, m.lineHeight);
    m_bodyAt = QPointF(left + (isMirrored ? metaSpace : iconSpace), top);
    m_metaAt = QPointF(isMirrored ? left : left + inner - int(metaSize.width()),
                       top + (m.lineHeight + m.leading - m.smallHeight + 1) / 2.0);
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
    return target.kind == BubbleTarget::Kind::Link ? m_body : m_meta;
}

QList<QRectF> Bubble::rectsOf(const BubbleTarget &target) const
{
    const QTextLayout &layout = layoutOf(target);
    const QPointF origin = target.kind == BubbleTarget::Kind::Link ? m_bodyAt : m_metaAt;
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
