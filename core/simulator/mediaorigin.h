// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/gateway/httpserver.h"

#include <QJsonObject>
#include <QList>
#include <QObject>

namespace patchcord::simulator {

class Account;
class WireLog;

enum class MediaFaultKind {
    NotFound, ///< 404, though the API knows the file.
    Hang, ///< Says nothing.
    Huge, ///< 100 MiB.
    Elsewhere, ///< A redirect to a stranger's address.
    Loop, ///< A redirect to itself.
    WrongType, ///< A page that calls itself a picture.
    Cut, ///< Half of it.
};

/// What goes wrong with the next files that are fetched.
struct MediaFault
{
    MediaFaultKind kind = MediaFaultKind::NotFound;
    int count = 1;
};

/// The store behind Twilio's redirect: another origin, which answers 400 when credentials come along. Loopback only.
class MediaOrigin final : public QObject
{
    Q_OBJECT

public:
    MediaOrigin(const Account &account, WireLog &log, QObject *parent = nullptr);

    [[nodiscard]] Result<quint16> listen(const QHostAddress &host);
    /// `POST /sim/media {"fault": "not-found|hang|huge|elsewhere|loop|wrong-type|cut", "count": 1}`; DELETE clears
    /// them.
    [[nodiscard]] Done control(const QByteArray &method, const QJsonObject &wish);

private:
    void handle(const gateway::HttpRequest &request, const gateway::HttpReply &reply);
    [[nodiscard]] QString serve(const gateway::HttpRequest &request, const gateway::HttpReply &reply);
    [[nodiscard]] QString misbehave(MediaFaultKind kind, const gateway::HttpRequest &request, const QByteArray &bytes,
                                    const gateway::HttpReply &reply);
    [[nodiscard]] std::optional<MediaFaultKind> takeFault();

    const Account &m_account;
    WireLog &m_log;
    QList<MediaFault> m_faults;
    gateway::HttpServer m_server;
};

} // namespace patchcord::simulator
