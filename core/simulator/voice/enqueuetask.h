// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/verbtask.h"

#include <QElapsedTimer>

namespace patchcord::simulator {

class WaitLoop;

/// <Enqueue>: waits in a queue, with the waiting document for company, until somebody takes the call, the document
/// leaves, or the caller hangs up.
class EnqueueTask final : public VerbTask
{
    Q_OBJECT

public:
    using VerbTask::VerbTask;

    void start() override;
    void interrupt(Interruption why) override;

private:
    void leave();
    void talk();
    [[nodiscard]] twilio::FormFields waitingFields();
    [[nodiscard]] twilio::FormFields resultFields(const QByteArray &result);
    [[nodiscard]] QString name() const { return verb().text; }

    WaitLoop *m_loop = nullptr;
    QElapsedTimer m_clock;
    qint64 m_waitedMs = -1; // Until somebody took the call; -1 = still waits.
};

} // namespace patchcord::simulator
