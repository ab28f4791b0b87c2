// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/reader.h"

#include "core/store/connection.h"

#include <QCoreApplication>
#include <QPromise>

#include <chrono>

namespace patchcord::store {

using namespace Qt::StringLiterals;

namespace {

constexpr auto patience = std::chrono::hours(1);

} // namespace

Reader::Reader(QString file)
    : m_file(std::move(file))
{ }

Reader::~Reader()
{
    m_queue.close();
    if (m_thread)
        m_thread->wait();
}

Done Reader::start()
{
    QPromise<Done> opened;
    opened.start();
    QFuture<Done> outcome = opened.future();
    m_thread.reset(QThread::create([this, opened = std::move(opened)]() mutable { run(opened); }));
    m_thread->setObjectName(u"store-read"_s);
    m_thread->start();
    return outcome.result();
}

void Reader::enqueue(ReadJob job)
{
    const std::optional<ReadJob> left = m_queue.push(std::move(job));
    if (!left)
        return;
    const Error error{
        ErrorKind::Storage, QCoreApplication::translate("patchcord::store::Store", "Patchcord is closing."), {}, 0, 0};
    (*left)(nullptr, &error);
}

void Reader::run(QPromise<Done> &opened)
{
    const Done done = open();
    opened.addResult(done);
    opened.finish();
    while (done && !m_queue.isDone()) {
        for (ReadJob &job : m_queue.take(1, patience))
            carryOut(job);
    }
    m_connection.reset();
}

Done Reader::open()
{
    Result<std::unique_ptr<Connection>> connection = Connection::open(m_file, Connection::Access::ReadOnly);
    if (!connection)
        return std::unexpected(connection.error());
    m_connection = std::move(*connection);
    return {};
}

void Reader::carryOut(ReadJob &job)
{
    if (const Done begun = m_connection->begin(); !begun) {
        m_connection->rollback();
        job(nullptr, &begun.error());
        return;
    }
    // The outcome is handed over while the view is still held: whoever waits for it must not wait for its end as well.
    const Snapshot snapshot(*m_connection);
    job(&snapshot, nullptr);
    m_connection->rollback();
}

} // namespace patchcord::store
