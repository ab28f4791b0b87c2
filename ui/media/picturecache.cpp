// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/picturecache.h"

#include "core/base/futures.h"
#include "ui/media/pictureloader.h"

#include <QThread>
#include <QtConcurrent>

namespace patchcord::ui {

namespace {

constexpr int mostBytes = 64 * 1024 * 1024;
constexpr int mostWorkers = 2;
constexpr qsizetype mostWaiting = 64; ///< Two screens full; who scrolled past the others no longer needs them.
constexpr qsizetype mostRemembered = 4096;

} // namespace

size_t qHash(const PictureWish &wish, size_t seed)
{
    return qHashMulti(seed, wish.file, wish.size.width(), wish.size.height(), wish.isFilling, wish.radius);
}

PictureCache::PictureCache(QObject *parent)
    : QObject(parent)
    , m_pictures(mostBytes)
{
    m_workers.setMaxThreadCount(
        std::clamp(QThread::idealThreadCount() - 1, 1, mostWorkers)); // The screen keeps a core.
}

PictureCache::~PictureCache()
{
    m_workers.clear();
    m_workers.waitForDone();
}

QPixmap PictureCache::find(const PictureWish &wish)
{
    if (wish.size.isEmpty() || wish.file.isEmpty() || m_broken.contains(wish.file))
        return {};
    if (const QPixmap *there = m_pictures.object(wish))
        return *there;
    if (m_running.contains(wish))
        return {};
    m_wanted.removeOne(wish);
    m_wanted.append(wish);
    if (m_wanted.size() > mostWaiting)
        m_wanted.removeFirst();
    startNext();
    return {};
}

QPixmap PictureCache::nearest(const QString &file)
{
    const QPixmap *there = m_pictures.object(m_latest.value(file));
    return there ? *there : QPixmap();
}

void PictureCache::startNext()
{
    while (m_running.size() < m_workers.maxThreadCount() && !m_wanted.isEmpty()) {
        const PictureWish wish = m_wanted.takeLast();
        m_running.insert(wish);
        const QFuture<QImage> loading = QtConcurrent::run(&m_workers, [wish] { return preparedPicture(wish); });
        whenDone(loading, this, [this, wish](const QImage &image) { take(wish, image); });
    }
}

void PictureCache::take(const PictureWish &wish, const QImage &image)
{
    m_running.remove(wish);
    if (m_latest.size() > mostRemembered)
        m_latest.clear();
    if (image.isNull()) {
        m_broken.insert(wish.file);
    } else {
        m_latest.insert(wish.file, wish);
        m_pictures.insert(wish, new QPixmap(QPixmap::fromImage(image)), int(image.sizeInBytes()));
    }
    startNext();
    emit settled(wish.file);
}

} // namespace patchcord::ui
