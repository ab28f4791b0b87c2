// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/message.h"
#include "core/store/transaction.h"

#include <QList>

#include <optional>

namespace patchcord::store {

/// The row of a call by the SID of its customer's leg, and by the conference in which both ends meet.
[[nodiscard]] Result<std::optional<Message>> messageOfCall(const Snapshot &snapshot, const QString &callSid);
[[nodiscard]] Result<std::optional<Message>> messageOfRoom(const Snapshot &snapshot, const QString &room);
/// The rows of calls that ring or run, oldest first.
[[nodiscard]] Result<QList<Message>> liveCalls(const Snapshot &snapshot);

/// Keeps the call's state and appends MessageChanged for its row. A call that was taken or declined is nothing to be
/// read and waits for nobody, so the conversation is counted anew when that changes.
[[nodiscard]] Done updateCall(Transaction &transaction, MessageId id, const Call &call);

/// Makes a row of kind Call one of kind Voicemail, with its recording; does nothing when it is one already.
[[nodiscard]] Done setVoicemail(Transaction &transaction, MessageId id, const MediaItem &recording);
/// What was said in a voicemail; appends MessageChanged when that is new.
[[nodiscard]] Done setTranscript(Transaction &transaction, MessageId id, const QString &text);

} // namespace patchcord::store
