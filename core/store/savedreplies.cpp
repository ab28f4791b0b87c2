// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/savedreplies.h"

#include "core/store/connection.h"
#include "core/store/mediatext.h"

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

SavedReply replyFrom(const Rows &row)
{
    return {{row.number(0)}, row.text(1), row.text(2), row.text(3), row.number(4), filesFrom(row.text(5))};
}

Done noted(Transaction &transaction, const Done &done)
{
    if (!done)
        return done;
    Event event;
    event.kind = EventKind::SavedRepliesChanged;
    const Result<qint64> number = transaction.append(event);
    return number ? Done{} : std::unexpected(number.error());
}

} // namespace

Result<QList<SavedReply>> savedReplies(const Snapshot &snapshot)
{
    return collect(snapshot.connection().run("saved_replies"_L1), replyFrom);
}

Result<SavedReplyId> insertSavedReply(Transaction &transaction, const SavedReply &reply)
{
    const auto id
        = firstOf(transaction.connection().run("saved_reply_insert"_L1,
                                               {reply.name, reply.folder, reply.text, reply.uses, textOf(reply.files)}),
                  [](const Rows &row) { return SavedReplyId{row.number(0)}; });
    if (!id)
        return std::unexpected(id.error());
    if (const Done done = noted(transaction, {}); !done)
        return std::unexpected(done.error());
    return id->value_or(SavedReplyId());
}

Done updateSavedReply(Transaction &transaction, const SavedReply &reply)
{
    return noted(
        transaction,
        transaction.connection().execute("saved_reply_update"_L1,
                                         {reply.name, reply.folder, reply.text, textOf(reply.files), reply.id.value}));
}

Done removeSavedReply(Transaction &transaction, SavedReplyId id)
{
    return noted(transaction, transaction.connection().execute("saved_reply_delete"_L1, {id.value}));
}

Done countUse(Transaction &transaction, SavedReplyId id)
{
    return noted(transaction, transaction.connection().execute("saved_reply_used"_L1, {id.value}));
}

} // namespace patchcord::store
