// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/job.h"
#include "core/store/transaction.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>
#include <type_traits>

namespace patchcord::store {

/// What one commit did, for those who measure.
struct CommitCounts
{
    qint64 commits = 0; ///< Since the store was opened.
    qint64 jobs = 0; ///< Units of work they carried.
};

/// Keeps everything, in one SQLite file of the profile. One thread owns the only connection that writes or checkpoints;
/// another owns one that only reads. Work crosses as a function and comes back as a future. Every member may be called
/// from any thread.
class Store final : public QObject
{
    Q_OBJECT

public:
    /// Opens (and makes, or backs up and migrates) the database in `profile`. Conflict: another process holds the
    /// profile. Refused: the database is newer than this program, and is left untouched.
    [[nodiscard]] static Result<std::unique_ptr<Store>> open(const QString &profile);
    /// Opens the database beside whoever holds the profile: reads work, writes are refused. A database that is not
    /// there or is older is opened (and made, or migrated) as by open().
    [[nodiscard]] static Result<std::unique_ptr<Store>> openForReading(const QString &profile);
    ~Store() override;

    /// Runs `work(Transaction &)` in the writing thread, together with whatever else waits, and finishes the future
    /// after the commit is durable. `work` returns a Result; an error undoes what it wrote and nothing else.
    /// `work` may run more than once before it is committed, so it must change nothing but the transaction.
    template <typename Work> auto write(Work work) -> QFuture<std::invoke_result_t<Work &, Transaction &>>
    {
        using Outcome = std::invoke_result_t<Work &, Transaction &>;
        auto job = std::make_unique<TypedJob<Outcome, Work>>(std::move(work));
        QFuture<Outcome> future = job->future();
        enqueue(std::move(job));
        return future;
    }

    /// Runs `query(const Snapshot &)` in the reading thread, over what has been committed when it starts.
    template <typename Query> auto read(Query query) -> QFuture<std::invoke_result_t<Query &, const Snapshot &>>
    {
        using Outcome = std::invoke_result_t<Query &, const Snapshot &>;
        auto promise = std::make_shared<QPromise<Outcome>>();
        promise->start();
        QFuture<Outcome> future = promise->future();
        enqueueRead([promise, query = std::move(query)](const Snapshot *snapshot, const Error *error) mutable {
            promise->addResult(error ? Outcome(std::unexpected(*error)) : query(*snapshot));
            promise->finish();
        });
        return future;
    }

    /// Brings what was erased to its end: files, backups, and what is left of old rows in the database's pages and its
    /// log. Nothing is written meanwhile (some seconds for a million messages); reading goes on.
    QFuture<Done> scrub();

    [[nodiscard]] CommitCounts commitCounts() const;
    /// The number of the newest committed event.
    [[nodiscard]] qint64 lastEvent() const;
    /// Where media files lie; exists.
    [[nodiscard]] QString mediaFolder() const;
    [[nodiscard]] QString profile() const;

signals:
    /// Something was committed: everything up to and including this event number can be read. Comes from the writing
    /// thread, once for a group of commits' work.
    void committed(qint64 lastEvent);

private:
    class Private;

    explicit Store(std::unique_ptr<Private> priv);
    void enqueue(std::unique_ptr<Job> job);
    void enqueueRead(ReadJob job);

    std::unique_ptr<Private> d;
};

} // namespace patchcord::store
