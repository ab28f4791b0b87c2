// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/base/error.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

namespace patchcord::twilio {

/// Whether a file of a message or a recording may be asked for with the account's credentials: the address must be, to
/// the letter, one below our own account's path at the API that is configured. Refused: anything else, whatever it
/// resembles.
[[nodiscard]] Result<QUrl> ownMediaUrl(const QString &url, const Credentials &credentials, const QString &apiBase);

/// Where a redirect leads, to be followed without credentials. Refused: what is not https, names a user, or lies on
/// this machine or in its network. With an API on this machine, plain http to this machine is right.
[[nodiscard]] Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location, const QString &apiBase);

} // namespace patchcord::twilio
