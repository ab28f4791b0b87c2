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
};

/// `known` are the attempts that are looked after already: nothing more is read of them.
[[nodiscard]] Result<Survey> takeSurvey(const store::Snapshot &snapshot, const QSet<AttemptId> &known);

} // namespace patchcord::desk
