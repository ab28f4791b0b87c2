// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/desk/dispatch.h"

#include <QLocalServer>
#include <QObject>

class QLocalSocket;

namespace patchcord::app {

/// The name of a profile's door, for the program that holds the profile and those that knock.
[[nodiscard]] QString controlName(const QString &profile);

/// Where other programs of the same user hand an order to the one that holds the profile: a local socket with one JSON
/// line each way. Nobody else can open it.
class ControlDoor final : public QObject
{
    Q_OBJECT

public:
    ControlDoor(const QString &profile, desk::Dispatch &dispatch, QObject *parent = nullptr);

    [[nodiscard]] Done open();

private:
    void welcome();
    void serve(QLocalSocket *socket, const QByteArray &line);

    QString m_name;
    desk::Dispatch &m_dispatch;
    QLocalServer m_server;
};

/// Hands an order to whoever holds the profile. NotFound: nobody answers at the door. Waits, so it is for programs
/// without a screen.
[[nodiscard]] Result<desk::SendReport> sendThroughDoor(const QString &profile, const desk::SendOrder &order);

} // namespace patchcord::app
