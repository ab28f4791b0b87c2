// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/picturecanvas.h"

#include "core/base/futures.h"
#include "ui/style/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <QtConcurrent>

#include <algorithm>
#include <cmath>

namespace patchcord::ui {

namespace {

constexpr double leastZoom = 0.02;
constexpr double mostZoom = 16;
constexpr double wheelStep = 1.2;

} // namespace

PictureCanvas::PictureCanvas(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("pictureCanvas"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(160, 120);
    m_worker.setMaxThreadCount(1);
}

PictureCanvas::~PictureCanvas()
{
    m_worker.clear();
    m_worker.waitForDone();
}

void PictureCanvas::show(const LoadedPicture &picture, const QString &text)
{
    ++m_serial;
    m_picture = picture;
    m_text = text;
    m_scaled = {};
    m_scaling = {};
    fit();
}

void PictureCanvas::fit()
{
    m_isFitted = true;
    m_centre = {0.5, 0.5};
    update();
    emit zoomChanged();
}

double PictureCanvas::fittingZoom() const
{
    const QSizeF full = m_picture.fullSize;
    if (full.isEmpty())
        return 1;
    const double ratio = devicePixelRatioF();
    // What is smaller than the window is not blown up.
    return std::min({1.0, width() * ratio / full.width(), height() * ratio / full.height()});
}

double PictureCanvas::zoom() const
{
    return m_isFitted ? fittingZoom() : m_zoom;
}

QSizeF PictureCanvas::shownSize() const
{
    return QSizeF(m_picture.fullSize) * zoom() / devicePixelRatioF();
}

QRectF PictureCanvas::shownRect() const
{
    const QSizeF size = shownSize();
    return {QPointF(width() / 2.0 - m_centre.x() * size.width(), height() / 2.0 - m_centre.y() * size.height()), size};
}

void PictureCanvas::zoomAt(double zoom, QPointF at)
{
    if (m_picture.image.isNull())
        return;
    const QRectF before = shownRect();
    const QPointF share((at.x() - before.left()) / before.width(), (at.y() - before.top()) / before.height());
    m_zoom = std::clamp(zoom, leastZoom, mostZoom);
    m_isFitted = false;
    // What is under the pointer stays there.
    const QSizeF size = shownSize();
    m_centre
        = {share.x() + (width() / 2.0 - at.x()) / size.width(), share.y() + (height() / 2.0 - at.y()) / size.height()};
    keepInside();
    update();
    emit zoomChanged();
}

void PictureCanvas::pan(QPoint by)
{
    const QSizeF size = shownSize();
    if (size.isEmpty())
        return;
    m_centre -= QPointF(by.x() / size.width(), by.y() / size.height());
    keepInside();
    update();
}

void PictureCanvas::keepInside()
{
    const QSizeF size = shownSize();
    const auto kept = [](double centre, double view, double length) {
        const double half = view / 2 / length;
        return half >= 0.5 ? 0.5 : std::clamp(centre, half, 1 - half);
    };
    m_centre = {kept(m_centre.x(), width(), size.width()), kept(m_centre.y(), height(), size.height())};
}

void PictureCanvas::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    if (m_picture.image.isNull()) {
        painter.setPen(theme.dim);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, m_text);
        return;
    }
    const QRectF shown = shownRect();
    const QSize wanted = (shown.size() * devicePixelRatioF()).toSize();
    if (zoom() < 1 && m_scaled.size() == wanted) {
        painter.drawPixmap(QRectF(shown.topLeft().toPoint(), shown.size()), m_scaled, QRectF(m_scaled.rect()));
        return;
    }
    paintRough(painter, shown);
    if (zoom() < 1)
        scaleLater();
}

/// Only what is in view is looked at, so that this takes as long as the view is large, not the picture.
void PictureCanvas::paintRough(QPainter &painter, const QRectF &shown)
{
    const QRectF visible = shown.intersected(rect());
    if (visible.isEmpty())
        return;
    const double x = m_picture.image.width() / shown.width();
    const double y = m_picture.image.height() / shown.height();
    const QRectF source((visible.left() - shown.left()) * x, (visible.top() - shown.top()) * y, visible.width() * x,
                        visible.height() * y);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom() > 1 && zoom() < 2);
    painter.drawImage(visible, m_picture.image, source);
}

void PictureCanvas::scaleLater()
{
    const QSize wanted = (shownSize() * devicePixelRatioF()).toSize();
    if (!m_scaling.isEmpty() || wanted.isEmpty())
        return;
    m_scaling = wanted;
    const auto scaling = QtConcurrent::run(&m_worker, [image = m_picture.image, wanted] {
        return image.scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    });
    whenDone(scaling, this, [this, serial = m_serial](const QImage &image) {
        if (serial != m_serial)
            return;
        m_scaling = {};
        m_scaled = QPixmap::fromImage(image);
        update();
    });
}

void PictureCanvas::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    keepInside();
    if (m_isFitted)
        emit zoomChanged();
}

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    const double steps = event->angleDelta().y() / 120.0;
    zoomAt(zoom() * std::pow(wheelStep, steps), event->position());
    event->accept();
}

void PictureCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_dragged = event->pos();
    setCursor(Qt::ClosedHandCursor);
}

void PictureCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        pan(event->pos() - std::exchange(m_dragged, event->pos()));
}

void PictureCanvas::mouseReleaseEvent(QMouseEvent *)
{
    unsetCursor();
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_isFitted)
        zoomAt(1, event->position());
    else
        fit();
}

} // namespace patchcord::ui
