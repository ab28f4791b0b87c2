// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/rules.h"

#include "core/store/connection.h"
#include "core/store/messagerow.h"

#include <QJsonDocument>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QJsonObject &settings)
{
    return QString::fromUtf8(QJsonDocument(settings).toJson(QJsonDocument::Compact));
}

QJsonObject settingsIn(const Rows &row, int column)
{
    return QJsonDocument::fromJson(row.text(column).toUtf8()).object();
}

Rule ruleFrom(const Rows &row)
{
    Rule rule = ruleFromJson(settingsIn(row, 1));
    rule.id = {row.number(0)};
    return rule;
}

Done noted(Transaction &transaction, const Done &done)
{
    if (!done)
        return done;
    Event event;
    event.kind = EventKind::RulesChanged;
    const Result<qint64> number = transaction.append(event);
    return number ? Done{} : std::unexpected(number.error());
}

} // namespace

Result<QList<Rule>> rules(const Snapshot &snapshot)
{
    return collect(snapshot.connection().run("rules"_L1), ruleFrom);
}

Result<RuleId> insertRule(Transaction &transaction, const Rule &rule)
{
    const auto id = firstOf(transaction.connection().run("rule_insert"_L1, {textOf(toJson(rule))}),
                            [](const Rows &row) { return RuleId{row.number(0)}; });
    if (!id)
        return std::unexpected(id.error());
    if (const Done done = noted(transaction, {}); !done)
        return std::unexpected(done.error());
    return id->value_or(RuleId());
}

Done updateRule(Transaction &transaction, const Rule &rule)
{
    return noted(transaction,
                 transaction.connection().execute("rule_update"_L1, {textOf(toJson(rule)), rule.id.value}));
}

Done moveRuleUp(Transaction &transaction, RuleId id)
{
    Connection &connection = transaction.connection();
    const auto places = collect(connection.run("rule_places"_L1),
                                [](const Rows &row) { return std::pair(RuleId{row.number(0)}, row.number(1)); });
    if (!places)
        return std::unexpected(places.error());
    for (qsizetype at = 1; at < places->size(); ++at) {
        const auto &[before, higher] = places->at(at - 1);
        const auto &[rule, lower] = places->at(at);
        if (rule != id)
            continue;
        if (const Done done = connection.execute("rule_set_place"_L1, {higher, rule.value}); !done)
            return done;
        return noted(transaction, connection.execute("rule_set_place"_L1, {lower, before.value}));
    }
    return {};
}

Done removeRule(Transaction &transaction, RuleId id)
{
    return noted(transaction, transaction.connection().execute("rule_delete"_L1, {id.value}));
}

Done noteFiring(Transaction &transaction, RuleId rule, ConversationId conversation, qint64 at)
{
    return transaction.connection().execute("rule_fired"_L1, {rule.value, conversation.value, at});
}

Result<QHash<RuleId, qint64>> firingsOf(const Snapshot &snapshot, ConversationId conversation)
{
    const auto rows = collect(snapshot.connection().run("rule_firings_of"_L1, {conversation.value}),
                              [](const Rows &row) { return std::pair(RuleId{row.number(0)}, row.number(1)); });
    if (!rows)
        return std::unexpected(rows.error());
    QHash<RuleId, qint64> firings;
    for (const auto &[rule, at] : *rows)
        firings.insert(rule, at);
    return firings;
}

Result<OfficeHours> officeHoursOf(const Snapshot &snapshot, SenderId sender)
{
    const auto hours = firstOf(snapshot.connection().run("office_hours_of"_L1, {sender.value}),
                               [](const Rows &row) { return officeHoursFromJson(settingsIn(row, 0)); });
    if (!hours)
        return std::unexpected(hours.error());
    return hours->value_or(OfficeHours());
}

Done setOfficeHours(Transaction &transaction, SenderId sender, const OfficeHours &hours)
{
    return noted(transaction,
                 transaction.connection().execute("office_hours_set"_L1, {sender.value, textOf(toJson(hours))}));
}

Result<QList<Message>> newestInbound(const Snapshot &snapshot, int limit)
{
    Connection &connection = snapshot.connection();
    return messagesFrom(connection, connection.run("messages_inbound_newest"_L1, {limit}));
}

} // namespace patchcord::store
