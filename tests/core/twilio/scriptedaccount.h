// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "tests/fakes/scriptedserver.h"

#include <QFuture>
#include <QTest>

#include <optional>

namespace patchcord::tests {

inline constexpr int patience = 10'000;

inline Credentials credentials()
{
    Credentials account;
    account.accountSid = QStringLiteral("ACtest");
    account.authToken = QStringLiteral("secret");
    return account;
}

/// Waits for a future in the event loop of the test.
template <typename T> std::optional<T> waitFor(const QFuture<T> &future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, patience) || future.resultCount() == 0)
        return std::nullopt;
    return future.result();
}

inline Step ok(const QByteArray &json)
{
    return {ScriptedServer::answer(200, json)};
}

} // namespace patchcord::tests
