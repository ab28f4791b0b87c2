// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/store.h"

#include <QStringView>

#include <optional>

class QIODevice;

namespace patchcord::desk {

enum class ExportFormat { JsonLines, Csv };

/// "jsonl" or "csv".
[[nodiscard]] std::optional<ExportFormat> exportFormatFromString(QStringView text);

/// Writes every message and call, oldest first, one a line, reading page by page. Waits for the store, so it is for
/// programs without a screen. Storage: the device did not take it all.
[[nodiscard]] Done exportEverything(store::Store &store, ExportFormat format, QIODevice &device);
/// The same of one conversation. NotFound: there is none with that number.
[[nodiscard]] Done exportConversation(store::Store &store, ConversationId conversation, ExportFormat format,
                                      QIODevice &device);

} // namespace patchcord::desk
