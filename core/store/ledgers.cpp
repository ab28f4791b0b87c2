// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ledgers.h"

#include "core/store/addressdigest.h"
#include "core/store/bound.h"
#include "core/store/connection.h"
#include "core/store/states.h"

#include <QJsonDocument>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

qint64 numberFrom(const Rows &row)
{
    return row.number(0);
}

QuarantineEntry quarantineFrom(const Rows &row)
{
    QuarantineEntry entry;
    entry.id = row.number(0);
    entry.at = row.number(1);
    entry.route = row.text(2);
    entry.reason = row.text(3);
    entry.body = row.bytes(4);
    entry.requestId = row.text(5);
    entry.method = row.text(6).toLatin1();
    entry.contentType = row.text(7).toLatin1();
    entry.signature = row.text(8).toLatin1();
    entry.tried = row.text(9).split(u'\n', Qt::SkipEmptyParts);
    entry.size = row.number(10);
    entry.replayedAt = row.number(11);
    return entry;
}

AuditEntry auditFrom(const Rows &row)
{
    return {row.number(0),   row.text(1),     row.text(2),
            {row.number(3)}, {row.number(4)}, QJsonDocument::fromJson(row.text(5).toUtf8()).object()};
}

Event eventFrom(const Rows &row)
{
    Event event;
    event.number = row.number(0);
    event.at = row.number(1);
    event.kind = eventKindFromString(row.text(2)).value_or(EventKind::ConversationChanged);
    event.conversation = {row.number(3)};
    event.message = {row.number(4)};
    event.sender = {row.number(5)};
    return event;
}

QString compact(const QJsonDocument &document)
{
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

Event optOutEventFrom(const Rows &row)
{
    Event event;
    event.kind = EventKind::OptOutChanged;
    event.conversation = {row.number(0)};
    event.sender = {row.number(1)};
    return event;
}

/// Calls share the opt-out of the telephone number.
QString channelWord(const Address &contact)
{
    return toString(contact.channel == Channel::Voice ? Channel::Sms : contact.channel);
}

/// Whether this is somebody who opted out and was erased since. Costs some milliseconds, when there is anybody.
Result<bool> isTraced(const Snapshot &snapshot, SenderId sender, const Address &contact)
{
    Connection &connection = snapshot.connection();
    const QString channel = channelWord(contact);
    const auto salt = firstOf(connection.run("opt_out_traces"_L1, {sender.value, channel}),
                              [](const Rows &row) { return row.text(0); });
    if (!salt)
        return std::unexpected(salt.error());
    if (!*salt)
        return false;
    const auto traced = firstOf(
        connection.run("opt_out_traced"_L1, {sender.value, channel, addressDigest(contact.user, **salt)}), numberFrom);
    if (!traced)
        return std::unexpected(traced.error());
    return traced->has_value();
}

} // namespace

Done appendOptOut(Transaction &transaction, const OptOut &optOut)
{
    Connection &connection = transaction.connection();
    const QString channel = channelWord(optOut.contact);
    if (const Done done = connection.execute(
            "opt_out_insert"_L1,
            {optOut.sender.value, channel, optOut.contact.user, int(optOut.isOptedOut), optOut.evidence, optOut.at});
        !done)
        return done;
    const auto marked = collect(connection.run("conversation_set_opted_out"_L1,
                                               {int(optOut.isOptedOut), optOut.contact.user, channel,
                                                optOut.sender.value, optOut.sender.value}),
                                optOutEventFrom);
    if (!marked)
        return std::unexpected(marked.error());
    Event unmarked;
    unmarked.kind = EventKind::OptOutChanged;
    unmarked.sender = optOut.sender;
    const auto what = optOut.isOptedOut ? ConversationEvent::OptedOut : ConversationEvent::OptedIn;
    for (const Event &event : marked->isEmpty() ? QList{unmarked} : *marked) {
        if (event.conversation.isValid()) {
            if (const auto step = applyEvent(transaction, event.conversation, what, optOut.at); !step)
                return std::unexpected(step.error());
        }
        if (const Result<qint64> number = transaction.append(event); !number)
            return std::unexpected(number.error());
    }
    return {};
}

Result<std::optional<OptOut>> latestOptOut(const Snapshot &snapshot, SenderId sender, const Address &contact)
{
    const auto latest
        = firstOf(snapshot.connection().run("opt_out_latest"_L1,
                                            {contact.user, channelWord(contact), sender.value, sender.value}),
                  [&contact](const Rows &row) {
                      return OptOut{{row.number(0)}, contact, row.flag(1), row.text(2), row.number(3)};
                  });
    if (!latest || *latest)
        return latest;
    const auto traced = isTraced(snapshot, sender, contact);
    if (!traced)
        return std::unexpected(traced.error());
    return *traced ? std::optional(OptOut{sender, contact, true, {}, 0}) : std::nullopt;
}

Result<bool> isOptedOut(const Snapshot &snapshot, SenderId sender, const Address &contact)
{
    const auto latest = latestOptOut(snapshot, sender, contact);
    if (!latest)
        return std::unexpected(latest.error());
    return *latest && (*latest)->isOptedOut;
}

Done quarantine(Transaction &transaction, const QuarantineEntry &entry)
{
    Connection &connection = transaction.connection();
    const auto id
        = firstOf(connection.run("quarantine_insert"_L1,
                                 {entry.at, entry.route, entry.reason, entry.body.left(maxQuarantineBody),
                                  entry.requestId, QString::fromLatin1(entry.method),
                                  QString::fromLatin1(entry.contentType), QString::fromLatin1(entry.signature),
                                  entry.tried.join(u'\n'), entry.size < 0 ? entry.body.size() : entry.size}),
                  numberFrom);
    if (!id)
        return std::unexpected(id.error());
    return connection.execute("quarantine_prune"_L1, {id->value_or(0) - maxQuarantineRows});
}

Result<QList<QuarantineEntry>> quarantined(const Snapshot &snapshot, int limit)
{
    return collect(snapshot.connection().run("quarantined"_L1, {limit}), quarantineFrom);
}

Result<std::optional<QuarantineEntry>> quarantinedById(const Snapshot &snapshot, qint64 id)
{
    return firstOf(snapshot.connection().run("quarantine_by_id"_L1, {id}), quarantineFrom);
}

Result<QuarantineCount> countQuarantined(const Snapshot &snapshot, qint64 since)
{
    const auto count = firstOf(snapshot.connection().run("quarantine_waiting"_L1, {since}), [](const Rows &row) {
        return QuarantineCount{row.small(0), row.number(1), row.number(2)};
    });
    if (!count)
        return std::unexpected(count.error());
    return count->value_or(QuarantineCount());
}

Done markReplayed(Transaction &transaction, qint64 id, qint64 at)
{
    return transaction.connection().execute("quarantine_replayed"_L1, {at, id});
}

Done appendAudit(Transaction &transaction, const AuditEntry &entry)
{
    const QVariant detail = entry.detail.isEmpty() ? QVariant() : QVariant(compact(QJsonDocument(entry.detail)));
    return transaction.connection().execute(
        "audit_insert"_L1,
        {entry.at, entry.actor, entry.action, bound(entry.conversation), bound(entry.message), detail});
}

Result<QList<AuditEntry>> auditEntries(const Snapshot &snapshot, int limit)
{
    return collect(snapshot.connection().run("audit_entries"_L1, {limit}), auditFrom);
}

Result<QList<Event>> eventsAfter(const Snapshot &snapshot, qint64 number, int limit)
{
    return collect(snapshot.connection().run("events_after"_L1, {number, limit}), eventFrom);
}

} // namespace patchcord::store
