// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace patchcord::simulator {

class Account;
class CallPlayer;
class Conferences;
class Queues;
class Recordings;
class VoiceCallbacks;
class VoiceRequests;

/// What the legs of calls share.
struct VoiceParts
{
    Account &account;
    VoiceRequests &requests;
    VoiceCallbacks &callbacks;
    Recordings &recordings;
    Queues &queues;
    Conferences &conferences;
    CallPlayer &player;
    int secondMs; ///< How long a second of a call lasts.
};

} // namespace patchcord::simulator
