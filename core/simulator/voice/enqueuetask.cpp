// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/enqueuetask.h"

#include "core/simulator/account.h"
#include "core/simulator/voice/leg.h"
#include "core/simulator/voice/queues.h"
#include "core/simulator/voice/waitloop.h"

namespace patchcord::simulator {

namespace {

constexpr int largestQueue = 1000;

} // namespace

void EnqueueTask::start()
{
    leg().answer();
    m_clock.start();
    Queues &queues = parts().queues;
    if (queues.size(name()) >= verb().number(QStringLiteral("maxQueueSize"), largestQueue)) {
        finish(resultFields("queue-full"));
        return;
    }
    m_loop = new WaitLoop(
        parts(), leg(), link(verb(), QStringLiteral("waitUrl")), verb().method(QStringLiteral("waitUrlMethod")),
        [this] { return waitingFields(); }, this);
    connect(m_loop, &WaitLoop::left, this, [this] {
        leave();
        finish(resultFields("leave"));
    });
    connect(&queues, &Queues::taken, this, [this](const Leg *taken) {
        if (taken == &leg())
            talk();
    });
    connect(&queues, &Queues::released, this, [this](const Leg *released) {
        if (released == &leg())
            finish(resultFields("bridged"));
    });
    queues.join(name(), leg());
    m_loop->start();
}

void EnqueueTask::talk()
{
    m_waitedMs = m_clock.elapsed();
    leave();
    leg().putThrough();
}

void EnqueueTask::leave()
{
    parts().queues.leave(name(), leg());
    const qint64 waited = m_waitedMs < 0 ? m_clock.elapsed() : m_waitedMs;
    parts().account.updateCall(leg().sid(),
                               [this, waited](CallRecord &call) { call.queueMs = waited * 1000 / parts().secondMs; });
    if (WaitLoop *loop = std::exchange(m_loop, nullptr)) {
        loop->disconnect(this);
        loop->deleteLater();
    }
}

void EnqueueTask::interrupt(Interruption why)
{
    const bool isTalking = m_waitedMs >= 0;
    leave();
    if (why == Interruption::HungUp)
        tellAction(resultFields(isTalking ? "bridged" : "hangup"));
    else
        tellAction(resultFields(isTalking ? "redirected-from-bridged" : "redirected"));
}

twilio::FormFields EnqueueTask::waitingFields()
{
    Queues &queues = parts().queues;
    return {{"QueuePosition", QByteArray::number(queues.positionOf(name(), leg()))},
            {"QueueSid", queues.sidOf(name()).toUtf8()},
            {"QueueTime", QByteArray::number(m_clock.elapsed() / parts().secondMs)},
            {"AvgQueueTime", QByteArray::number(m_clock.elapsed() / parts().secondMs)},
            {"CurrentQueueSize", QByteArray::number(queues.size(name()))},
            {"MaxQueueSize", QByteArray::number(verb().number(QStringLiteral("maxQueueSize"), largestQueue))}};
}

twilio::FormFields EnqueueTask::resultFields(const QByteArray &result)
{
    const qint64 waited = m_waitedMs < 0 ? m_clock.elapsed() : m_waitedMs;
    return {{"QueueResult", result},
            {"QueueSid", parts().queues.sidOf(name()).toUtf8()},
            {"QueueTime", QByteArray::number(waited / parts().secondMs)}};
}

} // namespace patchcord::simulator
