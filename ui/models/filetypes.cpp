// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filetypes.h"

#include <algorithm>
#include <array>

namespace patchcord::ui {

namespace {

struct TypeEndings
{
    const char *type;
    const char *endings;
};

constexpr std::array known{
    TypeEndings{"image/jpeg", "jpg jpeg jpe"},
    TypeEndings{"image/jpg", "jpg jpeg jpe"},
    TypeEndings{"image/png", "png"},
    TypeEndings{"image/gif", "gif"},
    TypeEndings{"image/webp", "webp"},
    TypeEndings{"image/bmp", "bmp"},
    TypeEndings{"image/tiff", "tiff tif"},
    TypeEndings{"image/heic", "heic"},
    TypeEndings{"image/heif", "heif heic"},
    TypeEndings{"image/svg+xml", "svg"},
    TypeEndings{"audio/mpeg", "mp3"},
    TypeEndings{"audio/mp3", "mp3"},
    TypeEndings{"audio/ogg", "ogg oga opus"},
    TypeEndings{"audio/opus", "opus ogg"},
    TypeEndings{"audio/mp4", "m4a mp4"},
    TypeEndings{"audio/x-m4a", "m4a"},
    TypeEndings{"audio/aac", "aac"},
    TypeEndings{"audio/amr", "amr"},
    TypeEndings{"audio/3gpp", "3gp"},
    TypeEndings{"audio/wav", "wav"},
    TypeEndings{"audio/x-wav", "wav"},
    TypeEndings{"audio/wave", "wav"},
    TypeEndings{"audio/vnd.wave", "wav"},
    TypeEndings{"audio/basic", "au"},
    TypeEndings{"audio/flac", "flac"},
    TypeEndings{"audio/webm", "weba webm"},
    TypeEndings{"video/mp4", "mp4 m4v"},
    TypeEndings{"video/3gpp", "3gp"},
    TypeEndings{"video/quicktime", "mov"},
    TypeEndings{"video/webm", "webm"},
    TypeEndings{"video/mpeg", "mpeg mpg"},
    TypeEndings{"application/pdf", "pdf"},
    TypeEndings{"text/plain", "txt"},
    TypeEndings{"text/csv", "csv"},
    TypeEndings{"text/html", "html htm"},
    TypeEndings{"text/vcard", "vcf"},
    TypeEndings{"text/x-vcard", "vcf"},
    TypeEndings{"text/calendar", "ics"},
    TypeEndings{"text/rtf", "rtf"},
    TypeEndings{"application/rtf", "rtf"},
    TypeEndings{"application/json", "json"},
    TypeEndings{"application/zip", "zip"},
    TypeEndings{"application/msword", "doc"},
    TypeEndings{"application/vnd.ms-excel", "xls"},
    TypeEndings{"application/vnd.ms-powerpoint", "ppt"},
    TypeEndings{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    TypeEndings{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    TypeEndings{"application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"},
    TypeEndings{"application/vnd.oasis.opendocument.text", "odt"},
    TypeEndings{"application/vnd.oasis.opendocument.spreadsheet", "ods"},
    TypeEndings{"application/vnd.oasis.opendocument.presentation", "odp"},
};

} // namespace

QStringList endingsOf(const QString &type)
{
    const auto found
        = std::ranges::find_if(known, [&type](const TypeEndings &entry) { return type == QLatin1String(entry.type); });
    return found == known.end() ? QStringList() : QString::fromLatin1(found->endings).split(u' ');
}

bool isPictureName(const QString &name)
{
    static const QStringList endings = QStringLiteral("jpg jpeg jpe png gif webp bmp tiff tif").split(u' ');
    return name.contains(u'.') && endings.contains(name.section(u'.', -1).toLower());
}

} // namespace patchcord::ui
