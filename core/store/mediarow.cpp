// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mediarow.h"

#include "core/store/connection.h"

namespace patchcord::store {

namespace {

/// The columns of media_of.sql, in its order.
enum Column {
    Id,
    ContentType,
    Url,
    File,
    State,
    Name,
    Size,
    Width,
    Height,
    Thumbnail,
    DurationMs,
    Waveform,
    Failure,
};

} // namespace

MediaItem mediaFrom(const Rows &row)
{
    MediaItem item;
    item.id = {row.number(Id)};
    item.contentType = row.text(ContentType);
    item.url = row.text(Url);
    item.file = row.text(File);
    item.state = mediaStateFromString(row.text(State)).value_or(item.state);
    item.name = row.text(Name);
    item.size = row.number(Size);
    item.width = row.small(Width);
    item.height = row.small(Height);
    item.thumbnail = row.text(Thumbnail);
    item.durationMs = row.small(DurationMs);
    item.waveform = row.bytes(Waveform);
    item.failure = row.text(Failure);
    return item;
}

QVariant boundWaveform(const MediaItem &item)
{
    return item.waveform.isEmpty() ? QVariant() : QVariant(item.waveform);
}

Done insertMedia(Transaction &transaction, MessageId message, const MediaItem &item)
{
    return transaction.connection().execute(QLatin1StringView("media_insert"),
                                            {message.value, item.contentType, item.url, item.file, toString(item.state),
                                             item.name, item.size, item.width, item.height, item.thumbnail,
                                             item.durationMs, boundWaveform(item), item.failure});
}

} // namespace patchcord::store
