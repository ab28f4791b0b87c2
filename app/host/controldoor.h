// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/desk/dispatch.h"
#include "core/records/connection.h"

#include <QFuture>
#include <QLocalServer>
#include <QObject>

#include <functional>

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

    /// What proves the way in; nobody can ask for a proof without it.
    void setProof(std::function<QFuture<QList<ProofStep>>()> prove) { m_prove = std::move(prove); }
    [[nodiscard]] Done open();

private:
    void welcome();
    void serve(QLocalSocket *socket, const QByteArray &line);

    QString m_name;
    desk::Dispatch &m_dispatch;
    QLocalServer m_server;
    std::function<QFuture<QList<ProofStep>>()> m_prove;
};

/// Hands an order to whoever holds the profile. NotFound: nobody answers at the door. Waits, so it is for programs
/// without a screen.
[[nodiscard]] Result<desk::SendReport> sendThroughDoor(const QString &profile, const desk::SendOrder &order);

/// Has whoever holds the profile prove the way in; no steps when nobody does. Waits in a thread of its own.
[[nodiscard]] QFuture<QList<ProofStep>> proveThroughDoor(const QString &profile);

} // namespace patchcord::app
