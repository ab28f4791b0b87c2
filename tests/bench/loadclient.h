// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QTcpSocket>

#include <functional>
#include <memory>
#include <vector>

namespace patchcord::bench {

/// What one run of a load gave.
struct LoadResult
{
    double perSecond = 0;
    Samples milliseconds;
    qint64 answered = 0;
    qint64 notOk = 0; ///< Answers other than 2xx, and connections that broke.
};

/// Keeps a number of keep-alive connections busy, each with one request under way, and times every answer. Lives in the
/// thread that runs its event loop.
class LoadClient final : public QObject
{
    Q_OBJECT

public:
    /// Gives the bytes of the next request; called `total` times.
    using NextRequest = std::function<QByteArray()>;

    LoadClient(quint16 port, int connections, qint64 total, NextRequest next, QObject *parent = nullptr);
    ~LoadClient() override;

    void start();
    [[nodiscard]] LoadResult result() const;

signals:
    void finished();

private:
    struct Line;
    void sendNext(Line &line);
    void read(Line &line);

    quint16 m_port;
    qint64 m_total;
    qint64 m_sent = 0;
    qint64 m_notOk = 0;
    NextRequest m_next;
    std::vector<std::unique_ptr<Line>> m_lines;
    Samples m_milliseconds;
    qint64 m_answered = 0;
    QElapsedTimer m_clock;
    qint64 m_elapsed = 0;
};

} // namespace patchcord::bench
