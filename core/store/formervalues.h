// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"
#include "core/store/transaction.h"

#include <QList>
#include <QString>

namespace patchcord::store {

/// Before the value is changed at Twilio, so that it can always be put back.
[[nodiscard]] Done rememberValue(Transaction &transaction, const QString &accountSid, const FormerValue &value);
/// All that were not put back yet, oldest first: the first of a field is what stood there before us.
[[nodiscard]] Result<QList<FormerValue>> formerValues(const Snapshot &snapshot, const QString &accountSid);
/// Everything of that place is as it was before.
[[nodiscard]] Done markRestored(Transaction &transaction, const QString &accountSid, WebhookPlace::Kind kind,
                                const QString &place, qint64 at);
/// What was remembered of that place at that time was not changed after all.
[[nodiscard]] Done forgetValues(Transaction &transaction, const QString &accountSid, WebhookPlace::Kind kind,
                                const QString &place, qint64 at);

} // namespace patchcord::store
