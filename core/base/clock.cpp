// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <QDateTime>

namespace patchcord {

qint64 utcNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace patchcord
