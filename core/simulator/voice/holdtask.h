// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/leg.h"
#include "core/simulator/voice/verbtask.h"

namespace patchcord::simulator {

/// <Connect>: keeps the caller until somebody hangs up. Nothing is at its other end yet.
class HoldTask final : public VerbTask
{
    Q_OBJECT

public:
    using VerbTask::VerbTask;

    void start() override { leg().answer(); }
};

} // namespace patchcord::simulator
