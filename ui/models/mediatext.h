// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"

#include <QLocale>
#include <QString>

// The words for files of a message, and what may be done with them.
namespace patchcord::ui {

/// How a file is shown.
enum class MediaShape { Picture, Sound, Video, Document, Contact, Other };

[[nodiscard]] MediaShape shapeOf(const MediaItem &media);
/// Its bytes are kept and can be shown, played, opened and saved.
[[nodiscard]] bool isHere(const MediaItem &media);
[[nodiscard]] bool isOnItsWay(const MediaItem &media);

/// What the agent calls it: its name, else "Photo", "Voice message", …
[[nodiscard]] QString mediaTitle(const MediaItem &media);
/// "Waiting for Twilio", "Fetching…", "Gone: …" without a full stop; empty when it is here.
[[nodiscard]] QString mediaStanding(const MediaItem &media);
/// "PDF · 1.2 MB", "0:12 · 3.4 MB": what is known of one that is here.
[[nodiscard]] QString mediaDetail(const MediaItem &media, const QLocale &locale);
/// "2.4 MB".
[[nodiscard]] QString sizeText(qint64 bytes, const QLocale &locale);
/// "0:21" for milliseconds.
[[nodiscard]] QString soundSpan(qint64 ms);
/// The file in a few words for a screen reader: "Photo, waiting for Twilio", "invoice.pdf, PDF, 1.2 MB".
[[nodiscard]] QString spokenMedia(const MediaItem &media, const QLocale &locale);

/// A name for a copy of it: what it is called, or what it is with the time of its message; the ending goes with its
/// type, whatever the sender called it, so that nothing runs that says it is a document.
[[nodiscard]] QString readableFileName(const MediaItem &media, qint64 at);
/// True for kinds of files that programs show rather than run.
[[nodiscard]] bool isKnownType(const MediaItem &media);

} // namespace patchcord::ui
