// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"
#include "core/store/twiliodeletions.h"
#include "core/twilio/deletions.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

namespace patchcord::desk {

/// How long is waited between looks, and after a failure.
struct FarErasingPace
{
    int lookMs = 2'000; ///< At most so long after a commit.
    qint64 firstRetryMs = 30'000;
    qint64 longestRetryMs = 6 * 3'600'000LL;
};

/// Asks Twilio to delete what was noted when people were erased, one by one, until it is done. Lives in the desk's
/// thread.
class FarErasing final : public QObject
{
    Q_OBJECT

public:
    FarErasing(store::Store &store, twilio::Client &client, const FarErasingPace &pace = {}, QObject *parent = nullptr);

    void start();

private:
    void look();
    void carryOut(const store::TwilioDeletion &deletion);
    void removeMedia(const store::TwilioDeletion &deletion, QStringList media);
    void settle(const store::TwilioDeletion &deletion, const Done &outcome);

    store::Store &m_store;
    twilio::Deletions m_deletions;
    FarErasingPace m_pace;
    QTimer m_look;
    bool m_isBusy = false;
};

} // namespace patchcord::desk
