// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>

#include <utility>

namespace patchcord {

/// Calls `fn` with the future's result in the thread of `context`, never before this function has returned, and not at
/// all once `context` is gone or the future was cancelled. Call it from the thread of `context`.
/// It stands in for QFuture::then(context, fn), which aborts in Qt 6.4 debug builds when the context dies first.
template <typename T, typename Fn> void whenDone(const QFuture<T> &future, QObject *context, Fn &&fn)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, fn = std::forward<Fn>(fn)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            fn(watcher->result());
    });
    watcher->setFuture(future);
}

/// A future that is finished already.
template <typename T> [[nodiscard]] QFuture<T> readyFuture(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace patchcord
