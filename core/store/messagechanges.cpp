// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/attempts.h"
#include "core/store/bound.h"
#include "core/store/connection.h"
#include "core/store/conversationhead.h"
#include "core/store/messages.h"
#include "core/store/waiting.h"

#include <QCoreApplication>

#include <algorithm>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

/// What the changes need to know of a row.
struct Identity
{
    MessageId id;
    ConversationId conversation;
    QString sid;
    int segments = 0;
    qint64 ordinal = 0;
    Direction direction = Direction::Inbound;
    MessageKind kind = MessageKind::Text;
};

struct StoredDelivery
{
    ConversationId conversation;
    QString status;
    int errorCode = 0;
    QString errorText;

    bool operator==(const StoredDelivery &) const = default;
};

QString tr(const char *text)
{
    return QCoreApplication::translate("patchcord::store::Store", text);
}

std::unexpected<Error> notThere()
{
    return failure(ErrorKind::NotFound, tr("This message is not there any more."));
}

Result<Identity> identityOf(const Snapshot &snapshot, MessageId id)
{
    const auto identity = firstOf(snapshot.connection().run("message_identity"_L1, {id.value}), [id](const Rows &row) {
        return Identity{id,
                        {row.number(0)},
                        row.text(1),
                        row.small(2),
                        row.number(3),
                        directionFromString(row.text(4)).value_or(Direction::Inbound),
                        messageKindFromString(row.text(5)).value_or(MessageKind::Text)};
    });
    if (!identity)
        return std::unexpected(identity.error());
    if (!*identity)
        return notThere();
    return **identity;
}

Result<StoredDelivery> deliveryOf(const Snapshot &snapshot, MessageId id)
{
    const auto delivery = firstOf(snapshot.connection().run("message_delivery"_L1, {id.value}), [](const Rows &row) {
        return StoredDelivery{{row.number(0)}, row.text(1), row.small(2), row.text(3)};
    });
    if (!delivery)
        return std::unexpected(delivery.error());
    if (!*delivery)
        return notThere();
    return **delivery;
}

Done note(Transaction &transaction, EventKind kind, ConversationId conversation, MessageId id)
{
    Event event;
    event.kind = kind;
    event.conversation = conversation;
    event.message = id;
    if (const Result<qint64> number = transaction.append(event); !number)
        return std::unexpected(number.error());
    return {};
}

Done write(Transaction &transaction, MessageId id, const StoredDelivery &former, const StoredDelivery &delivery)
{
    if (delivery == former)
        return {};
    if (const Done done = transaction.connection().execute(
            "message_set_delivery"_L1, {delivery.status, delivery.errorCode, delivery.errorText, id.value});
        !done)
        return done;
    return note(transaction, EventKind::MessageChanged, delivery.conversation, id);
}

/// The head without a row that was just removed.
Result<ConversationHead> without(Transaction &transaction, const Identity &removed)
{
    Result<ConversationHead> former = conversationHead(transaction, removed.conversation);
    if (!former)
        return former;
    ConversationHead head = std::move(*former);
    head.messageCount = std::max<qint64>(head.messageCount - 1, 0);
    if (removed.kind == MessageKind::Call || removed.kind == MessageKind::Voicemail)
        --head.callCount;
    if (removed.direction == Direction::Inbound && removed.ordinal > head.readUpTo)
        --head.unread;
    if (removed.ordinal <= head.readUpTo)
        --head.readUpTo;
    const auto newest = firstOf(transaction.connection().run("message_newest"_L1, {removed.conversation.value}),
                                [](const Rows &row) { return MessageKey{row.number(0), {row.number(1)}}; });
    if (!newest)
        return std::unexpected(newest.error());
    head.lastAt = *newest ? (*newest)->at : head.openedAt;
    head.lastMessage = *newest ? (*newest)->id : MessageId();
    return withWaitCountedAnew(transaction, std::move(head));
}

/// Takes a row out of its conversation; the rows behind it move up.
Done removeRow(Transaction &transaction, const Identity &row)
{
    Connection &connection = transaction.connection();
    if (const Done done = connection.execute("message_delete"_L1, {row.id.value}); !done)
        return done;
    if (const Done done = connection.execute("message_close_gap"_L1, {row.conversation.value, row.ordinal}); !done)
        return done;
    const Result<ConversationHead> head = without(transaction, row);
    if (!head)
        return std::unexpected(head.error());
    if (const Done done = advance(transaction, *head); !done)
        return done;
    if (const Done done = note(transaction, EventKind::MessageChanged, row.conversation, row.id); !done)
        return done;
    return note(transaction, EventKind::ConversationChanged, row.conversation, MessageId());
}

/// A listing may have kept the message before its own answer came. That row gives way to the one the agent wrote.
Done giveWay(Transaction &transaction, MessageId id, const QString &sid)
{
    const auto holder = firstOf(transaction.connection().run("message_id_by_sid"_L1, {sid}),
                                [](const Rows &row) { return MessageId{row.number(0)}; });
    if (!holder)
        return std::unexpected(holder.error());
    if (!*holder || **holder == id)
        return {};
    const Result<Identity> other = identityOf(transaction, **holder);
    if (!other)
        return std::unexpected(other.error());
    const Result<QList<Attempt>> attempts = attemptsOf(transaction, **holder);
    if (!attempts)
        return std::unexpected(attempts.error());
    if (other->direction == Direction::Inbound || !attempts->isEmpty())
        return failure(ErrorKind::Conflict, tr("Another message has this SID already."), sid);
    return removeRow(transaction, *other);
}

} // namespace

Done setDelivery(Transaction &transaction, MessageId id, DeliveryStatus status, int errorCode, const QString &errorText)
{
    const Result<StoredDelivery> former = deliveryOf(transaction, id);
    if (!former)
        return std::unexpected(former.error());
    StoredDelivery delivery = *former;
    delivery.status = toString(status);
    if (errorCode != 0)
        delivery.errorCode = errorCode;
    if (!errorText.isEmpty())
        delivery.errorText = errorText;
    return write(transaction, id, *former, delivery);
}

Done resetDelivery(Transaction &transaction, MessageId id)
{
    const Result<StoredDelivery> former = deliveryOf(transaction, id);
    if (!former)
        return std::unexpected(former.error());
    return write(transaction, id, *former, {former->conversation, toString(DeliveryStatus::Pending), 0, QString()});
}

Done setOrigin(Transaction &transaction, MessageId id, Origin origin)
{
    return transaction.connection().execute("message_set_origin"_L1, {toString(origin), id.value});
}

Done setSid(Transaction &transaction, MessageId id, const QString &sid, int segments)
{
    const Result<Identity> former = identityOf(transaction, id);
    if (!former)
        return std::unexpected(former.error());
    const int parts = segments > 0 ? segments : former->segments;
    if (former->sid == sid && former->segments == parts)
        return {};
    if (const Done done = giveWay(transaction, id, sid); !done)
        return done;
    if (const Done done
        = transaction.connection().execute("message_set_sid"_L1, {boundUnlessEmpty(sid), parts, id.value});
        !done)
        return done;
    return note(transaction, EventKind::MessageChanged, former->conversation, id);
}

Done discardMessage(Transaction &transaction, MessageId id)
{
    const Result<Identity> row = identityOf(transaction, id);
    if (!row)
        return std::unexpected(row.error());
    const Result<QList<Attempt>> attempts = attemptsOf(transaction, id);
    if (!attempts)
        return std::unexpected(attempts.error());
    const bool mayHaveLeft = std::ranges::any_of(*attempts, [](const Attempt &attempt) {
        return attempt.state == AttemptState::Leaving || attempt.state == AttemptState::Unknown
            || attempt.state == AttemptState::Accepted;
    });
    if (row->direction == Direction::Inbound || !row->sid.isEmpty() || mayHaveLeft)
        return failure(ErrorKind::Refused, tr("This message has left already, so it cannot be taken back."));
    return removeRow(transaction, *row);
}

} // namespace patchcord::store
