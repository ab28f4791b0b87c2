// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/rule.h"

namespace patchcord {

/// "mon-fri 9:00-17:00, sat 10:00-14:00"; empty = always. Invalid: it cannot be read.
[[nodiscard]] Result<QList<OpenSpan>> spansFromText(const QString &text);
[[nodiscard]] QString spansText(const QList<OpenSpan> &spans);

} // namespace patchcord
