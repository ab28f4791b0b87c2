// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/store/transaction.h"

#include <QStringView>

#include <optional>

namespace patchcord::desk {

/// A conversation to take along, with all its rows, oldest first.
struct Transcript
{
    Conversation conversation;
    QList<Message> messages;
};

enum class TranscriptFormat {
    Pdf, ///< Pages with small pictures. Needs a QGuiApplication.
    Html, ///< One page, with the files in a folder beside it.
    JsonLines, ///< One row a line, as everything is exported.
};

/// By the ending of a file's name: ".pdf", ".html", ".htm", ".jsonl".
[[nodiscard]] std::optional<TranscriptFormat> transcriptFormatOf(QStringView path);

/// NotFound: there is no such conversation.
[[nodiscard]] Result<Transcript> readTranscript(const store::Snapshot &snapshot, ConversationId conversation);

/// Writes the file, and the folder beside it where the format has one. Waits for the disk, so it is for a thread of its
/// own. What customers wrote is text wherever it stands, and never markup. Storage: it could not be written.
[[nodiscard]] Done writeTranscript(const Transcript &transcript, TranscriptFormat format, const QString &path,
                                   const QString &mediaFolder);

} // namespace patchcord::desk
