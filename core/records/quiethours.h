// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace patchcord {

/// When nothing that nobody wrote by hand goes out, told by the recipient's clock.
struct QuietHours
{
    bool isOn = false;
    int from = 21 * 60; ///< Minutes from midnight, 0 to 1439.
    int until = 8 * 60; ///< Minutes from midnight; before `from` = on the next day. The minute itself is free again.
    QString zone; ///< The sender's own, an IANA name, for recipients whose zone is unknown; empty = this computer's.

    bool operator==(const QuietHours &) const = default;
};

} // namespace patchcord
