// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord::desk {

/// Where Twilio reports on the attempt with that token. Empty without a public URL, or when its host is none that
/// Twilio takes (an underscore: https://www.twilio.com/docs/errors/21609).
[[nodiscard]] QString statusCallbackUrl(const QString &publicUrl, const QString &token);

} // namespace patchcord::desk
