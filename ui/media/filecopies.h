// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QFuture>
#include <QObject>
#include <QString>
#include <QTemporaryDir>
#include <QThreadPool>

#include <memory>

namespace patchcord::ui {

/// Copies of kept files with names that people can read: for other programs, which must not get hold of the kept one,
/// and for the agent's own folders. Copies for other programs last as long as this object. All is done by a worker.
class FileCopies final : public QObject
{
    Q_OBJECT

public:
    explicit FileCopies(QObject *parent = nullptr);
    ~FileCopies() override;

    /// The path of a copy under this name; the same one as before when there is one.
    [[nodiscard]] QFuture<Result<QString>> copyFor(const QString &file, const QString &name);
    /// Writes it there, in place of what is there.
    [[nodiscard]] QFuture<Done> save(const QString &file, const QString &path);

private:
    std::unique_ptr<QTemporaryDir> m_folder; ///< Made by the worker with the first copy.
    QThreadPool m_worker;
};

} // namespace patchcord::ui
