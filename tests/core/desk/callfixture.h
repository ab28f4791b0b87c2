// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/desk/calldriver.h"

namespace patchcord::testing {

inline Credentials testCredentials()
{
    Credentials credentials;
    credentials.accountSid = QStringLiteral("ACtest");
    credentials.authToken = QStringLiteral("token");
    return credentials;
}

/// For tests, which wait for nothing.
inline desk::CallPace hurriedCalls()
{
    return {.lookMs = 60'000, .againMs = 10, .recordingMs = 10};
}

} // namespace patchcord::testing
