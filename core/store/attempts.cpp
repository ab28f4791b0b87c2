// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/attempts.h"

#include "core/store/bound.h"
#include "core/store/connection.h"
#include "core/store/messagerow.h"

#include <QCoreApplication>

#include <array>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array stateWords{
    std::pair{AttemptState::Leaving, u"leaving"}, std::pair{AttemptState::Accepted, u"accepted"},
    std::pair{AttemptState::Refused, u"refused"}, std::pair{AttemptState::NotSent, u"not-sent"},
    std::pair{AttemptState::Unknown, u"unknown"}, std::pair{AttemptState::Absent, u"absent"},
};

QString wordOf(AttemptState state)
{
    for (const auto &[known, word] : stateWords) {
        if (known == state)
            return QString::fromUtf16(word);
    }
    Q_UNREACHABLE();
}

AttemptState stateFrom(QStringView text)
{
    for (const auto &[known, word] : stateWords) {
        if (text == QStringView(word))
            return known;
    }
    return AttemptState::Unknown;
}

bool isOpen(AttemptState state)
{
    return state == AttemptState::Leaving || state == AttemptState::Unknown;
}

Attempt attemptFrom(const Rows &row)
{
    Attempt attempt;
    attempt.id = {row.number(0)};
    attempt.message = {row.number(1)};
    attempt.token = row.text(2);
    attempt.state = stateFrom(row.text(3));
    attempt.sid = row.text(4);
    attempt.errorCode = row.small(5);
    attempt.at = row.number(6);
    attempt.resolvedAt = row.number(7);
    return attempt;
}

AttemptId idFrom(const Rows &row)
{
    return {row.number(0)};
}

StatusCallback callbackFrom(const Rows &row)
{
    return {row.text(0), row.text(1), deliveryStatusFromString(row.text(2)).value_or(DeliveryStatus::Unknown),
            row.small(3), row.number(4)};
}

} // namespace

Result<AttemptId> insertAttempt(Transaction &transaction, const Attempt &attempt)
{
    const auto id = firstOf(transaction.connection().run("attempt_insert"_L1,
                                                         {bound(attempt.message), attempt.token, wordOf(attempt.state),
                                                          boundUnlessEmpty(attempt.sid), attempt.errorCode, attempt.at,
                                                          attempt.resolvedAt}),
                            idFrom);
    if (!id)
        return std::unexpected(id.error());
    return id->value_or(AttemptId());
}

Done resolveAttempt(Transaction &transaction, AttemptId id, AttemptState state, const QString &sid, int errorCode,
                    qint64 at)
{
    Connection &connection = transaction.connection();
    const auto resolved = firstOf(
        connection.run("attempt_resolve"_L1,
                       {wordOf(state), boundUnlessEmpty(sid), errorCode, isOpen(state) ? qint64(0) : at, id.value}),
        idFrom);
    if (!resolved)
        return std::unexpected(resolved.error());
    if (*resolved)
        return {};
    const auto known = firstOf(connection.run("attempt_by_id"_L1, {id.value}), attemptFrom);
    if (!known)
        return std::unexpected(known.error());
    if (*known)
        return {};
    return failure(
        ErrorKind::NotFound,
        QCoreApplication::translate("patchcord::store::Store", "This attempt to send is not there any more."));
}

Result<std::optional<Attempt>> attemptByToken(const Snapshot &snapshot, const QString &token)
{
    return firstOf(snapshot.connection().run("attempt_by_token"_L1, {token}), attemptFrom);
}

Result<std::optional<Attempt>> attemptBySid(const Snapshot &snapshot, const QString &sid)
{
    return firstOf(snapshot.connection().run("attempt_by_sid"_L1, {sid}), attemptFrom);
}

Result<QList<Attempt>> attemptsOf(const Snapshot &snapshot, MessageId message)
{
    return collect(snapshot.connection().run("attempts_of"_L1, {message.value}), attemptFrom);
}

Result<QList<Attempt>> openAttempts(const Snapshot &snapshot)
{
    return collect(snapshot.connection().run("attempts_open"_L1), attemptFrom);
}

Result<QList<Message>> pendingMessages(const Snapshot &snapshot, int limit)
{
    Connection &connection = snapshot.connection();
    return messagesFrom(connection, connection.run("messages_pending"_L1, {limit}));
}

Result<int> countPending(const Snapshot &snapshot, const Address &sender)
{
    const auto count = firstOf(
        snapshot.connection().run("messages_pending_count"_L1, {toString(sender.channel), sender.user, mostCounted}),
        [](const Rows &row) { return row.small(0); });
    if (!count)
        return std::unexpected(count.error());
    return count->value_or(0);
}

Result<bool> insertStatusCallback(Transaction &transaction, const StatusCallback &callback)
{
    const auto id = firstOf(transaction.connection().run("status_callback_insert"_L1,
                                                         {callback.sid, callback.token, toString(callback.status),
                                                          callback.errorCode, callback.at}),
                            [](const Rows &row) { return row.number(0); });
    if (!id)
        return std::unexpected(id.error());
    return id->has_value();
}

Result<QList<StatusCallback>> statusCallbacksOf(const Snapshot &snapshot, const QString &sid)
{
    return collect(snapshot.connection().run("status_callbacks_of"_L1, {sid}), callbackFrom);
}

} // namespace patchcord::store
