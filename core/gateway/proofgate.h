// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/http.h"

#include <QByteArray>
#include <QHash>
#include <QList>

namespace patchcord::gateway {

/// The proofs that are under way, each under a nonce that nobody can guess, and what came in for them. Without one,
/// there is nothing behind the public port's proof addresses. Belongs to the gateway's thread.
class ProofGate final
{
public:
    /// A request that carried a nonce, as it came.
    struct Arrival
    {
        QByteArray method;
        QByteArray target; ///< Raw; where it is astray, as it came.
        QByteArray body;
        bool isGenuine = false; ///< Its signature holds.
        bool isAstray = false; ///< It came to an address that is none.
    };

    /// Begins one; gives its nonce.
    [[nodiscard]] QByteArray open();
    /// Ends it.
    void close(const QByteArray &nonce) { m_proofs.remove(nonce); }
    [[nodiscard]] bool isOpenFor(const QByteArray &nonce) const { return m_proofs.contains(nonce); }
    /// What only this desk can answer to that nonce.
    [[nodiscard]] QByteArray word(const QByteArray &nonce) const { return m_proofs.value(nonce).word; }
    [[nodiscard]] QList<Arrival> arrivals(const QByteArray &nonce) const { return m_proofs.value(nonce).arrivals; }

    void note(const QByteArray &nonce, const HttpRequest &request, bool isGenuine);
    /// A request that no route takes: when a nonce is somewhere in its target, something on the way changed the path.
    void noteAstray(const HttpRequest &request);

private:
    struct Proof
    {
        QByteArray word;
        QList<Arrival> arrivals;
    };

    QHash<QByteArray, Proof> m_proofs;
};

/// Where a proof's requests go: "/api/webhooks/proof/" and its nonce.
[[nodiscard]] QByteArray proofPath(const QByteArray &nonce);

} // namespace patchcord::gateway
