// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/conference.h"

namespace patchcord::simulator {

/// Every conference of the account, running or over.
class Conferences final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The one of that name that has not ended, or a new one.
    Conference &open(const VoiceParts &parts, const QString &name, const ConferenceWish &wish);
    /// By SID, or one that has not ended by name; null when there is none.
    [[nodiscard]] Conference *find(const QString &key) const;
    /// Newest first.
    [[nodiscard]] QList<Conference *> all() const { return {m_all.crbegin(), m_all.crend()}; }

private:
    QList<Conference *> m_all;
};

} // namespace patchcord::simulator
