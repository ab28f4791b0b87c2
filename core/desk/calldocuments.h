// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/callurls.h"
#include "core/records/sender.h"

#include <QByteArray>
#include <QString>

namespace patchcord::desk {

/// What a caller hears at a sender without a greeting of its own; English.
[[nodiscard]] QString builtInGreeting();

/// An incoming call: the caller waits and hears it ring, and leaves a message when nobody takes the call. All of it is
/// in the document, so that it also ends well when this desk is gone meanwhile.
[[nodiscard]] QByteArray incomingDocument(const Sender &sender, const QString &room, const CallUrls &urls);

/// What a caller hears who waits: ringing or music. It gives up by itself only long after the desk should have acted.
[[nodiscard]] QByteArray waitDocument(const Sender &sender, int waitedSeconds, const CallUrls &urls);

/// What an agent hears whose customer is being called.
[[nodiscard]] QByteArray ringingDocument(const CallUrls &urls);

/// The greeting, then the caller's message.
[[nodiscard]] QByteArray voicemailDocument(const Sender &sender, const CallUrls &urls);

/// Brings one end into the conference.
[[nodiscard]] QByteArray roomDocument(const QString &room, const CallUrls &urls);

/// How long an agent's phone rings; short, so that its own mailbox does not take the call.
inline constexpr int agentRingSeconds = 20;

} // namespace patchcord::desk
