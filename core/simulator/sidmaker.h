// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRandomGenerator>
#include <QString>

namespace patchcord::simulator {

/// Makes SIDs of Twilio's form. They differ from run to run, whatever the story's seed: a desk that was here before
/// must not take a new message for one that it has.
class SidMaker final
{
public:
    SidMaker();

    /// Two letters and 32 hexadecimal digits.
    [[nodiscard]] QString make(QLatin1StringView prefix);

private:
    QRandomGenerator m_random;
    quint64 m_count = 0;
};

} // namespace patchcord::simulator
