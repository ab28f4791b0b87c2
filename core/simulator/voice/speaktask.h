// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/verbtask.h"

namespace patchcord::simulator {

/// <Say>, <Play> and <Pause>: takes as long as it would take to hear. The sound of <Play> is fetched from the desk,
/// when it lies there; one that cannot be had is passed over.
class SpeakTask final : public VerbTask
{
    Q_OBJECT

public:
    using VerbTask::VerbTask;

    void start() override;

    /// Seconds that the verb takes; those of nouns that only play time are the same.
    [[nodiscard]] static int secondsOf(const VoiceVerb &verb);

private:
    void play(const QString &url);
};

} // namespace patchcord::simulator
