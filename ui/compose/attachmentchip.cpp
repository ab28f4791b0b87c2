// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/attachmentchip.h"

#include "ui/models/filetypes.h"
#include "ui/models/mediatext.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>

namespace patchcord::ui {

namespace {

QString endingOf(const QString &name)
{
    const QString ending = name.contains(u'.') ? name.section(u'.', -1) : QString();
    return ending.size() <= 4 ? ending.toUpper() : QString();
}

} // namespace

AttachmentChip::AttachmentChip(PictureCache &pictures, QWidget *parent)
    : QWidget(parent)
    , m_pictures(pictures)
    , m_remove(new QPushButton(QStringLiteral("×"), this))
{
    setObjectName(QStringLiteral("attachmentChip"));
    setFocusPolicy(Qt::StrongFocus);
    m_remove->setObjectName(QStringLiteral("removeAttachment"));
    m_remove->setProperty("tone", QStringLiteral("quiet"));
    // The chip itself takes the key.
    m_remove->setFocusPolicy(Qt::NoFocus);
    connect(m_remove, &QPushButton::clicked, this, &AttachmentChip::removeRequested);
    connect(&pictures, &PictureCache::settled, this, [this](const QString &file) {
        if (file == m_held.file.path)
            update();
    });
}

void AttachmentChip::setFile(const HeldFile &held)
{
    m_held = held;
    // By its name alone: to look inside would be to read from the disk.
    m_isPicture = isPictureName(held.file.path);
    setAccessibleName(tr("%1, %2").arg(held.file.name, detail()));
    setAccessibleDescription(tr("Delete takes it away"));
    m_remove->setAccessibleName(tr("Remove %1").arg(held.file.name));
    m_remove->setToolTip(m_remove->accessibleName());
    setToolTip(held.file.note.isEmpty() ? held.file.name : tr("%1: %2").arg(held.file.name, held.file.note));
    updateGeometry();
    update();
}

QString AttachmentChip::detail() const
{
    if (!m_held.isChecked)
        return tr("Checking…");
    const Attachment &file = m_held.file;
    QString text = file.size > 0 ? sizeText(file.size, locale()) : QString();
    if (file.originalSize > 0 && file.originalSize != file.size)
        text = tr("%1 → %2").arg(sizeText(file.originalSize, locale()), text);
    if (!file.note.isEmpty())
        text = text.isEmpty() ? file.note : tr("%1 · %2").arg(text, file.note);
    return text;
}

QSize AttachmentChip::sizeHint() const
{
    const QFontMetrics name(sized(font(), 12.5));
    const QFontMetrics small(sized(font(), 11));
    const int text = std::max(name.horizontalAdvance(m_held.file.name), small.horizontalAdvance(detail())) + 2;
    const int width = pictureRect().width() + text + scaled(font(), 48);
    return {std::clamp(width, scaled(font(), 120), scaled(font(), 250)), scaled(font(), 44)};
}

QRect AttachmentChip::pictureRect() const
{
    const int air = scaled(font(), 5);
    const int side = scaled(font(), 34);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    return {isMirrored ? width() - air - side : air, air, side, side};
}

void AttachmentChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? theme.accent : theme.line, hasFocus() ? scaledF(font(), 1.5) : 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), scaledF(font(), 7), scaledF(font(), 7));
    paintPicture(painter);
    const QRect picture = pictureRect();
    const int gap = scaled(font(), 8);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    const int left = isMirrored ? m_remove->geometry().right() + 1 : picture.right() + 1 + gap;
    const int right = isMirrored ? picture.left() - gap : m_remove->geometry().left();
    const int half = height() / 2;
    paintLine(painter, QRect(left, scaled(font(), 5), right - left, half - scaled(font(), 5)), sized(font(), 12.5),
              theme.text, m_held.file.name, layoutDirection());
    paintLine(painter, QRect(left, half, right - left, half - scaled(font(), 5)), sized(font(), 11), theme.dim,
              detail(), layoutDirection());
}

void AttachmentChip::paintPicture(QPainter &painter)
{
    const Theme &theme = Theme::of(palette());
    const QRect place = pictureRect();
    const qreal ratio = devicePixelRatioF();
    if (m_isPicture) {
        QPixmap pixmap = m_pictures.find({.file = m_held.file.path,
                                          .original = {},
                                          .size = (QSizeF(place.size()) * ratio).toSize(),
                                          .isFilling = true,
                                          .radius = scaled(font(), 5)});
        if (!pixmap.isNull()) {
            pixmap.setDevicePixelRatio(ratio);
            return painter.drawPixmap(place.topLeft(), pixmap);
        }
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accentSoft);
    painter.drawRoundedRect(place, scaledF(font(), 5), scaledF(font(), 5));
    painter.setFont(sized(font(), 9.5, QFont::DemiBold));
    painter.setPen(theme.accent);
    painter.drawText(place, Qt::AlignCenter, endingOf(m_held.file.name));
}

void AttachmentChip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int side = scaled(font(), 24);
    const int air = scaled(font(), 5);
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    m_remove->setGeometry(isMirrored ? air : width() - air - side, (height() - side) / 2, side, side);
}

void AttachmentChip::keyPressEvent(QKeyEvent *event)
{
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        emit removeRequested();
        break;
    case Qt::Key_Left:
        emit stepRequested(isMirrored ? 1 : -1);
        break;
    case Qt::Key_Right:
        emit stepRequested(isMirrored ? -1 : 1);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void AttachmentChip::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void AttachmentChip::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void AttachmentChip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace patchcord::ui
