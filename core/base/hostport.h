// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QHostAddress>
#include <QString>

namespace patchcord {

/// Where to listen.
struct HostPort
{
    QHostAddress host{QHostAddress::LocalHost};
    quint16 port = 3000; ///< 0 = any.

    bool operator==(const HostPort &) const = default;
};

/// Reads "127.0.0.1:3000", "localhost:0", "[::1]:3000". Names other than localhost are not looked up: Invalid.
[[nodiscard]] Result<HostPort> parseHostPort(const QString &text);

/// "127.0.0.1:3000" or "[::1]:3000".
[[nodiscard]] QString toString(const HostPort &where);

} // namespace patchcord
