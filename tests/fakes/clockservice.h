// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QFile>
#include <QObject>
#include <QProcess>
#include <QTemporaryDir>

#include <functional>

namespace patchcord::testing {

/// A system bus of its own, on which systemd's timedated is played. Make it before the first use of the system bus.
class ClockService final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.timedate1")

public:
    /// False when there is no bus on this machine.
    [[nodiscard]] bool start()
    {
        QFile file(m_folder.filePath(QStringLiteral("bus.conf")));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write("<busconfig><type>session</type><listen>unix:tmpdir=" + m_folder.path().toUtf8()
                   + "</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                     "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
        file.close();
        m_bus.start(QStringLiteral("dbus-daemon"),
                    {QStringLiteral("--nofork"), QStringLiteral("--print-address"),
                     QStringLiteral("--config-file=") + file.fileName()});
        if (!m_bus.waitForReadyRead(10'000))
            return false;
        const QByteArray address = m_bus.readLine().trimmed();
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        QDBusConnection connection = QDBusConnection::connectToBus(QString::fromUtf8(address), m_name);
        return connection.registerObject(QStringLiteral("/org/freedesktop/timedate1"), this,
                                         QDBusConnection::ExportScriptableSlots)
            && connection.registerService(QStringLiteral("org.freedesktop.timedate1"));
    }
    ~ClockService() override
    {
        QDBusConnection::disconnectFromBus(m_name);
        m_bus.terminate();
        m_bus.waitForFinished(10'000);
    }
    /// What a computer does whose clock is told to set itself.
    void onSet(std::function<void()> set) { m_set = std::move(set); }

public slots:
    Q_SCRIPTABLE void SetNTP(bool isOn, [[maybe_unused]] bool mayAsk) // NOLINT(readability-identifier-naming)
    {
        if (isOn && m_set)
            m_set();
    }

private:
    const QString m_name = QStringLiteral("clock-service");
    QTemporaryDir m_folder;
    QProcess m_bus;
    std::function<void()> m_set;
};

} // namespace patchcord::testing
