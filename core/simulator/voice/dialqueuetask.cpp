// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/dialqueuetask.h"

#include "core/simulator/voice/leg.h"
#include "core/simulator/voice/queues.h"

#include <utility>

namespace patchcord::simulator {

void DialQueueTask::start()
{
    leg().answer();
    take();
    if (m_taken)
        return;
    connect(&parts().queues, &Queues::joined, this, [this](const QString &queue) {
        if (queue == name())
            take();
    });
    after(verb().number(QStringLiteral("timeout"), 30), [this] {
        if (!m_taken)
            end("no-answer");
    });
}

void DialQueueTask::take()
{
    Queues &queues = parts().queues;
    if (m_taken)
        return;
    m_taken = queues.first(name());
    if (!m_taken)
        return;
    queues.take(*m_taken);
    leg().putThrough();
    const auto part = [this] {
        m_taken = nullptr;
        end("completed");
    };
    connect(m_taken, &Leg::ended, this, part);
    connect(m_taken, &Leg::moved, this, part);
}

void DialQueueTask::end(const QByteArray &status)
{
    finish({{"DialCallStatus", status}});
}

void DialQueueTask::interrupt(Interruption)
{
    // The one who was taken goes on behind the queue.
    if (Leg *taken = std::exchange(m_taken, nullptr)) {
        disconnect(taken, nullptr, this, nullptr);
        parts().queues.release(*taken);
    }
    tellAction({{"DialCallStatus", "completed"}});
}

} // namespace patchcord::simulator
