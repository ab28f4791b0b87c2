// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/media/soundthread.h"
#include "ui/media/waveformreader.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace patchcord::ui {

/// The shapes of sounds of which the desk does not know one, made in a thread of its own when they are first asked for.
class Waveforms final : public QObject
{
    Q_OBJECT

public:
    explicit Waveforms(QObject *parent = nullptr);
    ~Waveforms() override;

    /// Empty while it is on its way, and when it cannot be read.
    [[nodiscard]] SoundShape find(const QString &file);

signals:
    void settled(const QString &file);

private:
    QHash<QString, SoundShape> m_shapes;
    QSet<QString> m_running;
    WaveformReader *m_reader; ///< The thread deletes it.
    SoundThread m_thread;
    bool m_isStarted = false;
};

} // namespace patchcord::ui
