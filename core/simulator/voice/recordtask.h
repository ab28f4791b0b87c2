// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/verbtask.h"

#include <QElapsedTimer>

namespace patchcord::simulator {

/// <Record>: keeps what the person on the line says, until they hang up, press a key or reach the longest length.
class RecordTask final : public VerbTask
{
    Q_OBJECT

public:
    using VerbTask::VerbTask;

    void start() override;
    void interrupt(Interruption why) override;

private:
    void listen();
    void takeKeys(const QString &keys);
    void stop(const QByteArray &digits);
    /// Ends the recording; gives the fields of its action.
    [[nodiscard]] twilio::FormFields close(const QByteArray &digits);

    QString m_recordingSid;
    int m_longest = 0; // Seconds; the clock of a busy machine may say more.
    QElapsedTimer m_clock;
};

} // namespace patchcord::simulator
