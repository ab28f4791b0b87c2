// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/client.h"

#include <QFuture>
#include <QJsonObject>
#include <QList>

namespace patchcord::twilio {

/// "/2010-04-01/Accounts/{AC}" of the client's account.
[[nodiscard]] QByteArray accountPath(const Client &client);

/// The item of a resource: ".../Messages/{sid}.json". Whatever the SID holds, it stays one part of the path.
[[nodiscard]] QByteArray itemPath(const Client &client, QByteArrayView resource, const QString &sid);

/// Appends a field with text unless the text is empty.
void addField(FormFields &fields, QByteArrayView name, const QString &text);

/// The answer of a 2xx lacks what every such answer has: Malformed, or OutcomeUnknown when something was created.
[[nodiscard]] std::unexpected<Error> withoutSid(bool wasCreated);

/// Reads each answer with `read`; continues in the thread that finishes the request, which is the client's.
template <typename T, typename From>
[[nodiscard]] QFuture<Result<T>> readWith(QFuture<Result<From>> answer, Result<T> (*read)(const From &))
{
    return answer.then([read](const Result<From> &received) -> Result<T> {
        if (!received)
            return std::unexpected(received.error());
        return read(*received);
    });
}

/// Reads each row of a list.
template <typename T>
[[nodiscard]] QFuture<Result<QList<T>>> readEach(QFuture<Result<QList<QJsonObject>>> rows,
                                                 Result<T> (*read)(const QJsonObject &))
{
    return rows.then([read](const Result<QList<QJsonObject>> &received) -> Result<QList<T>> {
        if (!received)
            return std::unexpected(received.error());
        QList<T> items;
        items.reserve(received->size());
        for (const QJsonObject &row : *received) {
            if (Result<T> item = read(row))
                items.append(std::move(*item));
            else
                return std::unexpected(item.error());
        }
        return items;
    });
}

} // namespace patchcord::twilio
