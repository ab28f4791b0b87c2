// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/preflight.h"

#include "core/desk/draftcheck.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "core/twilio/addresses.h"
#include "core/twilio/webhooks.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace patchcord::desk {

namespace {

using store::Snapshot;

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::Preflight)
};

Verdict invalid(const QString &reason)
{
    return {Obstacle::Invalid, reason, 0, Remedy::Mend};
}

/// When the contact wrote STOP, as far as their words are among the newest rows; 0 else.
Result<qint64> stopTime(const Snapshot &snapshot, ConversationId conversation)
{
    static constexpr int rows = 200;
    const auto page = store::messagesBefore(snapshot, conversation, MessageKey::end(), rows);
    if (!page)
        return std::unexpected(page.error());
    for (auto it = page->crbegin(); it != page->crend(); ++it) {
        if (it->direction == Direction::Inbound && twilio::keywordOf(it->body) == twilio::OptOutKeyword::Stop)
            return it->at;
    }
    return 0;
}

Result<std::optional<Conversation>> conversationFor(const Snapshot &snapshot, const Draft &draft)
{
    const auto id = store::conversationOf(snapshot, draft.sender, draft.to);
    if (!id)
        return std::unexpected(id.error());
    return *id ? store::conversationById(snapshot, **id) : Result<std::optional<Conversation>>();
}

Result<Verdict> optedOut(const Snapshot &snapshot, const Draft &draft, const std::optional<Conversation> &conversation)
{
    const bool isNamed = conversation && !conversation->contactName.isEmpty();
    const QString name = isNamed ? conversation->contactName : twilio::toDisplay(draft.to);
    const auto stoppedAt = conversation ? stopTime(snapshot, conversation->id) : Result<qint64>(0);
    if (!stoppedAt)
        return std::unexpected(stoppedAt.error());
    Verdict verdict{Obstacle::OptedOut, Words::tr("%1 opted out; only their START lifts it.").arg(name)};
    if (*stoppedAt > 0)
        verdict.reason
            = Words::tr("%1 opted out with STOP on %2; only their START lifts it.")
                  .arg(name, QLocale().toString(QDateTime::fromMSecsSinceEpoch(*stoppedAt), QLocale::ShortFormat));
    return verdict;
}

} // namespace

Result<Verdict> preflight(const Snapshot &snapshot, const Draft &draft, [[maybe_unused]] Origin origin,
                          [[maybe_unused]] qint64 now)
{
    if (const Done checked = checkDraft(draft); !checked)
        return invalid(checked.error().message);
    const auto sender = store::senderById(snapshot, draft.sender);
    if (!sender)
        return std::unexpected(sender.error());
    if (!*sender)
        return invalid(Words::tr("This sender is not there any more. Choose another one."));
    if (const Done checked = checkSender(**sender, draft.to); !checked)
        return invalid(checked.error().message);
    const auto conversation = conversationFor(snapshot, draft);
    if (!conversation)
        return std::unexpected(conversation.error());
    const auto isOptedOut = store::isOptedOut(snapshot, draft.sender, draft.to);
    if (!isOptedOut)
        return std::unexpected(isOptedOut.error());
    if (*isOptedOut)
        return optedOut(snapshot, draft, *conversation);
    return Verdict{};
}

Done toDone(const Verdict &verdict)
{
    if (verdict.isAllowed())
        return {};
    return failure(verdict.obstacle == Obstacle::Invalid ? ErrorKind::Invalid : ErrorKind::Refused, verdict.reason);
}

Draft draftOf(const Message &message, const Conversation &conversation)
{
    Draft draft;
    draft.sender = conversation.sender;
    draft.to = conversation.contactAddress;
    draft.body = message.body;
    for (const MediaItem &item : message.media) {
        if (item.file.isEmpty())
            draft.mediaUrls.append(item.url);
        else
            draft.files.append(item);
    }
    return draft;
}

} // namespace patchcord::desk
