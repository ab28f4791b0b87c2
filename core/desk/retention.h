// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/retention.h"
#include "core/store/store.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QTimer>

namespace patchcord::desk {

/// Rows before this moment are older than that many months, by the clocks of this machine.
[[nodiscard]] qint64 retentionBound(int months, const QDateTime &now);

/// How long messages are kept, and what that would take away tonight.
struct RetentionPreview
{
    int months = 0;
    store::RetentionTally tally;
};

/// What would go if messages were kept for so many months; negative = for as long as is set.
[[nodiscard]] QFuture<Result<RetentionPreview>> previewRetention(store::Store &store, int months, const QDateTime &now);
/// Sets it, with its row in the audit. 0 = for ever.
[[nodiscard]] QFuture<Done> setRetention(store::Store &store, const QString &agent, int months, qint64 now);

/// Takes away what is older than is set, once a night, step by step, with the same care as erasing a person. Lives in
/// the desk's thread.
class Retaining final : public QObject
{
    Q_OBJECT

public:
    explicit Retaining(store::Store &store, QObject *parent = nullptr);

    void start();
    /// Carries it out, whatever the hour. Nothing happens while messages are kept for ever.
    QFuture<Done> runNow(const QDateTime &now);

private:
    struct Run;

    void lookAtTheClock();
    void step(const std::shared_ptr<Run> &run);
    void settle(const std::shared_ptr<Run> &run);
    void finish(const std::shared_ptr<Run> &run, const Done &outcome);

    store::Store &m_store;
    QTimer m_clock;
    bool m_isRunning = false;
};

} // namespace patchcord::desk
