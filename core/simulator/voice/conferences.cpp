// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/conferences.h"

#include <algorithm>

namespace patchcord::simulator {

Conference &Conferences::open(const VoiceParts &parts, const QString &name, const ConferenceWish &wish)
{
    if (Conference *known = find(name); known && !known->hasEnded())
        return *known;
    auto *conference = new Conference(parts, name, wish, this);
    m_all.append(conference);
    return *conference;
}

Conference *Conferences::find(const QString &key) const
{
    const auto found = std::ranges::find_if(
        m_all, [&key](const Conference *one) { return one->sid() == key || (one->name() == key && !one->hasEnded()); });
    return found == m_all.cend() ? nullptr : *found;
}

} // namespace patchcord::simulator
