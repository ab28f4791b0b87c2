// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/mediatext.h"

#include "ui/models/conversationtext.h"
#include "ui/models/filetypes.h"
#include "ui/models/timelinetext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

namespace patchcord::ui {

namespace {

constexpr qsizetype longestName = 80;

QString tr(const char *text)
{
    return QCoreApplication::translate("Media", text);
}

QString typeOf(const MediaItem &media)
{
    return media.contentType.section(u';', 0, 0).trimmed().toLower();
}

/// Marks that turn the order of letters round, so that "gpj.exe" would be read as something else.
bool isTurning(QChar c)
{
    return (c >= QChar(0x200e) && c <= QChar(0x200f)) || (c >= QChar(0x202a) && c <= QChar(0x202e))
        || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

/// Without what file systems or people would stumble over.
QString cleaned(const QString &name)
{
    QString result;
    for (const QChar c : name) {
        const bool isBad = c < u' ' || QStringView(u"/\\:*?\"<>|").contains(c) || isTurning(c);
        result += isBad ? u'_' : c;
    }
    result = result.trimmed();
    while (result.startsWith(u'.'))
        result.remove(0, 1);
    return result;
}

} // namespace

MediaShape shapeOf(const MediaItem &media)
{
    const QString type = typeOf(media);
    // A drawing that is a program of its own is not shown unasked.
    if (type.startsWith(u"image/") && type != u"image/svg+xml")
        return MediaShape::Picture;
    if (type.startsWith(u"audio/"))
        return MediaShape::Sound;
    if (type.startsWith(u"video/"))
        return MediaShape::Video;
    if (type == u"application/pdf")
        return MediaShape::Document;
    return type == u"text/vcard" || type == u"text/x-vcard" ? MediaShape::Contact : MediaShape::Other;
}

bool isHere(const MediaItem &media)
{
    return media.state == MediaState::Here && !media.file.isEmpty();
}

bool isOnItsWay(const MediaItem &media)
{
    return media.state == MediaState::Waiting || media.state == MediaState::Fetching;
}

QString mediaTitle(const MediaItem &media)
{
    if (media.name.isEmpty())
        return mediaName(media);
    QString name = displayBody(media.name);
    name.removeIf(isTurning);
    return name;
}

QString mediaStanding(const MediaItem &media)
{
    switch (media.state) {
    case MediaState::Waiting:
        return tr("Waiting for Twilio");
    case MediaState::Fetching:
        return tr("Fetching…");
    case MediaState::Here:
        return media.file.isEmpty() ? tr("Not kept here") : QString();
    case MediaState::Gone:
        break;
    }
    QString reason = media.failure.trimmed();
    while (reason.endsWith(u'.'))
        reason.chop(1);
    return reason.isEmpty() ? tr("Not here any more") : reason;
}

QString sizeText(qint64 bytes, const QLocale &locale)
{
    return locale.formattedDataSize(bytes, bytes < 1024 * 1024 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString soundSpan(qint64 ms)
{
    return clockSpan(int((std::max<qint64>(0, ms) + 500) / 1000));
}

QString mediaDetail(const MediaItem &media, const QLocale &locale)
{
    QStringList parts;
    if (!media.name.isEmpty())
        parts.append(mediaName(media));
    if (media.durationMs > 0)
        parts.append(soundSpan(media.durationMs));
    if (media.size > 0)
        parts.append(sizeText(media.size, locale));
    return parts.join(QStringLiteral(" · "));
}

QString spokenMedia(const MediaItem &media, const QLocale &locale)
{
    const QString detail = isHere(media)
        ? mediaDetail(media, locale).replace(QStringLiteral(" · "), QStringLiteral(", "))
        : mediaStanding(media);
    return detail.isEmpty() ? mediaTitle(media) : QStringLiteral("%1, %2").arg(mediaTitle(media), detail);
}

QString readableFileName(const MediaItem &media, qint64 at)
{
    const QStringList endings = endingsOf(typeOf(media));
    QString name = cleaned(media.name);
    if (name.isEmpty()) {
        const QString time = QDateTime::fromMSecsSinceEpoch(at).toString(QStringLiteral("yyyy-MM-dd HH.mm"));
        name = cleaned(QStringLiteral("%1 %2").arg(mediaName(media), time));
    }
    const QString ending = name.contains(u'.') ? name.section(u'.', -1).toLower() : QString();
    const bool isFitting = endings.contains(ending);
    const QString wanted = isFitting ? ending : endings.value(0, QStringLiteral("bin"));
    QString stem = isFitting ? name.chopped(ending.size() + 1) : name;
    stem.truncate(longestName);
    return QStringLiteral("%1.%2").arg(stem, wanted);
}

bool isKnownType(const MediaItem &media)
{
    const QString type = typeOf(media);
    return shapeOf(media) != MediaShape::Other || type == u"text/plain" || type == u"text/calendar";
}

} // namespace patchcord::ui
