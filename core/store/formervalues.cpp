// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/formervalues.h"

#include "core/store/connection.h"

#include <array>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kinds{std::pair{WebhookPlace::Kind::Number, "number"_L1},
                           std::pair{WebhookPlace::Kind::Service, "service"_L1},
                           std::pair{WebhookPlace::Kind::WhatsAppSender, "whatsapp-sender"_L1}};

QString toText(WebhookPlace::Kind kind)
{
    for (const auto &[known, text] : kinds) {
        if (known == kind)
            return text;
    }
    Q_UNREACHABLE();
}

FormerValue valueFrom(const Rows &row)
{
    FormerValue value;
    value.id = row.number(0);
    value.at = row.number(1);
    for (const auto &[known, text] : kinds) {
        if (row.text(2) == text)
            value.kind = known;
    }
    value.sid = row.text(3);
    value.title = row.text(4);
    value.field = row.text(5);
    value.former = row.text(6);
    value.written = row.text(7);
    return value;
}

} // namespace

Done rememberValue(Transaction &transaction, const QString &accountSid, const FormerValue &value)
{
    return transaction.connection().execute(
        "former_value_insert"_L1,
        {value.at, accountSid, toText(value.kind), value.sid, value.title, value.field, value.former, value.written});
}

Result<QList<FormerValue>> formerValues(const Snapshot &snapshot, const QString &accountSid)
{
    return collect(snapshot.connection().run("former_values"_L1, {accountSid}), valueFrom);
}

Done markRestored(Transaction &transaction, const QString &accountSid, WebhookPlace::Kind kind, const QString &place,
                  qint64 at)
{
    return transaction.connection().execute("former_values_restored"_L1, {at, accountSid, toText(kind), place});
}

Done forgetValues(Transaction &transaction, const QString &accountSid, WebhookPlace::Kind kind, const QString &place,
                  qint64 at)
{
    return transaction.connection().execute("former_values_forget"_L1, {accountSid, toText(kind), place, at});
}

} // namespace patchcord::store
