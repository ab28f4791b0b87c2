// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/savedreply.h"

#include <QList>
#include <QString>

namespace patchcord::desk {

/// Saved replies as a text that people can read and edit: "== Name", then perhaps "folder: Folder", then the text. A
/// line of a text that begins like a heading has a backslash in front. Files are left out, and so are replies of files
/// alone.
[[nodiscard]] QString toText(const QList<SavedReply> &replies);
/// The replies in such a text; what stands before the first heading, and headings without a text, are left out.
[[nodiscard]] QList<SavedReply> savedRepliesIn(const QString &text);

} // namespace patchcord::desk
