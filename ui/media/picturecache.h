// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QHash>
#include <QImage>
#include <QList>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QSize>
#include <QString>
#include <QThreadPool>

namespace patchcord::ui {

/// One picture as it is to be painted.
struct PictureWish
{
    QString file; ///< Its small picture when there is one, else itself.
    QString original; ///< Itself, for when the small one is too small; may be empty.
    QSize size; ///< In pixels of the screen: what it fits into, or fills.
    bool isFilling = false; ///< Its edges are cut off to fill the size.
    int radius = 0; ///< Of its corners, in pixels of the screen.

    bool operator==(const PictureWish &) const = default;
};

[[nodiscard]] size_t qHash(const PictureWish &wish, size_t seed = 0);

/// Pictures ready to be painted: loaded, turned upright, scaled and rounded by two workers, kept up to a bound. Whoever
/// paints asks for one each time; what was not asked for again lately is dropped. Never reads on the caller's thread.
class PictureCache final : public QObject
{
    Q_OBJECT

public:
    explicit PictureCache(QObject *parent = nullptr);
    ~PictureCache() override;

    /// Null while it is on its way, and when it cannot be shown.
    [[nodiscard]] QPixmap find(const PictureWish &wish);
    /// Another size of it that is there, to be stretched until find() has the right one.
    [[nodiscard]] QPixmap nearest(const QString &file);
    [[nodiscard]] bool isBroken(const QString &file) const { return m_broken.contains(file); }

signals:
    /// It is there now, or known to be broken.
    void settled(const QString &file);

private:
    void startNext();
    void take(const PictureWish &wish, const QImage &image);

    QCache<PictureWish, QPixmap> m_pictures;
    QHash<QString, PictureWish> m_latest;
    QSet<QString> m_broken;
    QList<PictureWish> m_wanted; ///< The latest last, which is served first.
    QSet<PictureWish> m_running;
    QThreadPool m_workers;
};

} // namespace patchcord::ui
