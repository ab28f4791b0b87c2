// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/files/filetype.h"

#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace patchcord::desk {

namespace {

struct Signature
{
    qsizetype at;
    QByteArrayView bytes;
    const char *mime;
    const char *extension;
};

constexpr std::array signatures{
    Signature{0, "\xff\xd8\xff", "image/jpeg", "jpg"},
    Signature{0, "\x89PNG\r\n\x1a\n", "image/png", "png"},
    Signature{0, "GIF87a", "image/gif", "gif"},
    Signature{0, "GIF89a", "image/gif", "gif"},
    Signature{8, "WEBPVP8", "image/webp", "webp"},
    Signature{0, "BM", "image/bmp", "bmp"},
    Signature{0, QByteArrayView("II*\0", 4), "image/tiff", "tif"},
    Signature{0, QByteArrayView("MM\0*", 4), "image/tiff", "tif"},
    Signature{4, "ftypheic", "image/heic", "heic"},
    Signature{4, "ftypheix", "image/heic", "heic"},
    Signature{4, "ftypmif1", "image/heic", "heic"},
    Signature{4, "ftypavif", "image/avif", "avif"},
    Signature{4, "ftypM4A", "audio/mp4", "m4a"},
    Signature{4, "ftyp3g", "video/3gpp", "3gp"},
    Signature{4, "ftypqt", "video/quicktime", "mov"},
    Signature{4, "ftyp", "video/mp4", "mp4"},
    Signature{0, "\x1a\x45\xdf\xa3", "video/webm", "webm"},
    Signature{8, "WAVE", "audio/wav", "wav"},
    Signature{8, "AVI ", "video/x-msvideo", "avi"},
    Signature{0, "OggS", "audio/ogg", "ogg"},
    Signature{0, "fLaC", "audio/flac", "flac"},
    Signature{0, "#!AMR", "audio/amr", "amr"},
    Signature{0, "ID3", "audio/mpeg", "mp3"},
    Signature{0, "\xff\xf1", "audio/aac", "aac"},
    Signature{0, "\xff\xf9", "audio/aac", "aac"},
    Signature{0, "\xff\xfb", "audio/mpeg", "mp3"},
    Signature{0, "\xff\xf3", "audio/mpeg", "mp3"},
    Signature{0, "\xff\xf2", "audio/mpeg", "mp3"},
    Signature{0, "%PDF-", "application/pdf", "pdf"},
    Signature{0, "{\\rtf", "application/rtf", "rtf"},
    Signature{0, "PK\x03\x04", "application/zip", "zip"},
    Signature{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage", "bin"},
};

/// What may be said of bytes that look like `container`.
struct Inner
{
    const char *container;
    const char *mime;
    const char *extension;
};

constexpr std::array inners{
    Inner{"application/zip", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    Inner{"application/zip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    Inner{"application/zip", "application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"},
    Inner{"application/x-ole-storage", "application/msword", "doc"},
    Inner{"application/x-ole-storage", "application/vnd.ms-excel", "xls"},
    Inner{"application/x-ole-storage", "application/vnd.ms-powerpoint", "ppt"},
    Inner{"video/mp4", "audio/mp4", "m4a"},
    Inner{"video/3gpp", "audio/3gpp", "3gp"},
    Inner{"video/webm", "audio/webm", "webm"},
    Inner{"audio/ogg", "video/ogg", "ogv"},
    Inner{"text/plain", "text/csv", "csv"},
};

FileType typed(const char *mime, const char *extension)
{
    return {QString::fromLatin1(mime), QString::fromLatin1(extension)};
}

bool isFoundAt(QByteArrayView head, const Signature &signature)
{
    return head.size() >= signature.at + signature.bytes.size()
        && head.sliced(signature.at, signature.bytes.size()) == signature.bytes;
}

/// Text that somebody could read: UTF-8 without control characters, though perhaps cut in the middle of a letter.
bool isText(QByteArrayView head)
{
    if (head.isEmpty())
        return false;
    const bool hasControls = std::ranges::any_of(head, [](char c) {
        const auto code = uchar(c);
        return code < 0x20 && c != '\t' && c != '\r' && c != '\n' && c != '\f';
    });
    if (hasControls)
        return false;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder.decode(head);
    return !decoder.hasError();
}

FileType textType(QByteArrayView head)
{
    const QByteArray first = head.first(std::min<qsizetype>(head.size(), 64)).toByteArray().trimmed().toUpper();
    if (first.startsWith("BEGIN:VCARD"))
        return typed("text/vcard", "vcf");
    if (first.startsWith("BEGIN:VCALENDAR"))
        return typed("text/calendar", "ics");
    // A page or a drawing that could run something is shown as the text that it is.
    return typed("text/plain", "txt");
}

FileType outerType(QByteArrayView head)
{
    for (const Signature &signature : signatures) {
        if (isFoundAt(head, signature))
            return typed(signature.mime, signature.extension);
    }
    return isText(head) ? textType(head) : typed("application/octet-stream", "bin");
}

} // namespace

FileType fileTypeOf(QByteArrayView head, const QString &said)
{
    const FileType outer = outerType(head);
    const QString claim = said.section(u';', 0, 0).trimmed().toLower();
    for (const Inner &inner : inners) {
        if (outer.mime == QLatin1StringView(inner.container) && claim == QLatin1StringView(inner.mime))
            return typed(inner.mime, inner.extension);
    }
    return outer.mime == u"application/x-ole-storage" ? typed("application/octet-stream", "bin") : outer;
}

} // namespace patchcord::desk
