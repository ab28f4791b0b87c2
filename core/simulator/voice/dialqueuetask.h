// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/verbtask.h"

namespace patchcord::simulator {

/// <Dial><Queue>: takes whoever waits longest in a queue, or the next one who comes.
class DialQueueTask final : public VerbTask
{
    Q_OBJECT

public:
    using VerbTask::VerbTask;

    void start() override;
    void interrupt(Interruption why) override;

private:
    void take();
    void end(const QByteArray &status);
    [[nodiscard]] QString name() const { return verb().child(u"Queue")->text; }

    Leg *m_taken = nullptr;
};

} // namespace patchcord::simulator
