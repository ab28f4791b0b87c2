// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/icons.h"

#include "ui/style/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <array>

namespace patchcord::ui {

namespace {

constexpr std::array iconSizes{16, 20, 24, 32, 48, 64};
constexpr std::array applicationSizes{16, 22, 24, 32, 48, 64, 128, 256};

QPixmap rendered(QSvgRenderer &renderer, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

void paintCount(QPixmap &pixmap, int unread)
{
    const Theme &theme = Theme::light();
    const QString text = unread > 99 ? QStringLiteral("99") : QString::number(unread);
    const qreal side = pixmap.width();
    const QRectF badge(side * 0.38, side * 0.42, side * 0.62, side * 0.58);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.bad);
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);
    QFont font;
    font.setPixelSize(std::max(6, int(badge.height() * 0.78)));
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(Qt::white);
    painter.drawText(badge, Qt::AlignCenter, text);
}

} // namespace

QIcon icon(const QString &name, const QColor &colour)
{
    QFile file(QStringLiteral(":/patchcord/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArray drawing = file.readAll();
    drawing.replace(QByteArrayLiteral("currentColor"), colour.name().toLatin1());
    QSvgRenderer renderer(drawing);
    QIcon result;
    for (int size : iconSizes)
        result.addPixmap(rendered(renderer, size));
    return result;
}

QIcon applicationIcon(int unread)
{
    QSvgRenderer renderer(QStringLiteral(":/patchcord/icons/patchcord.svg"));
    QIcon result;
    for (int size : applicationSizes) {
        QPixmap pixmap = rendered(renderer, size);
        if (unread > 0)
            paintCount(pixmap, unread);
        result.addPixmap(pixmap);
    }
    return result;
}

} // namespace patchcord::ui
