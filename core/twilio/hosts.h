// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/base/error.h"
#include "core/twilio/client.h"

#include <QUrl>

namespace patchcord::twilio {

/// Where a product answers: `apiBase` for all of them when it is given, else Twilio's host for the edge and region.
/// Never a host of a region without its edge, which Twilio switched off. Invalid: an address that credentials must not
/// go to (no https, unless it is this machine), or an edge or region that is no name.
[[nodiscard]] Result<QUrl> baseFor(Product product, const Credentials &credentials, const QString &apiBase);

} // namespace patchcord::twilio
