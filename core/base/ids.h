// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QMetaType>

#include <compare>

namespace patchcord {

/// A row's number with the kind of row in its type, so that one kind cannot stand for another. 0 is "none".
template <typename Tag> struct Id
{
    qint64 value = 0;

    [[nodiscard]] bool isValid() const { return value > 0; }
    friend auto operator<=>(Id, Id) = default;
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using SenderId = Id<struct SenderTag>;
using ContactId = Id<struct ContactTag>;
using ConversationId = Id<struct ConversationTag>;
using MessageId = Id<struct MessageTag>;
using AttemptId = Id<struct AttemptTag>;
using CallId = Id<struct CallTag>;
using MediaId = Id<struct MediaTag>;

} // namespace patchcord
