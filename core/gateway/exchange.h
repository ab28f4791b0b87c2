// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/http.h"

namespace patchcord::gateway {

/// One request on its way to its answer, as HttpReply sees it. The first of the three ends it; later ones do nothing.
class Exchange
{
public:
    Exchange() = default;
    Exchange(const Exchange &) = delete;
    Exchange &operator=(const Exchange &) = delete;
    virtual ~Exchange() = default;

    virtual void answer(const HttpAnswer &answer) = 0;
    virtual void answerRaw(const QByteArray &bytes) = 0;
    virtual void hang() = 0;
    [[nodiscard]] virtual bool isPeerThere() const = 0;
};

} // namespace patchcord::gateway
