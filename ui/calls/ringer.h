// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

class QSoundEffect;

namespace patchcord::ui {

/// How calls ring on this computer.
struct RingSettings
{
    QString device; ///< The id of an audio output; empty = the system's choice.
    int volume = 70; ///< Percent.
    bool isMuted = false;

    bool operator==(const RingSettings &) const = default;
};

/// An audio output that calls can ring on.
struct RingOutput
{
    QString id;
    QString name;
};

/// Rings on the chosen audio output while it is told to. Without one it is silent; a device that comes or goes
/// meanwhile is taken or left.
class Ringer final : public QObject
{
    Q_OBJECT

public:
    explicit Ringer(QObject *parent = nullptr);
    ~Ringer() override;

    void setSettings(const RingSettings &settings);
    void setRinging(bool isRinging);
    /// True while a sound is being made, or would be if anybody could hear it.
    [[nodiscard]] bool isRinging() const { return m_isRinging && !m_settings.isMuted && m_settings.volume > 0; }

    [[nodiscard]] static QList<RingOutput> outputs();

private:
    void apply();

    RingSettings m_settings;
    bool m_isRinging = false;
    std::unique_ptr<QSoundEffect> m_sound; ///< Made when it rings for the first time: it costs a connection.
};

} // namespace patchcord::ui
