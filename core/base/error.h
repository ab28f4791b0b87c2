// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <expected>
#include <utility>

namespace patchcord {

/// What the caller does about a failure. The set is closed: a new way to fail joins one of these.
enum class ErrorKind {
    Invalid, ///< What was given is wrong: mend it and try again.
    Refused, ///< A rule, or the other side, says no: repeating it as it is does not help.
    NotFound, ///< It is not there (any more).
    Unauthorised, ///< Credentials are missing, wrong or without the right.
    RateLimited, ///< Not processed, too fast: wait for `retryAfterMs`, then repeat.
    NotSent, ///< The request provably did not leave: it may be repeated.
    OutcomeUnknown, ///< It may have happened: look before repeating.
    Unavailable, ///< The other side failed: a read may be repeated.
    Malformed, ///< An answer could not be understood.
    Conflict, ///< Somebody else holds it, or it changed meanwhile.
    Storage, ///< The disk or the database failed.
};

/// Why something did not succeed: for the caller, for the agent and for the log.
struct Error
{
    ErrorKind kind = ErrorKind::Invalid;
    QString message; ///< What the agent reads: translated, plain, with what helps.
    QString detail; ///< What the log gets: never a secret, a phone number or a message text.
    int code = 0; ///< Twilio's error code; 0 when there is none.
    qint64 retryAfterMs = 0; ///< How long to wait before repeating; 0 when unknown.

    bool operator==(const Error &) const = default;
};

template <typename T> using Result = std::expected<T, Error>;

/// A result that carries nothing but success.
using Done = Result<void>;

[[nodiscard]] inline std::unexpected<Error> failure(ErrorKind kind, QString message, QString detail = {}, int code = 0)
{
    return std::unexpected(Error{kind, std::move(message), std::move(detail), code, 0});
}

} // namespace patchcord
