// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contenttemplate.h"
#include "core/store/transaction.h"

#include <QList>

#include <optional>

namespace patchcord::store {

/// By name, then by language.
[[nodiscard]] Result<QList<ContentTemplate>> allTemplates(const Snapshot &snapshot);
[[nodiscard]] Result<std::optional<ContentTemplate>> templateBySid(const Snapshot &snapshot, const QString &sid);
/// Puts what was read at Twilio at `readAt` (UTC ms) in the place of what was kept, and appends TemplatesChanged when
/// anything but the time differs.
[[nodiscard]] Done replaceTemplates(Transaction &transaction, QList<ContentTemplate> templates, qint64 readAt);

} // namespace patchcord::store
