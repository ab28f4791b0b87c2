// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mediatext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const MediaItem &file)
{
    return {{u"content_type"_s, file.contentType},
            {u"file"_s, file.file},
            {u"name"_s, file.name},
            {u"size"_s, file.size},
            {u"width"_s, file.width},
            {u"height"_s, file.height},
            {u"thumbnail"_s, file.thumbnail},
            {u"duration_ms"_s, file.durationMs},
            {u"waveform"_s, QString::fromLatin1(file.waveform.toBase64())}};
}

MediaItem fileFrom(const QJsonObject &json)
{
    MediaItem file;
    file.state = MediaState::Here;
    file.contentType = json.value("content_type"_L1).toString();
    file.file = json.value("file"_L1).toString();
    file.name = json.value("name"_L1).toString();
    file.size = json.value("size"_L1).toInteger();
    file.width = json.value("width"_L1).toInt();
    file.height = json.value("height"_L1).toInt();
    file.thumbnail = json.value("thumbnail"_L1).toString();
    file.durationMs = json.value("duration_ms"_L1).toInt();
    file.waveform = QByteArray::fromBase64(json.value("waveform"_L1).toString().toLatin1());
    return file;
}

} // namespace

QString textOf(const QList<MediaItem> &files)
{
    QJsonArray array;
    for (const MediaItem &file : files)
        array.append(toJson(file));
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<MediaItem> filesFrom(const QString &text)
{
    QList<MediaItem> files;
    for (const QJsonValue file : QJsonDocument::fromJson(text.toUtf8()).array())
        files.append(fileFrom(file.toObject()));
    return files;
}

} // namespace patchcord::store
