// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace patchcord::ui {

/// Asks the freedesktop portal whether the desktop is dark, and listens for changes. For Qt before 6.5, which does not
/// ask by itself; it never waits for the answer.
class PortalColours final : public QObject
{
    Q_OBJECT

public:
    explicit PortalColours(QObject *parent = nullptr);

signals:
    void darkWanted(bool isDark);

private slots:
    void onSettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

} // namespace patchcord::ui
