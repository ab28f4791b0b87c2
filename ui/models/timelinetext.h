// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"

#include <QDate>
#include <QList>
#include <QLocale>
#include <QString>
#include <QUrl>

// The words of the timeline: what a row says beside its body, on the screen, in its tooltip and to a screen reader.
namespace patchcord::ui {

/// An address on the web inside a text.
struct TextLink
{
    qsizetype start = 0;
    qsizetype length = 0;
    QUrl url;

    bool operator==(const TextLink &) const = default;
};

/// What the mark behind a time says.
enum class Tick { None, Waiting, LookUp, One, Two };

/// The body as it can be laid out: letter for letter as long as the original (or cut after 16,000), line breaks as line
/// separators, and a visible sign for each control character.
[[nodiscard]] QString displayBody(const QString &body);
/// The http and https addresses in a text, without the punctuation that follows them.
[[nodiscard]] QList<TextLink> linksIn(const QString &text);

/// "Photo", "Voice message", "Video", "PDF", …
[[nodiscard]] QString mediaName(const MediaItem &media);

/// "Ringing 0:12", "Ringing Dana’s phone 0:15", "In a call 1:03", "At the voicemail 0:24", "Missed call", "Call, 3:12",
/// "Call declined by Dana", "Voicemail, 0:21", …
[[nodiscard]] QString eventTitle(const Message &message, qint64 now);

/// "Today", "Yesterday", a weekday within the last week, else the date.
[[nodiscard]] QString dayName(QDate day, QDate today, const QLocale &locale);
[[nodiscard]] QString timeOfDay(qint64 at, const QLocale &locale);

[[nodiscard]] Tick tickOf(const Message &message);
/// True for what was not tried yet and only waits for its time.
[[nodiscard]] bool isHeld(const Message &message);
/// True for what failed, and stays so while it is tried again and Twilio has not accepted it.
[[nodiscard]] bool isMarkedFailed(const Message &message);
[[nodiscard]] bool canRetry(const Message &message);
/// True for what WhatsApp refused because its window was closed: a template would go.
[[nodiscard]] bool needsTemplate(const Message &message);
/// Only what never reached Twilio can be taken away.
[[nodiscard]] bool canDiscard(const Message &message);
/// Whether it is held here at `now` (UTC ms), and so may be taken back.
[[nodiscard]] bool isHeld(const Message &message, qint64 now);
/// "Sending in 3…" while it is held; else empty.
[[nodiscard]] QString holdText(const Message &message, qint64 now);
/// Where it stands, when a tick alone does not say it: "Read", "Not sent: the network was down", "Retrying: …",
/// "Checking whether it left", "Opted out"; else empty.
[[nodiscard]] QString standing(const Message &message);
/// Who wrote an outbound row, for its line below: "Dana", "Automatic", "Note by Priya"; else empty.
[[nodiscard]] QString authorText(const Message &message);

/// The row in one sentence for a screen reader.
[[nodiscard]] QString spokenRow(const Message &message, const QString &contactName, qint64 now, const QLocale &locale);
/// Full time, ends, author, parts, state, SID and code: one a line.
[[nodiscard]] QString rowDetails(const Message &message, const QString &senderName, const QLocale &locale);

} // namespace patchcord::ui
