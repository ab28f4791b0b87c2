// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/writer.h"

#include "core/store/connection.h"
#include "core/store/schema.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <chrono>

namespace patchcord::store {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// One transaction carries at most this much, so that the first of a flood is not kept waiting for the last.
constexpr std::size_t largestBatch = 512;
/// How long nothing has to come before the log is worked into the database.
constexpr auto idleTime = 500ms;
/// A log of this many bytes is worked into the database however busy it is.
constexpr qint64 largestLog = 64 * 1024 * 1024;
/// How much more a log has to grow that a reader keeps from shrinking.
constexpr qint64 logStep = 8 * 1024 * 1024;

} // namespace

Writer::Writer(QString file, std::function<void(qint64)> committed)
    : m_file(std::move(file))
    , m_committed(std::move(committed))
    , m_nextForcedCheckpoint(largestLog)
{ }

Writer::~Writer()
{
    m_queue.close();
    if (m_thread)
        m_thread->wait();
}

Done Writer::start()
{
    QPromise<Done> opened;
    opened.start();
    QFuture<Done> outcome = opened.future();
    m_thread.reset(QThread::create([this, opened = std::move(opened)]() mutable { run(opened); }));
    m_thread->setObjectName(u"store-write"_s);
    m_thread->start();
    return outcome.result();
}

void Writer::enqueue(std::unique_ptr<Job> job)
{
    if (const std::optional<std::unique_ptr<Job>> left = m_queue.push(std::move(job)))
        (*left)->finishWith({ErrorKind::Storage,
                             QCoreApplication::translate("patchcord::store::Store", "Patchcord is closing."),
                             {},
                             0,
                             0});
}

void Writer::run(QPromise<Done> &opened)
{
    const Done done = open();
    opened.addResult(done);
    opened.finish();
    while (done && !m_queue.isDone()) {
        Batch batch = m_queue.take(largestBatch, idleTime);
        const bool isIdle = batch.empty();
        carryOutInOrder(std::move(batch));
        checkpointWhenDue(isIdle);
    }
    m_connection.reset();
}

Done Writer::open()
{
    Result<std::unique_ptr<Connection>> connection = Schema(m_file).open();
    if (!connection)
        return std::unexpected(connection.error());
    m_connection = std::move(*connection);
    if (const Done done = m_connection->prepareAll(); !done)
        return done;
    const auto last = firstOf(m_connection->run("event_last"_L1), [](const Rows &row) { return row.number(0); });
    if (!last)
        return std::unexpected(last.error());
    m_lastEvent = last->value_or(0);
    return {};
}

/// What stands alone parts what shares a commit.
void Writer::carryOutInOrder(Batch batch)
{
    Batch shared;
    for (std::unique_ptr<Job> &job : batch) {
        if (!job->isAlone()) {
            shared.push_back(std::move(job));
            continue;
        }
        if (!shared.empty())
            carryOut(shared);
        shared.clear();
        job->runAlone(*m_connection);
        job->finish();
    }
    if (!shared.empty())
        carryOut(shared);
}

void Writer::carryOut(Batch &batch)
{
    Result<qint64> lastEvent = inOneGo(batch);
    if (!lastEvent && !m_connection->lost()) {
        m_connection->rollback();
        lastEvent = oneByOne(batch);
    }
    if (lastEvent) {
        if (const Done done = m_connection->commit(); !done)
            lastEvent = std::unexpected(done.error());
    }
    if (lastEvent)
        return finish(batch, *lastEvent);
    m_connection->rollback();
    for (const std::unique_ptr<Job> &job : batch)
        job->finishWith(lastEvent.error());
}

/// The quick way: no savepoints. An error is a job that wrote something before it failed, or a lost transaction.
Result<qint64> Writer::inOneGo(Batch &batch)
{
    if (const Done done = m_connection->begin(); !done)
        return std::unexpected(done.error());
    qint64 lastEvent = m_lastEvent;
    for (const std::unique_ptr<Job> &job : batch) {
        const qint64 writes = m_connection->writes();
        Transaction transaction(*m_connection, lastEvent);
        const bool isDone = job->run(transaction);
        if (m_connection->lost())
            return std::unexpected(*m_connection->lost());
        if (!isDone && m_connection->writes() != writes)
            return failure(ErrorKind::Conflict, QString());
        if (isDone && transaction.lastEvent() > 0)
            lastEvent = transaction.lastEvent();
    }
    return lastEvent;
}

/// The careful way: each job can be undone by itself.
Result<qint64> Writer::oneByOne(Batch &batch)
{
    if (const Done done = m_connection->begin(); !done)
        return std::unexpected(done.error());
    qint64 lastEvent = m_lastEvent;
    for (const std::unique_ptr<Job> &job : batch) {
        const Result<qint64> number = inSavepoint(*job, lastEvent);
        if (!number)
            return number;
        lastEvent = *number;
    }
    return lastEvent;
}

Result<qint64> Writer::inSavepoint(Job &job, qint64 before)
{
    if (const Done done = m_connection->execute("savepoint"_L1); !done)
        return std::unexpected(done.error());
    Transaction transaction(*m_connection, before);
    const bool isDone = job.run(transaction);
    if (!isDone) {
        if (const Done done = m_connection->execute("savepoint_rollback"_L1); !done)
            return std::unexpected(done.error());
    }
    if (const Done done = m_connection->execute("savepoint_release"_L1); !done)
        return std::unexpected(done.error());
    return isDone && transaction.lastEvent() > 0 ? transaction.lastEvent() : before;
}

void Writer::finish(Batch &batch, qint64 lastEvent)
{
    m_isCheckpointed = false;
    ++m_commits;
    m_jobs += qint64(batch.size());
    m_lastEvent = lastEvent;
    for (const std::unique_ptr<Job> &job : batch)
        job->finish();
    m_committed(lastEvent);
}

/// Outside of commits, so that no acknowledgement waits for it; one connection alone does it, since SQLite
/// before 3.51.3 can damage a database that two of them checkpoint at once.
void Writer::checkpointWhenDue(bool isIdle)
{
    if (m_isCheckpointed)
        return;
    const qint64 size = QFileInfo(m_file + u"-wal"_s).size();
    if (size < largestLog)
        m_nextForcedCheckpoint = largestLog;
    if (!isIdle && size < m_nextForcedCheckpoint)
        return;
    // A failure loses nothing: the log keeps what it has, and the next checkpoint tries again.
    static_cast<void>(m_connection->execute("checkpoint"_L1));
    m_isCheckpointed = true;
    m_nextForcedCheckpoint = std::max(size, largestLog) + logStep;
}

} // namespace patchcord::store
