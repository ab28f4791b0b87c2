// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord::store {

/// What is kept of an address whose owner was erased: it can be compared with an address, and not be turned back into
/// one without trying every address there is, each at some cost (PBKDF2 with HMAC-SHA-256).
[[nodiscard]] QString addressDigest(const QString &address, const QString &salt);

} // namespace patchcord::store
