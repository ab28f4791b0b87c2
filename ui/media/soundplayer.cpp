// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/soundplayer.h"

#include "ui/media/soundengine.h"

#include <algorithm>

namespace patchcord::ui {

SoundPlayer::SoundPlayer(QObject *parent)
    : QObject(parent)
    , m_engine(new SoundEngine)
{
    connectEngine();
}

SoundPlayer::~SoundPlayer()
{
    // While no sound was played there is no thread that would.
    if (!m_isStarted)
        delete m_engine;
}

void SoundPlayer::connectEngine()
{
    connect(m_engine, &SoundEngine::moved, this, [this](quint64 serial, quint64 seek, qint64 position) {
        if (!isCurrent(serial) || seek != m_seek)
            return;
        m_position = position;
        emit changed();
    });
    connect(m_engine, &SoundEngine::lengthKnown, this, [this](quint64 serial, qint64 duration) {
        if (!isCurrent(serial) || duration <= 0)
            return;
        m_duration = duration;
        emit changed();
    });
    connect(m_engine, &SoundEngine::ended, this, [this](quint64 serial) {
        if (isCurrent(serial))
            stop();
    });
    connect(m_engine, &SoundEngine::failed, this, [this](quint64 serial) {
        if (!isCurrent(serial))
            return;
        const QString file = m_file;
        stop();
        emit failed(file, tr("This sound cannot be played here. Save it and try another program."));
    });
    connect(m_engine, &SoundEngine::deviceMissed, this, [this](quint64 serial) {
        if (isCurrent(serial))
            emit failed(m_file, tr("No sound device was found: nothing will be heard."));
    });
}

template <typename Act> void SoundPlayer::ask(Act act)
{
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, act] { act(*engine); }, Qt::QueuedConnection);
}

void SoundPlayer::play(const QString &file, qint64 from)
{
    if (!std::exchange(m_isStarted, true))
        m_thread.adopt(m_engine);
    m_file = file;
    m_position = from;
    m_duration = 0;
    m_isPlaying = true;
    ask([serial = ++m_serial, file, from, rate = m_rate](SoundEngine &engine) {
        engine.open(serial, file, from, rate);
    });
    emit changed();
}

void SoundPlayer::pause()
{
    if (!m_isPlaying)
        return;
    m_isPlaying = false;
    ask([](SoundEngine &engine) { engine.pause(); });
    emit changed();
}

void SoundPlayer::resume()
{
    if (m_file.isEmpty() || m_isPlaying)
        return;
    m_isPlaying = true;
    ask([](SoundEngine &engine) { engine.play(); });
    emit changed();
}

void SoundPlayer::stop()
{
    if (m_file.isEmpty())
        return;
    m_file.clear();
    m_position = 0;
    m_duration = 0;
    m_isPlaying = false;
    ask([](SoundEngine &engine) { engine.stop(); });
    emit changed();
}

void SoundPlayer::seek(qint64 position)
{
    if (m_file.isEmpty())
        return;
    m_position = std::max<qint64>(0, m_duration > 0 ? std::min(position, m_duration) : position);
    ask([number = ++m_seek, at = m_position](SoundEngine &engine) { engine.seek(number, at); });
    emit changed();
}

void SoundPlayer::stepRate()
{
    setRate(m_rate < 1.25 ? 1.5 : m_rate < 1.75 ? 2 : 1);
}

void SoundPlayer::setRate(double rate)
{
    m_rate = rate;
    if (m_isStarted)
        ask([rate](SoundEngine &engine) { engine.setRate(rate); });
    emit changed();
}

} // namespace patchcord::ui
