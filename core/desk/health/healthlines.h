// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/desk/health/roundtrip.h"
#include "core/records/connection.h"
#include "core/records/health.h"
#include "core/store/ledgers.h"
#include "core/twilio/account.h"

#include <QList>

#include <optional>

namespace patchcord::desk {

/// What was found, as lines that a person reads; without the times, which their keeper knows.

[[nodiscard]] HealthLine accountLine(const AccountVerdict &verdict);
/// Whether what Twilio sends can be checked at all.
[[nodiscard]] HealthLine tokenLine(const AccountVerdict &verdict, bool hasToken);
[[nodiscard]] HealthLine balanceLine(const twilio::Balance &balance);
/// `offsetMs` is how far Twilio's clock is ahead of ours.
[[nodiscard]] HealthLine clockLine(qint64 offsetMs);

/// The public address that will not do at all; `port` is the one to start a tunnel for.
[[nodiscard]] HealthLine addressLine(const QString &complaint, quint16 port);
/// `medianMs` is that of the last hour; `canUndo` = the trouble is a rewriting of paths that can be undone here.
[[nodiscard]] HealthLine addressLine(const RoundTripResult &result, int medianMs, bool canUndo);
/// The tunnel programs beside what is configured; none when they have nothing to say.
[[nodiscard]] std::optional<HealthLine> tunnelLine(const QList<TunnelFound> &tunnels, const QString &publicUrl,
                                                   bool isReached);
/// The public URL of a tunnel that should be taken instead of `publicUrl`; empty = none.
[[nodiscard]] QString newAddressIn(const QList<TunnelFound> &tunnels, const QString &publicUrl, bool isReached);
/// Whether requests come through unchanged; none when the proof did not get that far.
/// `isUndone` = a rewriting of paths is undone here.
[[nodiscard]] std::optional<HealthLine> exactnessLine(const QList<ProofStep> &steps, bool isUndone);

/// `lastAt` 0 = nothing came in since the start.
[[nodiscard]] HealthLine webhookLine(qint64 lastAt, qint64 now);
[[nodiscard]] HealthLine quarantineLine(const store::QuarantineCount &count);
[[nodiscard]] HealthLine senderLine(const AccountSender &sender);
[[nodiscard]] QString senderLineName(const AccountSender &sender);
/// The senders could not be read, or there are none.
[[nodiscard]] HealthLine noSendersLine(const QString &finding, const QString &advice);

} // namespace patchcord::desk
