// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/savedreplydesk.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/act.h"
#include "core/desk/files/channelfiles.h"
#include "core/store/savedreplies.h"

#include <QCoreApplication>

#include <algorithm>

namespace patchcord::desk {

namespace {

using store::Transaction;

QString words(const char *text)
{
    return QCoreApplication::translate("patchcord::desk::SavedReplyDesk", text);
}

Done check(const SavedReply &reply)
{
    if (reply.name.trimmed().isEmpty())
        return failure(
            ErrorKind::Invalid,
            words(QT_TRANSLATE_NOOP("patchcord::desk::SavedReplyDesk", "Give the reply a name to find it by.")));
    if (reply.text.trimmed().isEmpty() && reply.files.isEmpty())
        return failure(
            ErrorKind::Invalid,
            words(QT_TRANSLATE_NOOP("patchcord::desk::SavedReplyDesk", "The reply has neither a text nor a file.")));
    if (reply.files.size() > mostFiles(Channel::Sms))
        return failure(
            ErrorKind::Invalid,
            words(QT_TRANSLATE_NOOP("patchcord::desk::SavedReplyDesk", "A message takes at most ten files.")));
    return {};
}

Done note(Transaction &transaction, const Act &act, const QString &action, SavedReplyId id)
{
    return audit(transaction, act, action, {}, {}, {{QStringLiteral("reply"), id.value}});
}

Result<SavedReplyId> write(Transaction &transaction, const Act &act, const SavedReply &reply)
{
    SavedReplyId id = reply.id;
    if (id.isValid()) {
        if (const Done updated = store::updateSavedReply(transaction, reply); !updated)
            return std::unexpected(updated.error());
    } else {
        const auto inserted = store::insertSavedReply(transaction, reply);
        if (!inserted)
            return inserted;
        id = *inserted;
    }
    const Done noted = note(transaction, act, QStringLiteral("saved-reply.keep"), id);
    return noted ? Result<SavedReplyId>(id) : std::unexpected(noted.error());
}

Result<int> writeAll(Transaction &transaction, const Act &act, const QList<SavedReply> &replies)
{
    auto known = store::savedReplies(transaction);
    if (!known)
        return std::unexpected(known.error());
    int added = 0;
    for (const SavedReply &reply : replies) {
        const bool isThere = std::ranges::any_of(
            *known, [&reply](const SavedReply &other) { return other.name == reply.name && other.text == reply.text; });
        if (isThere || !check(reply))
            continue;
        if (const auto written = write(transaction, act, reply); !written)
            return std::unexpected(written.error());
        known->append(reply);
        ++added;
    }
    return added;
}

} // namespace

QFuture<Result<SavedReplyId>> SavedReplyDesk::keep(const SavedReply &reply)
{
    if (const Done checked = check(reply); !checked)
        return readyFuture(Result<SavedReplyId>(std::unexpected(checked.error())));
    return m_store.write(
        [reply, act = Act{m_agent, utcNow()}](Transaction &transaction) { return write(transaction, act, reply); });
}

QFuture<Done> SavedReplyDesk::remove(SavedReplyId reply)
{
    return m_store.write([reply, act = Act{m_agent, utcNow()}](Transaction &transaction) -> Done {
        if (const Done removed = store::removeSavedReply(transaction, reply); !removed)
            return removed;
        return note(transaction, act, QStringLiteral("saved-reply.remove"), reply);
    });
}

QFuture<Done> SavedReplyDesk::countUse(SavedReplyId reply)
{
    // No audit row: what was done with it is the message that follows.
    return m_store.write([reply](Transaction &transaction) { return store::countUse(transaction, reply); });
}

QFuture<Result<int>> SavedReplyDesk::addAll(const QList<SavedReply> &replies)
{
    return m_store.write([replies, act = Act{m_agent, utcNow()}](Transaction &transaction) {
        return writeAll(transaction, act, replies);
    });
}

} // namespace patchcord::desk
