// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/http.h"

namespace patchcord::gateway {

/// A secret that requests must present as `Authorization: Bearer …`, or as `?token=` where headers cannot be set.
/// Compared in constant time. An empty one lets nobody in.
class BearerToken final
{
public:
    explicit BearerToken(const QString &token);

    [[nodiscard]] bool isIn(const HttpRequest &request) const;

private:
    [[nodiscard]] bool is(const QByteArray &presented) const;

    bool m_isEmpty = true;
    QByteArray m_digest;
};

} // namespace patchcord::gateway
