// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/job.h"
#include "core/store/store.h"
#include "core/store/workqueue.h"

#include <QThread>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace patchcord::store {

class Connection;

/// The one thread that writes and checkpoints. Whatever was queued while a commit ran shares the next one; nobody hears
/// of an outcome before its commit is durable.
class Writer final
{
public:
    /// `committed` is called in the writing thread, after the outcomes of a commit are handed over.
    Writer(QString file, std::function<void(qint64)> committed);
    ~Writer();
    Writer(const Writer &) = delete;
    Writer &operator=(const Writer &) = delete;

    /// Starts the thread and waits until it has opened the database.
    [[nodiscard]] Done start();
    void enqueue(std::unique_ptr<Job> job);

    [[nodiscard]] CommitCounts counts() const { return {m_commits.load(), m_jobs.load()}; }
    [[nodiscard]] qint64 lastEvent() const { return m_lastEvent.load(); }

private:
    using Batch = std::vector<std::unique_ptr<Job>>;

    void run(QPromise<Done> &opened);
    [[nodiscard]] Done open();
    void carryOutInOrder(Batch batch);
    void carryOut(Batch &batch);
    [[nodiscard]] Result<qint64> inOneGo(Batch &batch);
    [[nodiscard]] Result<qint64> oneByOne(Batch &batch);
    [[nodiscard]] Result<qint64> inSavepoint(Job &job, qint64 before);
    void finish(Batch &batch, qint64 lastEvent);
    void checkpointWhenDue(bool isIdle);

    QString m_file;
    std::function<void(qint64)> m_committed;
    WorkQueue<std::unique_ptr<Job>> m_queue;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<QThread> m_thread;
    std::atomic<qint64> m_commits = 0;
    std::atomic<qint64> m_jobs = 0;
    std::atomic<qint64> m_lastEvent = 0;
    bool m_isCheckpointed = false;
    qint64 m_nextForcedCheckpoint;
};

} // namespace patchcord::store
