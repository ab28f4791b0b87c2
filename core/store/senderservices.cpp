// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/senderservices.h"

#include "core/store/connection.h"

namespace patchcord::store {

using namespace Qt::StringLiterals;

Result<QString> serviceOf(const Snapshot &snapshot, SenderId sender)
{
    const auto service = firstOf(snapshot.connection().run("sender_service_of"_L1, {sender.value}),
                                 [](const Rows &row) { return row.text(0); });
    if (!service)
        return std::unexpected(service.error());
    return service->value_or(QString());
}

Done setService(Transaction &transaction, SenderId sender, const QString &serviceSid)
{
    const Result<QString> former = serviceOf(transaction, sender);
    if (!former)
        return std::unexpected(former.error());
    if (*former == serviceSid)
        return {};
    Connection &connection = transaction.connection();
    const Done done = serviceSid.isEmpty() ? connection.execute("sender_service_forget"_L1, {sender.value})
                                           : connection.execute("sender_service_set"_L1, {sender.value, serviceSid});
    if (!done)
        return done;
    if (const Done marked = connection.execute("conversations_mark_opted_out"_L1); !marked)
        return marked;
    Event event;
    event.kind = EventKind::SenderChanged;
    event.sender = sender;
    const Result<qint64> number = transaction.append(event);
    return number ? Done{} : std::unexpected(number.error());
}

} // namespace patchcord::store
