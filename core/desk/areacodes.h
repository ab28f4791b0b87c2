// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QStringView>

namespace patchcord::desk {

/// The IANA zones of a number of the United States or Canada ("+1602…") by its area code: one, or two where the code
/// spans a border of time. Empty when the code belongs to no place, or the number to another country.
[[nodiscard]] QByteArrayList zonesOfAreaCode(QStringView e164);

} // namespace patchcord::desk
