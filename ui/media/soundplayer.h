// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/media/soundthread.h"

#include <QObject>
#include <QString>

namespace patchcord::ui {

class SoundEngine;

/// Plays one sound at a time: play, pause, seek, speed. Answers at once with what was asked for, while the work is done
/// in a thread of its own.
class SoundPlayer final : public QObject
{
    Q_OBJECT

public:
    explicit SoundPlayer(QObject *parent = nullptr);
    ~SoundPlayer() override;

    /// Plays this file from there (ms) in place of what is playing.
    void play(const QString &file, qint64 from = 0);
    void pause();
    void resume();
    /// Forgets the sound.
    void stop();
    /// Ms from the beginning; kept within the sound's length when that is known.
    void seek(qint64 position);
    /// 1, 1.5 and 2 times as fast, and back; kept for the next sound.
    void stepRate();
    void setRate(double rate);

    /// The file that plays or is paused; empty = none.
    [[nodiscard]] const QString &file() const { return m_file; }
    [[nodiscard]] bool isPlaying() const { return m_isPlaying; }
    [[nodiscard]] qint64 position() const { return m_position; }
    [[nodiscard]] qint64 duration() const { return m_duration; } ///< 0 while unknown.
    [[nodiscard]] double rate() const { return m_rate; }

signals:
    void changed();
    /// In words for the agent: it cannot be played, or nobody can hear it.
    void failed(const QString &file, const QString &why);

private:
    void connectEngine();
    [[nodiscard]] bool isCurrent(quint64 serial) const { return serial == m_serial && !m_file.isEmpty(); }
    template <typename Act> void ask(Act act);

    SoundEngine *m_engine; ///< The thread deletes it.
    SoundThread m_thread;
    QString m_file;
    quint64 m_serial = 0;
    quint64 m_seek = 0; ///< The latest; what the engine says from before it is outdated.
    qint64 m_position = 0;
    qint64 m_duration = 0;
    double m_rate = 1;
    bool m_isPlaying = false;
    bool m_isStarted = false;
};

} // namespace patchcord::ui
