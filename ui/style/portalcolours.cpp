// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/portalcolours.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace patchcord::ui {

namespace {

QString service()
{
    return QStringLiteral("org.freedesktop.portal.Desktop");
}

QString path()
{
    return QStringLiteral("/org/freedesktop/portal/desktop");
}

QString settings()
{
    return QStringLiteral("org.freedesktop.portal.Settings");
}

QString appearanceGroup()
{
    return QStringLiteral("org.freedesktop.appearance");
}

QString colourKey()
{
    return QStringLiteral("color-scheme");
}

} // namespace

PortalColours::PortalColours(QObject *parent)
    : QObject(parent)
{
    // Without an address Qt would start a bus of its own.
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(service(), path(), settings(), QStringLiteral("SettingChanged"), this,
                SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(service(), path(), settings(), QStringLiteral("Read"));
    read << appearanceGroup() << colourKey();
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *finished) {
        finished->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *finished;
        if (reply.isValid())
            onSettingChanged(appearanceGroup(), colourKey(), reply.value());
    });
}

void PortalColours::onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (group != appearanceGroup() || key != colourKey())
        return;
    QVariant inner = value.variant(); // Read() wraps its answer twice.
    while (inner.canConvert<QDBusVariant>())
        inner = inner.value<QDBusVariant>().variant();
    emit darkWanted(inner.toUInt() == 1); // 0 = no preference, 1 = dark, 2 = light (XDG Desktop Portal).
}

} // namespace patchcord::ui
