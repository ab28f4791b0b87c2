// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/sidmaker.h"

namespace patchcord::simulator {

SidMaker::SidMaker()
    : m_random(QRandomGenerator::securelySeeded())
{ }

QString SidMaker::make(QLatin1StringView prefix)
{
    // The count alone keeps SIDs of one run apart; the random part keeps runs apart.
    return prefix
        + QStringLiteral("%1%2")
              .arg(m_random.generate64(), 16, 16, QLatin1Char('0'))
              .arg(++m_count, 16, 16, QLatin1Char('0'));
}

} // namespace patchcord::simulator
