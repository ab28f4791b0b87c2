// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/assistantshadow.h"

#include "core/store/connection.h"

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

ShadowDraft draftFrom(const Rows &row)
{
    ShadowDraft draft;
    draft.at = row.number(0);
    draft.conversation = {row.number(1)};
    draft.asked = row.text(2);
    draft.drafted = row.text(3);
    draft.silence = row.text(4);
    draft.sent = row.text(5);
    draft.author = row.text(6);
    return draft;
}

} // namespace

Done keepShadowDraft(Transaction &transaction, const ShadowDraft &draft, MessageId question)
{
    Connection &connection = transaction.connection();
    const auto id
        = firstOf(connection.run("assistant_shadow_insert"_L1,
                                 {draft.at, draft.conversation.value, question.value, draft.drafted, draft.silence}),
                  [](const Rows &row) { return row.number(0); });
    if (!id)
        return std::unexpected(id.error());
    return connection.execute("assistant_shadow_prune"_L1, {id->value_or(0) - mostShadowDrafts});
}

Result<QList<ShadowDraft>> shadowDrafts(const Snapshot &snapshot, int limit)
{
    return collect(snapshot.connection().run("assistant_shadow_newest"_L1, {limit}), draftFrom);
}

} // namespace patchcord::store
