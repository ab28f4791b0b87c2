// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/store.h"

#include <QHostAddress>
#include <QObject>

#include <memory>

namespace patchcord::gateway {

/// The loopback listener with the live feed: WebSocket `/live` (bearer token, `?since=N`), `GET /health`, `GET
/// /metrics`. A client that returns with `since=N` gets every event behind N once, in order. Never tunnelled.
class LiveFeed final : public QObject
{
    Q_OBJECT

public:
    /// `token` is what clients must present as `Authorization: Bearer …` (or `?token=` for those that cannot).
    LiveFeed(store::Store &store, const QString &token, QObject *parent = nullptr);
    ~LiveFeed() override;

    /// Refused: the host is not a loopback address.
    [[nodiscard]] Result<quint16> listen(const QHostAddress &host, quint16 port);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::gateway
