// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/media/pictureloader.h"

#include <QPixmap>
#include <QThreadPool>
#include <QWidget>

namespace patchcord::ui {

/// One picture, fitted to the window or at any size, moved with the mouse or by key. Scaling down is done by a worker;
/// until it is done the picture shows roughly.
class PictureCanvas final : public QWidget
{
    Q_OBJECT

public:
    explicit PictureCanvas(QWidget *parent = nullptr);
    ~PictureCanvas() override;

    /// A null picture shows `text` instead.
    void show(const LoadedPicture &picture, const QString &text);
    void fit();
    /// 1 = one pixel of the picture on one of the screen.
    void setZoom(double zoom) { zoomAt(zoom, rect().center()); }
    [[nodiscard]] double zoom() const;
    [[nodiscard]] bool isFitted() const { return m_isFitted; }
    [[nodiscard]] const LoadedPicture &picture() const { return m_picture; }
    /// Moves the view over the picture by logical pixels.
    void pan(QPoint by);
    QSize sizeHint() const override { return {800, 600}; }

signals:
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void zoomAt(double zoom, QPointF at);
    [[nodiscard]] double fittingZoom() const;
    [[nodiscard]] QSizeF shownSize() const;
    [[nodiscard]] QRectF shownRect() const;
    void keepInside();
    void scaleLater();
    void paintRough(QPainter &painter, const QRectF &shown);

    LoadedPicture m_picture;
    QString m_text;
    bool m_isFitted = true;
    double m_zoom = 1;
    QPointF m_centre{0.5, 0.5}; ///< The picture's point in the middle of the view, as shares of its size.
    QPixmap m_scaled; ///< Ready for one size; null when there is none.
    QSize m_scaling; ///< The size that the worker is at.
    quint64 m_serial = 0; ///< Of the picture.
    QPoint m_dragged;
    QThreadPool m_worker;
};

} // namespace patchcord::ui
