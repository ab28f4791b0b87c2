// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/job.h"
#include "core/store/workqueue.h"

#include <QThread>

#include <memory>

namespace patchcord::store {

class Connection;

/// The one thread that reads, each query over one consistent view of what is committed. Its connection cannot write or
/// checkpoint.
class Reader final
{
public:
    explicit Reader(QString file);
    ~Reader();
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    /// Starts the thread and waits until it has opened the database.
    [[nodiscard]] Done start();
    void enqueue(ReadJob job);

private:
    void run(QPromise<Done> &opened);
    [[nodiscard]] Done open();
    void carryOut(ReadJob &job);

    QString m_file;
    WorkQueue<ReadJob> m_queue;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<QThread> m_thread;
};

} // namespace patchcord::store
