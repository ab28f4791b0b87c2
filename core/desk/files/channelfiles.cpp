// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/files/channelfiles.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace patchcord::desk {

namespace {

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::Attachment)
};

constexpr qint64 megabyte = 1'000'000; // The smaller reading of "MB", so that what fits here fits there.

struct Rule
{
    QLatin1StringView type; ///< A whole type, or the beginning up to '/'.
    qint64 most;
};

using L1 = QLatin1StringView;

constexpr std::array mmsRules{
    Rule{L1("image/jpeg"), 5 * megabyte},      Rule{L1("image/png"), 5 * megabyte}, Rule{L1("image/gif"), 5 * megabyte},
    Rule{L1("audio/"), 5 * megabyte},          Rule{L1("video/"), 5 * megabyte},    Rule{L1("text/"), 5 * megabyte},
    Rule{L1("application/pdf"), 5 * megabyte},
};

constexpr std::array whatsAppRules{
    Rule{L1("image/jpeg"), 5 * megabyte},
    Rule{L1("image/png"), 5 * megabyte},
    Rule{L1("image/webp"), megabyte / 10}, // A sticker.
    Rule{L1("audio/aac"), 16 * megabyte},
    Rule{L1("audio/amr"), 16 * megabyte},
    Rule{L1("audio/mpeg"), 16 * megabyte},
    Rule{L1("audio/ogg"), 16 * megabyte},
    Rule{L1("video/mp4"), 16 * megabyte},
    Rule{L1("video/3gpp"), 16 * megabyte},
    Rule{L1("application/pdf"), 16 * megabyte},
    Rule{L1("application/msword"), 16 * megabyte},
    Rule{L1("application/vnd.ms-excel"), 16 * megabyte},
    Rule{L1("application/vnd.ms-powerpoint"), 16 * megabyte},
    Rule{L1("application/vnd.openxmlformats-officedocument."), 16 * megabyte},
    Rule{L1("text/plain"), 16 * megabyte},
    Rule{L1("text/vcard"), 16 * megabyte},
};

constexpr std::array rcsRules{
    Rule{L1("image/jpeg"), 16 * megabyte},      Rule{L1("image/png"), 16 * megabyte},
    Rule{L1("image/gif"), 16 * megabyte},       Rule{L1("video/mp4"), 16 * megabyte},
    Rule{L1("application/pdf"), 16 * megabyte},
};

template <size_t count> qint64 mostBy(const std::array<Rule, count> &rules, const QString &mime)
{
    const auto rule = std::ranges::find_if(rules, [&mime](const Rule &one) {
        const bool isBeginning = one.type.endsWith(L1("/")) || one.type.endsWith(L1("."));
        return isBeginning ? mime.startsWith(one.type) : mime == one.type;
    });
    return rule == rules.end() ? 0 : rule->most;
}

QString nameOf(Channel channel)
{
    switch (channel) {
    case Channel::WhatsApp:
        return QStringLiteral("WhatsApp");
    case Channel::Messenger:
        return QStringLiteral("Messenger");
    case Channel::Rcs:
        return QStringLiteral("RCS");
    case Channel::Sms:
    case Channel::Voice:
        return QStringLiteral("MMS");
    }
    Q_UNREACHABLE();
}

Done invalid(const QString &message)
{
    return failure(ErrorKind::Invalid, message);
}

/// WhatsApp shows a text below pictures, videos and documents only.
bool takesCaption(const QString &mime)
{
    return !mime.startsWith(u"audio/") && mime != u"text/vcard" && mime != u"image/webp";
}

} // namespace

int mostFiles(Channel channel)
{
    return channel == Channel::Sms ? 10 : 1;
}

qint64 mostBytes(Channel channel, const QString &mime)
{
    switch (channel) {
    case Channel::Sms:
        return mostBy(mmsRules, mime);
    case Channel::WhatsApp:
        return mostBy(whatsAppRules, mime);
    case Channel::Rcs:
        return mostBy(rcsRules, mime);
    case Channel::Messenger:
        return 25 * megabyte;
    case Channel::Voice:
        return 0;
    }
    Q_UNREACHABLE();
}

qint64 mostBytesTogether(Channel channel)
{
    switch (channel) {
    case Channel::Sms:
        return 5 * megabyte;
    case Channel::Messenger:
        return 25 * megabyte;
    default:
        return 16 * megabyte;
    }
}

Error unfitFile(Channel channel, const MediaItem &file)
{
    const QString help = file.contentType.startsWith(u"image/") ? Words::tr("Save it as JPEG and add it again.")
                                                                : Words::tr("Send it another way, or as a link.");
    return {ErrorKind::Invalid,
            Words::tr("%1 does not carry files like “%2”. %3").arg(nameOf(channel), file.name, help),
            {},
            0,
            0};
}

Done checkFiles(const QList<MediaItem> &files, Channel channel, bool hasText)
{
    if (files.size() > mostFiles(channel))
        return channel == Channel::Sms
            ? invalid(Words::tr("A message takes at most ten files. Send the others separately."))
            : invalid(Words::tr("%1 takes one file per message. Send the others separately.").arg(nameOf(channel)));
    qint64 together = 0;
    for (const MediaItem &file : files) {
        const qint64 most = mostBytes(channel, file.contentType);
        if (most == 0)
            return std::unexpected(unfitFile(channel, file));
        if (file.size > most)
            return invalid(Words::tr("“%1” has %2, but %3 takes %4 at most for such a file.")
                               .arg(file.name, QLocale().formattedDataSize(file.size), nameOf(channel),
                                    QLocale().formattedDataSize(most)));
        if (hasText && channel == Channel::WhatsApp && !takesCaption(file.contentType))
            return invalid(Words::tr("WhatsApp shows no text beside “%1”. Send the text and the file one after the "
                                     "other.")
                               .arg(file.name));
        together += file.size;
    }
    if (together > mostBytesTogether(channel))
        return invalid(Words::tr("The files have %1 together, but %2 takes %3 in one message. Send some separately.")
                           .arg(QLocale().formattedDataSize(together), nameOf(channel),
                                QLocale().formattedDataSize(mostBytesTogether(channel))));
    return {};
}

} // namespace patchcord::desk
