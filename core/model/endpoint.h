// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>
#include <QUrl>

namespace patchcord::model {

/// An OpenAI-compatible endpoint, and who may ask it.
struct Endpoint
{
    QString baseUrl; ///< "https://api.example.com/v1"; "/chat/completions" is added to it.
    QString model; ///< As the endpoint names it.
    QString key{}; ///< Empty for one that wants none.

    bool operator==(const Endpoint &) const = default;
};

/// Where completions are asked for. Invalid, with a sentence for the agent: no address, or one that customers' words
/// must not go to (no https, unless it is this machine).
[[nodiscard]] Result<QUrl> chatAddress(const QString &baseUrl);

/// "https://host:port" of the endpoint, which its key belongs to; empty when the address is no good.
[[nodiscard]] QString originOf(const QString &baseUrl);

} // namespace patchcord::model
