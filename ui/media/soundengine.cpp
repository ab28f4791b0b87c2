// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/soundengine.h"

#include <QAudioDevice>
#include <QAudioOutput>
#include <QMediaDevices>
#include <QUrl>

namespace patchcord::ui {

void SoundEngine::make()
{
    m_player = new QMediaPlayer(this);
    m_output = new QAudioOutput(this);
    m_player->setAudioOutput(m_output);
    connect(m_player, &QMediaPlayer::mediaStatusChanged, this, &SoundEngine::onStatus);
    connect(m_player, &QMediaPlayer::seekableChanged, this, [this] { becomeReady(); });
    connect(m_player, &QMediaPlayer::durationChanged, this,
            [this](qint64 duration) { emit lengthKnown(m_serial, duration); });
    connect(m_player, &QMediaPlayer::positionChanged, this, [this](qint64 position) {
        if (!m_wanted && m_player->playbackState() != QMediaPlayer::StoppedState)
            emit moved(m_serial, m_seek, position);
    });
    connect(m_player, &QMediaPlayer::errorOccurred, this, [this] { emit failed(m_serial); });
}

void SoundEngine::open(quint64 serial, const QString &file, qint64 from, double rate)
{
    if (!m_player)
        make();
    m_player->stop();
    m_serial = serial;
    m_wanted = from > 0 ? std::optional(from) : std::nullopt;
    // The device may have been plugged in since.
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    m_output->setDevice(device);
    if (device.isNull())
        emit deviceMissed(serial);
    m_player->setSource(QUrl::fromLocalFile(file));
    // Before the file is open, GStreamer's backend takes note of a speed and then plays without it.
    m_player->setPlaybackRate(1);
    m_rate = rate;
    m_player->play();
    becomeReady();
}

void SoundEngine::play()
{
    if (m_player)
        m_player->play();
}

void SoundEngine::pause()
{
    if (m_player)
        m_player->pause();
}

void SoundEngine::stop()
{
    m_wanted.reset();
    if (!m_player)
        return;
    m_serial = 0;
    m_player->stop();
    m_player->setSource({});
}

void SoundEngine::seek(quint64 number, qint64 position)
{
    m_seek = number;
    m_wanted = position;
    becomeReady();
}

void SoundEngine::setRate(double rate)
{
    m_rate = rate;
    becomeReady();
}

void SoundEngine::becomeReady()
{
    if (!m_player || !m_player->isSeekable())
        return;
    if (m_player->playbackRate() != m_rate)
        m_player->setPlaybackRate(m_rate);
    if (!m_wanted)
        return;
    const qint64 position = *std::exchange(m_wanted, std::nullopt);
    m_player->setPosition(position);
    emit moved(m_serial, m_seek, position);
}

void SoundEngine::onStatus(QMediaPlayer::MediaStatus status)
{
    if (status == QMediaPlayer::EndOfMedia)
        emit ended(m_serial);
    else if (status == QMediaPlayer::InvalidMedia)
        emit failed(m_serial);
    else
        becomeReady();
}

} // namespace patchcord::ui
