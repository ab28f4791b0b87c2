// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/proofgate.h"

#include "core/base/randomtoken.h"

namespace patchcord::gateway {

namespace {

/// More than a proof sends; whoever learnt a nonce on the way cannot fill memory with it.
constexpr qsizetype mostArrivals = 8;

} // namespace

QByteArray ProofGate::open()
{
    // Lower case, so that it is found again when something on the way changed the case of a path.
    const QByteArray nonce = randomToken().toLatin1().toHex();
    m_proofs.insert(nonce, {randomToken().toLatin1(), {}});
    return nonce;
}

void ProofGate::note(const QByteArray &nonce, const HttpRequest &request, bool isGenuine)
{
    const auto proof = m_proofs.find(nonce);
    if (proof != m_proofs.end() && proof->arrivals.size() < mostArrivals)
        proof->arrivals.append({request.method, request.target, request.body, isGenuine, false});
}

void ProofGate::noteAstray(const HttpRequest &request)
{
    const QByteArray target = m_proofs.isEmpty() ? QByteArray() : request.arrived.toLower();
    for (auto proof = m_proofs.begin(); proof != m_proofs.end(); ++proof) {
        if (target.contains(proof.key()) && proof->arrivals.size() < mostArrivals)
            proof->arrivals.append({request.method, request.arrived, request.body, false, true});
    }
}

QByteArray proofPath(const QByteArray &nonce)
{
    return "/api/webhooks/proof/" + nonce;
}

} // namespace patchcord::gateway
