// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMediaPlayer>
#include <QObject>
#include <QString>

#include <optional>

class QAudioOutput;

namespace patchcord::ui {

/// The half of the sound player that lives in the sound thread: one QMediaPlayer, made with the first sound. What it
/// says carries the number of the sound it is about, since another may have been asked for meanwhile.
class SoundEngine final : public QObject
{
    Q_OBJECT

public:
    void open(quint64 serial, const QString &file, qint64 from, double rate);
    void play();
    void pause();
    void stop();
    /// `number` comes back with every place told from then on.
    void seek(quint64 number, qint64 position);
    void setRate(double rate);

signals:
    void moved(quint64 serial, quint64 seek, qint64 position);
    void lengthKnown(quint64 serial, qint64 duration);
    void ended(quint64 serial);
    void failed(quint64 serial);
    void deviceMissed(quint64 serial);

private:
    void make();
    /// Does what had to wait until the file is open.
    void becomeReady();
    void onStatus(QMediaPlayer::MediaStatus status);

    QMediaPlayer *m_player = nullptr;
    QAudioOutput *m_output = nullptr;
    quint64 m_serial = 0;
    quint64 m_seek = 0;
    double m_rate = 1;
    std::optional<qint64> m_wanted; ///< Where to go once the file can be sought in.
};

} // namespace patchcord::ui
