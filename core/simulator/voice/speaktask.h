// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/verbtask.h"

namespace patchcord::simulator {

/// <Say>, <Play> and <Pause>: takes as long as it would take to hear.
class SpeakTask final : public VerbTask
{
    Q_OBJECT

public:
    using VerbTask::VerbTask;

    void start() override;

    /// Seconds that the verb takes; those of nouns that only play time are the same.
    [[nodiscard]] static int secondsOf(const VoiceVerb &verb);
};

} // namespace patchcord::simulator
