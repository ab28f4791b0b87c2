// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QString>

namespace patchcord {

/// One thing to do in the system's keychain.
struct KeychainRequest
{
    enum class Kind { Read, Write, Remove };

    Kind kind = Kind::Read;
    QString service;
    QString name;
    QString value; ///< To write.
};

struct KeychainAnswer
{
    enum class Outcome { Succeeded, NotFound, NoAnswer };

    Outcome outcome = Outcome::NoAnswer;
    QString value; ///< What was read.
};

/// Asks the system's keychain from a thread of its own, since its library waits for the message bus. The answer may
/// take minutes (a user unlocks it), or never come: the caller bounds its patience.
[[nodiscard]] QFuture<KeychainAnswer> askKeychain(const KeychainRequest &request);

} // namespace patchcord
