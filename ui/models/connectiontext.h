// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"

namespace patchcord::ui {

/// "Support line (+1 415-555-0100)", "WhatsApp +1 415-555-0100" when it has no name.
[[nodiscard]] QString senderTitle(const AccountSender &sender);
/// "Texts, pictures and calls", "WhatsApp"; then the service it belongs to.
[[nodiscard]] QString capabilityText(const AccountSender &sender);
/// One line for each value that is not as it should be, with what it is now; one sentence when all are.
[[nodiscard]] QString webhookText(const AccountSender &sender);
/// True when nothing is to be changed at Twilio for this sender.
[[nodiscard]] bool isPointedHere(const AccountSender &sender);

/// "A request went out to the address and came back here", or what is tried while it runs.
[[nodiscard]] QString proofText(const ProofStep &step);
/// True when every step ran and is well.
[[nodiscard]] bool isProven(const QList<ProofStep> &steps);

/// A public address as it is kept: trimmed, without a slash at the end.
[[nodiscard]] QString cleanAddress(const QString &typed);
/// Why this cannot be a public address, in words; empty when it can, and for an empty one.
[[nodiscard]] QString addressProblem(const QString &address);

/// A way to forward a public address to this computer that nobody can be asked about.
struct TunnelCommand
{
    QString title;
    QString command;
};

/// What to type for the usual tunnels: ngrok, cloudflared, an own server.
[[nodiscard]] QList<TunnelCommand> tunnelCommands(quint16 port);

} // namespace patchcord::ui
