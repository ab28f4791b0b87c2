// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/admission.h"
#include "core/gateway/httpserver.h"
#include "core/gateway/proofgate.h"

namespace patchcord::gateway {

/// The public addresses of a proof: one that is fetched, one that is posted to, and a WebSocket that echoes. All need
/// the nonce of a proof that is under way (else 404) and a genuine signature (else 403). They keep and change nothing.
class ProofRoutes final
{
public:
    /// Both outlive the server.
    ProofRoutes(ProofGate &gate, const Admission &admission)
        : m_gate(gate)
        , m_admission(admission)
    { }

    void addTo(HttpServer &server);

private:
    void answer(const HttpRequest &request, const HttpReply &reply);
    [[nodiscard]] int checkUpgrade(const HttpRequest &request);

    ProofGate &m_gate;
    const Admission &m_admission;
};

} // namespace patchcord::gateway
