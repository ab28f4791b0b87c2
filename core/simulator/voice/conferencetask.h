// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/verbtask.h"

namespace patchcord::simulator {

class Conference;
struct ConferenceWish;
class WaitLoop;

/// <Dial><Conference>: keeps a leg in a conference until one of them goes.
class ConferenceTask final : public VerbTask
{
    Q_OBJECT

public:
    using VerbTask::VerbTask;

    void start() override;
    void interrupt(Interruption why) override;

private:
    void wait(const QString &url, const QByteArray &method);
    void stopWaiting();
    void followHold(const QString &callSid);
    [[nodiscard]] ConferenceWish wish() const;
    [[nodiscard]] const VoiceVerb &noun() const { return *verb().child(u"Conference"); }

    Conference *m_conference = nullptr;
    WaitLoop *m_loop = nullptr;
};

} // namespace patchcord::simulator
