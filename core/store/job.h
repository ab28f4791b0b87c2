// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/transaction.h"

#include <QFuture>
#include <QPromise>

#include <functional>
#include <optional>
#include <utility>

namespace patchcord::store {

class Connection;

/// One unit of work for the writing thread. It may run more than once, and is finished exactly once.
class Job
{
public:
    Job() = default;
    Job(const Job &) = delete;
    Job &operator=(const Job &) = delete;
    virtual ~Job() = default;

    /// False when the work returned an error; its outcome is kept either way.
    virtual bool run(Transaction &transaction) = 0;
    /// Hands over what the last run came to.
    virtual void finish() = 0;
    virtual void finishWith(const Error &error) = 0;
    /// True for what cannot be done within a transaction: runAlone() is called in place of run().
    [[nodiscard]] virtual bool isAlone() const { return false; }
    virtual void runAlone(Connection &) { }
};

/// A unit of work with the future of its outcome.
template <typename Outcome, typename Work> class TypedJob final : public Job
{
public:
    explicit TypedJob(Work work)
        : m_work(std::move(work))
    {
        m_promise.start();
    }

    [[nodiscard]] QFuture<Outcome> future() const { return m_promise.future(); }

    bool run(Transaction &transaction) override
    {
        m_outcome.emplace(m_work(transaction));
        return m_outcome->has_value();
    }

    void finish() override
    {
        m_promise.addResult(std::move(*m_outcome));
        m_promise.finish();
    }

    void finishWith(const Error &error) override
    {
        m_promise.addResult(Outcome(std::unexpected(error)));
        m_promise.finish();
    }

private:
    QPromise<Outcome> m_promise;
    Work m_work;
    std::optional<Outcome> m_outcome;
};

/// Work on the database itself, outside of a transaction; finished once.
class LoneJob final : public Job
{
public:
    using Work = std::function<Done(Connection &)>;

    explicit LoneJob(Work work)
        : m_work(std::move(work))
    {
        m_promise.start();
    }

    [[nodiscard]] QFuture<Done> future() const { return m_promise.future(); }
    bool run(Transaction &) override { return false; }
    [[nodiscard]] bool isAlone() const override { return true; }
    void runAlone(Connection &connection) override { m_outcome = m_work(connection); }
    void finish() override { finishWithOutcome(); }
    void finishWith(const Error &error) override
    {
        m_outcome = std::unexpected(error);
        finishWithOutcome();
    }

private:
    void finishWithOutcome()
    {
        m_promise.addResult(std::move(m_outcome));
        m_promise.finish();
    }

    QPromise<Done> m_promise;
    Work m_work;
    Done m_outcome;
};

/// One query for the reading thread: gets a view, or the reason why there is none.
using ReadJob = std::function<void(const Snapshot *, const Error *)>;

} // namespace patchcord::store
