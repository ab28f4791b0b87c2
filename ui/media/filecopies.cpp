// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/filecopies.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QtConcurrent>

namespace patchcord::ui {

namespace {

constexpr qint64 pieceBytes = 1024 * 1024;

std::unexpected<Error> cannotWrite(const QString &why)
{
    return failure(ErrorKind::Storage,
                   QCoreApplication::translate("Media", "The file could not be written: %1").arg(why));
}

Done copyTo(const QString &file, const QString &path)
{
    QFile from(file);
    if (!from.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("Media", "The file is not here any more. Fetch it again."));
    QSaveFile to(path);
    if (!to.open(QIODevice::WriteOnly))
        return cannotWrite(to.errorString());
    while (!from.atEnd()) {
        if (to.write(from.read(pieceBytes)) < 0)
            return cannotWrite(to.errorString());
    }
    return to.commit() ? Done() : cannotWrite(to.errorString());
}

Result<QString> copyInto(QTemporaryDir &folder, const QString &file, const QString &name)
{
    // Two files may have the same name: each has a folder of its own, which nobody sees.
    const QByteArray key = QCryptographicHash::hash(file.toUtf8(), QCryptographicHash::Sha1).toHex().first(12);
    const QDir own(folder.filePath(QString::fromLatin1(key)));
    const QString path = own.filePath(name);
    if (QFileInfo::exists(path) && QFileInfo(path).size() == QFileInfo(file).size())
        return path;
    if (!folder.isValid() || !QDir().mkpath(own.path()))
        return cannotWrite(folder.errorString());
    if (const Done copied = copyTo(file, path); !copied)
        return std::unexpected(copied.error());
    return path;
}

} // namespace

FileCopies::FileCopies(QObject *parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

FileCopies::~FileCopies()
{
    m_worker.clear();
    m_worker.waitForDone();
}

QFuture<Result<QString>> FileCopies::copyFor(const QString &file, const QString &name)
{
    return QtConcurrent::run(&m_worker, [this, file, name]() -> Result<QString> {
        // Only the one worker touches it, and the destructor waits for that one.
        if (!m_folder)
            m_folder = std::make_unique<QTemporaryDir>();
        return copyInto(*m_folder, file, name);
    });
}

QFuture<Done> FileCopies::save(const QString &file, const QString &path)
{
    return QtConcurrent::run(&m_worker, [file, path] { return copyTo(file, path); });
}

} // namespace patchcord::ui
