// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/attempt.h"
#include "core/records/message.h"
#include "core/store/transaction.h"

#include <QList>
#include <QSet>

namespace patchcord::desk {

/// What there is to do, as one read found it.
struct Survey
{
    QList<Message> pending;
    QList<Attempt> open;
    QSet<MessageId> automatic; ///< Of the open ones: acknowledgements, which travel in a webhook's answer.
    qint64 nextRelease = 0; ///< UTC ms when the next message may leave that is held now; 0 = none is.
};

/// `known` are the attempts that are looked after already: nothing more is read of them. `now` is UTC ms.
[[nodiscard]] Result<Survey> takeSurvey(const store::Snapshot &snapshot, const QSet<AttemptId> &known, qint64 now);

} // namespace patchcord::desk
