// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/files/attachment.h"

#include "core/desk/files/channelfiles.h"
#include "core/desk/files/filetype.h"
#include "core/desk/files/keptfile.h"
#include "core/desk/files/picture.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QtConcurrentRun>

#include <array>
#include <utility>

namespace patchcord::desk {

namespace {

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::Attachment)
};

/// A picture may be far larger than what is sent of it.
constexpr qint64 mostOnDisk = 100'000'000;
/// What carriers take of anything but pictures (Twilio's own advice).
constexpr qint64 carriersTake = 600'000;

/// What the name of a document says, for bytes that tell only half of it.
QString claimOf(const QString &path)
{
    static const std::array claims{
        std::pair{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
        std::pair{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        std::pair{"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
        std::pair{"doc", "application/msword"},
        std::pair{"xls", "application/vnd.ms-excel"},
        std::pair{"ppt", "application/vnd.ms-powerpoint"},
        std::pair{"m4a", "audio/mp4"},
    };
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const auto &[ending, mime] : claims) {
        if (suffix == QLatin1StringView(ending))
            return QString::fromLatin1(mime);
    }
    return {};
}

QString shown(const QSize &size)
{
    return QStringLiteral("%1 × %2").arg(size.width()).arg(size.height());
}

/// One file on its way into a message.
class Preparation final
{
public:
    Preparation(const QString &path, Channel channel, const QString &folder, qint64 taken)
        : m_path(path)
        , m_channel(channel)
        , m_folder(folder)
        , m_room(std::max<qint64>(0, mostBytesTogether(channel) - taken))
    { }

    Result<PreparedFile> run()
    {
        const Result<QString> copy = copyInto(m_folder, m_path, mostOnDisk);
        if (!copy)
            return std::unexpected(copy.error());
        // From here on only the copy counts: the file itself may change at any moment.
        const Result<PreparedFile> prepared = prepare(*copy);
        QFile::remove(*copy);
        return prepared;
    }

private:
    Result<PreparedFile> prepare(const QString &copy)
    {
        QFile file(copy);
        if (!file.open(QIODevice::ReadOnly))
            return failure(ErrorKind::Storage, Words::tr("The file could not be kept. Is the disk full?"));
        m_prepared.originalSize = file.size();
        m_prepared.item.name = QFileInfo(m_path).fileName();
        m_prepared.item.contentType = fileTypeOf(file.peek(tellingBytes), claimOf(m_path)).mime;
        m_prepared.originalPixels = pictureSize(copy, m_prepared.item.contentType).value_or(QSize());
        const qint64 most = std::min(mostBytes(m_channel, m_prepared.item.contentType), m_room);
        if (m_prepared.originalSize <= most)
            return keep(copy);
        if (m_prepared.originalPixels.isValid() && !isAnimated(copy, m_prepared.item.contentType))
            return keepFitted(copy);
        return std::unexpected(refusal());
    }

    Result<PreparedFile> keep(const QString &temporary)
    {
        const Result<MediaItem> kept = keepFile(temporary, m_folder, m_prepared.item);
        if (!kept)
            return std::unexpected(kept.error());
        m_prepared.item = *kept;
        const bool isPicture = kept->contentType.startsWith(u"image/");
        if (m_channel == Channel::Sms && !isPicture && kept->size > carriersTake)
            m_prepared.note = Words::tr("Many carriers refuse files of this kind above %1.")
                                  .arg(QLocale().formattedDataSize(carriersTake));
        return m_prepared;
    }

    Result<PreparedFile> keepFitted(const QString &copy)
    {
        const qint64 most = std::min(mostBytes(m_channel, QStringLiteral("image/jpeg")), m_room);
        const Result<FittedPicture> fitted = fitPicture(copy, m_prepared.item.contentType, most);
        if (!fitted)
            return std::unexpected(fitted.error());
        const Result<QString> temporary = writeInto(m_folder, fitted->bytes);
        if (!temporary)
            return std::unexpected(temporary.error());
        m_prepared.item.contentType = fitted->mime;
        m_prepared.item.name = QFileInfo(m_path).completeBaseName()
            + (fitted->mime == u"image/png" ? QStringLiteral(".png") : QStringLiteral(".jpg"));
        const Result<PreparedFile> kept = keep(*temporary);
        if (!kept)
            return kept;
        m_prepared.note = Words::tr("Made to fit: %1 instead of %2, %3 instead of %4.")
                              .arg(QLocale().formattedDataSize(m_prepared.item.size),
                                   QLocale().formattedDataSize(m_prepared.originalSize), shown(fitted->size),
                                   shown(m_prepared.originalPixels));
        return m_prepared;
    }

    [[nodiscard]] Error refusal() const
    {
        MediaItem item = m_prepared.item;
        item.size = m_prepared.originalSize;
        if (const Done checked = checkFiles({item}, m_channel, false); !checked)
            return checked.error();
        return {ErrorKind::Invalid,
                Words::tr("“%1” does not fit beside the other files. Send it separately.").arg(item.name),
                {},
                0,
                0};
    }

    QString m_path;
    Channel m_channel;
    QString m_folder;
    qint64 m_room;
    PreparedFile m_prepared;
};

} // namespace

QFuture<Result<PreparedFile>> prepareAttachment(const QString &path, Channel channel, const QString &mediaFolder,
                                                qint64 taken)
{
    return QtConcurrent::run(
        [path, channel, mediaFolder, taken] { return Preparation(path, channel, mediaFolder, taken).run(); });
}

} // namespace patchcord::desk
