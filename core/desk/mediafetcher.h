// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/store/media.h"
#include "core/store/store.h"
#include "core/twilio/mediafetch.h"

#include <QObject>

#include <memory>

namespace patchcord::desk {

/// How patiently files are fetched. The defaults suit Twilio; tests may hurry.
struct FetchPace
{
    int parallel = 3; ///< Files on their way at once.
    QList<qint64> againAfterMs{1'000, 2'000, 4'000, 8'000}; ///< While Twilio does not have a file; then it is gone.
    qint64 longestOutageMs = 60'000; ///< Between two tries while Twilio cannot be reached at all.
    twilio::MediaLimits limits;
};

/// Fetches what messages, voicemails and recordings brought along: follows the event sequence, so that a file that was
/// added anywhere, or is to be fetched again, is noticed, and begins with what a former run left. Each step is a state
/// of the row. Looks at files in worker threads and never blocks. Lives in the desk's thread.
class MediaFetcher final : public QObject
{
    Q_OBJECT

public:
    MediaFetcher(store::Store &store, const Credentials &credentials, const QString &apiBase, const FetchPace &pace,
                 QObject *parent = nullptr);
    ~MediaFetcher() override;

    /// Does nothing without credentials: files wait for them.
    void start();
    /// True while nothing is on its way.
    [[nodiscard]] bool isIdle() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::desk
