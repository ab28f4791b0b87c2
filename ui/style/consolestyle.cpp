// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/consolestyle.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QAbstractButton>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace patchcord::ui {

namespace {

QString toneOf(const QWidget *widget)
{
    return widget ? widget->property("tone").toString() : QString();
}

void paintRounded(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &edge, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(edge.isValid() ? QPen(edge, 1) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter->restore();
}

struct ButtonColours
{
    QColor fill;
    QColor edge;
};

ButtonColours buttonColours(const QStyleOption &option, const QString &tone)
{
    const Theme &theme = Theme::of(option.palette);
    const bool isEnabled = option.state & QStyle::State_Enabled;
    const bool isHot = isEnabled && (option.state & QStyle::State_MouseOver);
    const bool isDown = option.state & (QStyle::State_Sunken | QStyle::State_On);
    if (tone == u"primary" && isEnabled)
        return {isDown ? theme.accent.darker(118) : isHot ? theme.accent.darker(107) : theme.accent, QColor()};
    if (tone == u"call" && isEnabled)
        return {isDown ? theme.call.darker(118) : isHot ? theme.call.darker(107) : theme.call, QColor()};
    if (tone == u"quiet")
        return {isDown ? theme.line : isHot ? theme.incoming : QColor(), QColor()};
    return {isDown ? theme.line : isHot ? theme.incoming : isEnabled ? theme.panel : QColor(), theme.line};
}

void paintButton(const QStyleOption &option, QPainter *painter, const QWidget *widget)
{
    const auto [fill, edge] = buttonColours(option, toneOf(widget));
    paintRounded(painter, option.rect, fill, edge, scaledF(widget ? widget->font() : QFont(), 6));
}

void paintField(const QStyleOption &option, QPainter *painter, const QWidget *widget)
{
    const Theme &theme = Theme::of(option.palette);
    const bool hasFocus = option.state & QStyle::State_HasFocus;
    paintRounded(painter, option.rect, theme.window, hasFocus ? theme.accent : theme.line,
                 scaledF(widget ? widget->font() : QFont(), 7));
}

void paintFocus(const QStyleOption &option, QPainter *painter, const QWidget *widget)
{
    paintRounded(painter, option.rect.adjusted(-1, -1, 1, 1), QColor(), Theme::of(option.palette).accent,
                 scaledF(widget ? widget->font() : QFont(), 5));
}

void paintIndicator(const QStyleOption &option, QPainter *painter, bool isRound)
{
    const Theme &theme = Theme::of(option.palette);
    const QRect box = option.rect.adjusted(1, 1, -1, -1);
    const bool isOn = option.state & QStyle::State_On;
    paintRounded(painter, box, isOn ? theme.accent : theme.window, isOn ? theme.accent : theme.dim,
                 isRound ? box.width() / 2.0 : 3);
    if (!isOn)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF inner
        = QRectF(box).adjusted(box.width() * 0.3, box.width() * 0.3, -box.width() * 0.3, -box.width() * 0.3);
    if (isRound) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.onAccent);
        painter->drawEllipse(inner);
    } else {
        painter->setPen(QPen(theme.onAccent, std::max(1.4, box.width() / 8.0), Qt::SolidLine, Qt::RoundCap));
        const QPointF points[] = {{inner.left() - 1, inner.center().y()},
                                  {inner.center().x() - 1, inner.bottom()},
                                  {inner.right() + 1, inner.top()}};
        painter->drawPolyline(points, 3);
    }
    painter->restore();
}

void paintScrollBar(const QStyle &style, const QStyleOptionSlider &option, QPainter *painter, const QWidget *widget)
{
    if (option.minimum >= option.maximum)
        return;
    const Theme &theme = Theme::of(option.palette);
    QRect handle = style.subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, widget);
    const int inset = option.orientation == Qt::Vertical ? handle.width() / 4 : handle.height() / 4;
    handle.adjust(inset, inset, -inset, -inset);
    QColor colour = theme.dim;
    colour.setAlphaF(option.state & (QStyle::State_MouseOver | QStyle::State_Sunken) ? 0.75F : 0.4F);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(colour);
    const qreal radius = std::min(handle.width(), handle.height()) / 2.0;
    painter->drawRoundedRect(handle, radius, radius);
    painter->restore();
}

} // namespace

ConsoleStyle::ConsoleStyle()
    : QProxyStyle(QStringLiteral("fusion"))
{ }

void ConsoleStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
        return paintButton(*option, painter, widget);
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option); frame && frame->lineWidth > 0)
            return paintField(*option, painter, widget);
        return;
    case PE_Frame:
        return paintRounded(painter, option->rect, QColor(),
                            option->state & State_HasFocus ? Theme::of(option->palette).accent
                                                           : Theme::of(option->palette).line,
                            scaledF(widget ? widget->font() : QFont(), 5));
    case PE_IndicatorRadioButton:
    case PE_IndicatorCheckBox:
        return paintIndicator(*option, painter, element == PE_IndicatorRadioButton);
    case PE_FrameFocusRect:
        return paintFocus(*option, painter, widget);
    case PE_FrameDefaultButton:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void ConsoleStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    if (element == CE_Splitter) {
        const QRect &rect = option->rect;
        const bool isUpright = rect.height() > rect.width();
        painter->fillRect(isUpright ? QRect(rect.center().x(), rect.top(), 1, rect.height())
                                    : QRect(rect.left(), rect.center().y(), rect.width(), 1),
                          theme.line);
        return;
    }
    if (element == CE_PushButtonLabel) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton copy(*button);
            const QString tone = toneOf(widget);
            const bool isEnabled = copy.state & State_Enabled;
            if (tone == u"primary" && isEnabled)
                copy.palette.setColor(QPalette::ButtonText, theme.onAccent);
            else if (tone == u"call" && isEnabled)
                copy.palette.setColor(QPalette::ButtonText, theme.onCall);
            else if (tone == u"danger" && isEnabled)
                copy.palette.setColor(QPalette::ButtonText, theme.bad);
            else if (tone == u"quiet" && isEnabled)
                copy.palette.setColor(QPalette::ButtonText, theme.dim);
            return QProxyStyle::drawControl(element, &copy, painter, widget);
        }
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void ConsoleStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                                      const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option))
            return paintScrollBar(*this, *bar, painter, widget);
    }
    if (control == CC_ComboBox) {
        paintField(*option, painter, widget);
        QStyleOption arrow(*option);
        arrow.rect = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
        const int inset = std::max(0, (arrow.rect.height() - scaled(widget ? widget->font() : QFont(), 14)) / 2);
        arrow.rect.adjust(0, inset, 0, -inset);
        return QProxyStyle::drawPrimitive(PE_IndicatorArrowDown, &arrow, painter, widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

int ConsoleStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const QFont font = widget ? widget->font() : QFont();
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return scaled(font, 16);
    case PM_SplitterWidth:
        return 5;
    case PM_ScrollBarExtent:
        return scaled(font, 12);
    case PM_ScrollBarSliderMin:
        return scaled(font, 28);
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_DefaultFrameWidth:
        return widget && widget->inherits("QLineEdit") ? scaled(font, 4)
                                                       : QProxyStyle::pixelMetric(metric, option, widget);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *returnData) const
{
    if (hint == SH_UnderlineShortcut)
        return 1;
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

QSize ConsoleStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                     const QWidget *widget) const
{
    if (type == CT_ComboBox) {
        const QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
        return wanted.expandedTo({0, scaled(widget ? widget->font() : QFont(), 30)});
    }
    if (type != CT_PushButton)
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    // Fusion insists on 80 px; a short word deserves a short button.
    const QFont font = widget ? widget->font() : QFont();
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool isPicture = button && button->text.isEmpty();
    return {isPicture ? scaled(font, 31) : size.width() + scaled(font, 24),
            std::max(size.height() + scaled(font, 12), scaled(font, 29))};
}

QRect ConsoleStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const
{
    if (control != CC_ScrollBar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar || part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
        return {};
    const bool isUpright = bar->orientation == Qt::Vertical;
    const int length = isUpright ? bar->rect.height() : bar->rect.width();
    const qint64 range = qint64(bar->maximum) - bar->minimum;
    int handle = length;
    if (range > 0)
        handle = int(std::clamp<qint64>(qint64(length) * bar->pageStep / (range + bar->pageStep),
                                        pixelMetric(PM_ScrollBarSliderMin, bar, widget), length));
    const int start
        = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
    const auto piece = [&](int from, int size) {
        const QRect rect = isUpright ? QRect(bar->rect.x(), bar->rect.y() + from, bar->rect.width(), size)
                                     : QRect(bar->rect.x() + from, bar->rect.y(), size, bar->rect.height());
        return visualRect(bar->direction, bar->rect, rect);
    };
    switch (part) {
    case SC_ScrollBarGroove:
        return bar->rect;
    case SC_ScrollBarSlider:
        return piece(start, handle);
    case SC_ScrollBarSubPage:
        return piece(0, start);
    case SC_ScrollBarAddPage:
        return piece(start + handle, length - start - handle);
    default:
        return {};
    }
}

} // namespace patchcord::ui
