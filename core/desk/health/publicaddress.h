// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QNetworkReply;

namespace patchcord::desk {

/// What is wrong with a public URL as an address that Twilio could call, in one sentence; empty when nothing is. One on
/// this machine will do only for an API that is on this machine too.
[[nodiscard]] QString complaintAbout(const QString &publicUrl, const QString &apiBase);

/// Why a finished request through the public address brought no 2xx of ours, in one sentence; empty when it did.
[[nodiscard]] QString whyNotReached(const QNetworkReply &reply);

} // namespace patchcord::desk
