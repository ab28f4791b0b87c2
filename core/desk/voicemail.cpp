// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/voicemail.h"

#include "core/store/calls.h"

namespace patchcord::desk {

namespace {

MediaItem recordingOf(const LeftMessage &left)
{
    MediaItem item;
    item.contentType = QStringLiteral("audio/x-wav");
    item.url = left.url + QStringLiteral(".wav");
    item.durationMs = left.seconds * 1000;
    return item;
}

} // namespace

Result<CallTurn> keepVoicemail(store::Transaction &transaction, const LeftMessage &left)
{
    const auto row = store::messageOfCall(transaction, left.callSid);
    if (!row)
        return std::unexpected(row.error());
    if (!*row || !(*row)->call || left.seconds <= 0 || left.url.isEmpty())
        return CallTurn();
    Call call = *(*row)->call;
    if (!call.recordingSid.isEmpty())
        return CallTurn{**row, {}};
    call.recordingSid = left.recordingSid;
    call.recordingSeconds = left.seconds;
    // Twilio takes a caller there by itself when this desk does not answer.
    if (call.handling == CallHandling::None)
        call.handling = CallHandling::Voicemail;
    auto turn = changeCall(transaction, **row, call);
    if (!turn)
        return turn;
    if (const Done done = store::setVoicemail(transaction, (*row)->id, recordingOf(left)); !done)
        return std::unexpected(done.error());
    turn->row.kind = MessageKind::Voicemail;
    turn->steps.removeIf([](const CallStep &step) { return step.kind == CallStep::Kind::ToVoicemail; });
    return turn;
}

Done keepTranscript(store::Transaction &transaction, const QString &callSid, const QString &recordingSid,
                    const QString &text)
{
    const auto row = store::messageOfCall(transaction, callSid);
    if (!row)
        return std::unexpected(row.error());
    if (!*row || !(*row)->call || text.isEmpty())
        return {};
    const QString known = (*row)->call->recordingSid;
    if (!known.isEmpty() && known != recordingSid)
        return {};
    return store::setTranscript(transaction, (*row)->id, text);
}

} // namespace patchcord::desk
