// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/erasing.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/act.h"
#include "core/store/scrubbing.h"

#include <limits>

namespace patchcord::desk {

namespace {

using store::Erasure;
using store::Snapshot;
using store::Transaction;

constexpr int rowsInOneStep = 500;
constexpr qint64 everything = std::numeric_limits<qint64>::max();

/// The receipt: how much went, and nothing of what or whose it was.
QJsonObject receipt(const store::ErasureTally &tally, bool isAtTwilio)
{
    return {{QStringLiteral("conversations"), tally.conversations},
            {QStringLiteral("messages"), tally.messages},
            {QStringLiteral("calls"), tally.calls},
            {QStringLiteral("files"), tally.files},
            {QStringLiteral("refused_requests"), tally.quarantined},
            {QStringLiteral("at_twilio"), isAtTwilio},
            {QStringLiteral("opt_out_kept_as_hash"), tally.isOptedOut}};
}

Result<Erasure> begin(Transaction &transaction, const Erasure &wish)
{
    const auto tally = store::erasureTally(transaction, wish.contact);
    if (!tally)
        return std::unexpected(tally.error());
    if (const Done done = store::beginErasure(transaction, wish); !done)
        return std::unexpected(done.error());
    if (const Done done = audit(transaction, {wish.actor, wish.at}, QStringLiteral("person.erase"), {}, {},
                                receipt(*tally, wish.isAtTwilio));
        !done)
        return std::unexpected(done.error());
    const auto open = store::openErasures(transaction);
    if (!open)
        return std::unexpected(open.error());
    return open->last();
}

/// True once nothing of the person is left in the tables.
Result<bool> takeAway(Transaction &transaction, const Erasure &erasure)
{
    const auto conversations = store::conversationsOf(transaction, erasure.contact);
    if (!conversations)
        return std::unexpected(conversations.error());
    for (const ConversationId id : *conversations) {
        const Result<qint64> rows = store::eraseRows(transaction, id, everything, rowsInOneStep, erasure.isAtTwilio);
        if (!rows)
            return std::unexpected(rows.error());
        if (*rows > 0)
            return false;
        if (const Done done = store::eraseConversation(transaction, id); !done)
            return std::unexpected(done.error());
    }
    if (const Done done = store::eraseContact(transaction, erasure.contact, erasure.at); !done)
        return std::unexpected(done.error());
    return true;
}

} // namespace

Erasing::Erasing(store::Store &store, QString agent, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_agent(std::move(agent))
{ }

QFuture<Result<ErasePreview>> Erasing::preview(ContactId contact)
{
    return m_store.read([contact, profile = m_store.profile()](const Snapshot &snapshot) -> Result<ErasePreview> {
        const auto tally = store::erasureTally(snapshot, contact);
        if (!tally)
            return std::unexpected(tally.error());
        return ErasePreview{contact, *tally, int(store::backupsOf(profile).size())};
    });
}

QFuture<Done> Erasing::erase(ContactId contact, bool isAtTwilio)
{
    auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    const Erasure wish{0, contact, m_agent, isAtTwilio, utcNow()};
    const auto begun = m_store.write([wish](Transaction &transaction) { return begin(transaction, wish); });
    whenDone(begun, this, [this, promise](const Result<Erasure> &erasure) {
        if (erasure)
            return step(*erasure, promise);
        promise->addResult(std::unexpected(erasure.error()));
        promise->finish();
    });
    return promise->future();
}

void Erasing::resume()
{
    const auto open = m_store.read([](const Snapshot &snapshot) { return store::openErasures(snapshot); });
    whenDone(open, this, [this](const Result<QList<Erasure>> &erasures) {
        if (!erasures)
            return;
        for (const Erasure &erasure : *erasures) {
            auto promise = std::make_shared<QPromise<Done>>();
            promise->start();
            step(erasure, promise);
        }
    });
}

void Erasing::step(const Erasure &erasure, const Promise &promise)
{
    const auto taken = m_store.write([erasure](Transaction &transaction) { return takeAway(transaction, erasure); });
    whenDone(taken, this, [this, erasure, promise](const Result<bool> &isAllGone) {
        if (isAllGone)
            return *isAllGone ? scrub(erasure, promise) : step(erasure, promise);
        promise->addResult(std::unexpected(isAllGone.error()));
        promise->finish();
    });
}

void Erasing::scrub(const Erasure &erasure, const Promise &promise)
{
    emit erased(erasure.contact);
    whenDone(m_store.scrub(), this, [this, erasure, promise](const Done &scrubbed) {
        if (scrubbed)
            return finish(erasure, promise);
        promise->addResult(std::unexpected(scrubbed.error()));
        promise->finish();
    });
}

void Erasing::finish(const Erasure &erasure, const Promise &promise)
{
    const auto ended = m_store.write([erasure, now = utcNow()](Transaction &transaction) -> Done {
        if (const Done done = store::endErasure(transaction, erasure.id); !done)
            return done;
        return audit(transaction, {erasure.actor, now}, QStringLiteral("person.erased"));
    });
    whenDone(ended, this, [promise](const Done &done) {
        promise->addResult(done);
        promise->finish();
    });
}

} // namespace patchcord::desk
