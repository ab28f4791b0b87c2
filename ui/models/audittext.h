// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/audit.h"

#include <QString>

namespace patchcord::ui {

/// "Sent a message" for "message.send"; an act that has no words here is named as it is stored.
[[nodiscard]] QString auditActionText(const QString &action);
/// "system" and "auto" in words, anybody else by name.
[[nodiscard]] QString auditActorText(const QString &actor);
/// "messages: 3, at_twilio: yes" for a JSON object.
[[nodiscard]] QString auditDetailText(const QString &json);

/// All of these lines as CSV (RFC 4180): times in UTC, acts as they are stored, and a line of heads.
[[nodiscard]] QString auditCsvHead();
[[nodiscard]] QString auditCsv(const QList<AuditLine> &lines);

} // namespace patchcord::ui
