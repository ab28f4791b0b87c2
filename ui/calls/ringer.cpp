// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/ringer.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QSoundEffect>
#include <QUrl>

// A static library's resources are dropped by the linker unless something calls for them, outside every namespace.
static void loadSounds()
{
    Q_INIT_RESOURCE(patchcord_sounds);
}

namespace patchcord::ui {

namespace {

QAudioDevice outputOf(const QString &id)
{
    for (const QAudioDevice &device : QMediaDevices::audioOutputs()) {
        if (!id.isEmpty() && QString::fromUtf8(device.id()) == id)
            return device;
    }
    return QMediaDevices::defaultAudioOutput();
}

} // namespace

Ringer::Ringer(QObject *parent)
    : QObject(parent)
{
    loadSounds();
}

Ringer::~Ringer() = default;

void Ringer::setSettings(const RingSettings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    apply();
}

void Ringer::setRinging(bool isRinging)
{
    if (isRinging == m_isRinging)
        return;
    m_isRinging = isRinging;
    apply();
}

void Ringer::apply()
{
    // A new one each time: the device may have come or gone since the last call.
    m_sound.reset();
    if (!isRinging())
        return;
    const QAudioDevice output = outputOf(m_settings.device);
    if (output.isNull())
        return;
    m_sound = std::make_unique<QSoundEffect>(output);
    m_sound->setSource(QUrl(QStringLiteral("qrc:/patchcord/sounds/ring.wav")));
    m_sound->setLoopCount(QSoundEffect::Infinite);
    m_sound->setVolume(float(m_settings.volume) / 100.0F);
    m_sound->play();
}

QList<RingOutput> Ringer::outputs()
{
    QList<RingOutput> found;
    for (const QAudioDevice &device : QMediaDevices::audioOutputs())
        found.append({QString::fromUtf8(device.id()), device.description()});
    return found;
}

} // namespace patchcord::ui
