// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/gateway/httpserver.h"

#include <memory>
#include <vector>

namespace patchcord::simulator {

/// What a tunnel program says on its local interface.
struct TunnelRecord
{
    QString program; ///< "ngrok" or "cloudflared".
    QString publicUrl; ///< Empty = it runs without an address.
    QString target; ///< Where it says it leads, "http://localhost:3000".
};

/// The local interfaces of ngrok and cloudflared, each on a loopback port of its own. It tunnels nothing.
class TunnelStage final
{
public:
    /// Port 0 = any; gives the port. The same program on the same port says something else from now on.
    [[nodiscard]] Result<quint16> show(const TunnelRecord &tunnel, quint16 port);
    void clear() { m_interfaces.clear(); }

private:
    struct Interface
    {
        TunnelRecord tunnel;
        gateway::HttpServer server{gateway::HttpLimits()};
    };

    std::vector<std::unique_ptr<Interface>> m_interfaces;
};

} // namespace patchcord::simulator
