// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/files/keptfile.h"

#include "core/desk/files/filetype.h"
#include "core/desk/files/pdfpage.h"
#include "core/desk/files/picture.h"
#include "core/desk/files/wavefile.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QTemporaryFile>

namespace patchcord::desk {

namespace {

constexpr qint64 chunk = 256 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("patchcord::desk::Attachment", text);
}

std::unexpected<Error> notKept(const QString &detail)
{
    return failure(ErrorKind::Storage, tr("The file could not be kept. Is the disk full?"), detail);
}

QString temporaryPattern(const QString &folder)
{
    return QDir(folder).filePath(QStringLiteral("copy-XXXXXX.part"));
}

/// What the bytes say.
struct Contents
{
    QString hash;
    FileType type;
    qint64 size = 0;
};

Result<Contents> contentsOf(const QString &path, const QString &said)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly))
        return notKept(file.errorString());
    Contents contents;
    contents.type = fileTypeOf(file.peek(tellingBytes), said);
    contents.size = file.size();
    if (!hash.addData(&file))
        return notKept(file.errorString());
    contents.hash = QString::fromLatin1(hash.result().toHex());
    return contents;
}

/// A file of that hash that is there already is the same file.
Done moveTo(const QString &temporary, const QString &target, qint64 size)
{
    const QFileInfo there(target);
    if (there.exists() && there.size() == size) {
        QFile::remove(temporary);
        return {};
    }
    QFile::remove(target);
    QFile file(temporary);
    if (file.rename(target))
        return {};
    return notKept(file.errorString());
}

void lookAt(MediaItem &item, const QString &path, const QString &folder, const QString &stem)
{
    item.width = item.height = item.durationMs = 0;
    item.thumbnail.clear();
    item.waveform.clear();
    if (item.contentType == u"application/pdf") {
        const QImage page = firstPageOf(path, thumbnailSide);
        item.width = page.width();
        item.height = page.height();
        item.thumbnail = keepThumbnail(page, folder, stem);
    } else if (const auto size = pictureSize(path, item.contentType)) {
        item.width = size->width();
        item.height = size->height();
        item.thumbnail = keepThumbnail(readPicture(path, item.contentType, thumbnailSide), folder, stem);
    } else if (const auto shape = shapeOfWave(path)) {
        item.durationMs = shape->durationMs;
        item.waveform = shape->waveform;
    }
}

} // namespace

Result<MediaItem> keepFile(const QString &temporary, const QString &folder, MediaItem item)
{
    const Result<Contents> contents = contentsOf(temporary, item.contentType);
    if (!contents) {
        QFile::remove(temporary);
        return std::unexpected(contents.error());
    }
    item.contentType = contents->type.mime;
    item.size = contents->size;
    item.file = contents->hash + u'.' + contents->type.extension;
    item.state = MediaState::Here;
    item.failure.clear();
    const QString path = QDir(folder).filePath(item.file);
    if (const Done moved = moveTo(temporary, path, item.size); !moved) {
        QFile::remove(temporary);
        return std::unexpected(moved.error());
    }
    lookAt(item, path, folder, contents->hash);
    return item;
}

Result<QString> copyInto(const QString &folder, const QString &path, qint64 maxBytes)
{
    const QFileInfo info(path);
    QFile source(path);
    // A device or a pipe has no end.
    if (!info.isFile() || !source.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Invalid, tr("“%1” cannot be read.").arg(info.fileName()), source.errorString());
    QTemporaryFile copy(temporaryPattern(folder));
    if (!copy.open())
        return notKept(copy.errorString());
    while (!source.atEnd()) {
        const QByteArray bytes = source.read(chunk);
        if (bytes.isEmpty())
            return failure(ErrorKind::Invalid, tr("“%1” cannot be read.").arg(info.fileName()), source.errorString());
        if (copy.size() + bytes.size() > maxBytes)
            return failure(ErrorKind::Invalid,
                           tr("“%1” is larger than %2 MB.").arg(info.fileName()).arg(maxBytes / 1'000'000));
        if (copy.write(bytes) != bytes.size())
            return notKept(copy.errorString());
    }
    if (copy.size() == 0)
        return failure(ErrorKind::Invalid, tr("“%1” is empty.").arg(info.fileName()));
    if (!copy.flush())
        return notKept(copy.errorString());
    copy.setAutoRemove(false);
    return copy.fileName();
}

Result<QString> writeInto(const QString &folder, const QByteArray &bytes)
{
    QTemporaryFile copy(temporaryPattern(folder));
    if (!copy.open() || copy.write(bytes) != bytes.size() || !copy.flush())
        return notKept(copy.errorString());
    copy.setAutoRemove(false);
    return copy.fileName();
}

int removeUnfinished(const QString &folder, qint64 olderThanMs)
{
    const QDir media(folder);
    const QDateTime latest = QDateTime::currentDateTimeUtc().addMSecs(-olderThanMs);
    int removed = 0;
    for (const QFileInfo &file : media.entryInfoList({QStringLiteral("*.part")}, QDir::Files | QDir::Hidden)) {
        if (file.lastModified().toUTC() <= latest && QFile::remove(file.filePath()))
            ++removed;
    }
    return removed;
}

} // namespace patchcord::desk
