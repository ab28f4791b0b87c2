// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord {

/// The text with whatever looks like a secret or a telephone number masked: account and key SIDs, bare 32-digit hex
/// words, Authorization and signature headers, `token=…` and its kin, user:password in URLs, numbers of seven digits
/// or more. Times, IP addresses and other SIDs stay. A second net for the log, never the first.
[[nodiscard]] QString redacted(const QString &text);

} // namespace patchcord
