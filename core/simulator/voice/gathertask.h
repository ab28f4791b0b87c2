// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/verbtask.h"

#include <QTimer>

namespace patchcord::simulator {

/// <Gather>: says what is within it and waits for keys or words. Without any, the next verb follows.
class GatherTask final : public VerbTask
{
    Q_OBJECT

public:
    GatherTask(const VerbPlace &place, QObject *parent);

    void start() override;

private:
    void takeKeys(const QString &keys);
    void takeWords(const QString &words);
    void complete(const QString &key);
    void giveUp();

    QTimer m_patience;
    QString m_digits;
};

} // namespace patchcord::simulator
