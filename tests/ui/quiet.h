// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QTest>

namespace patchcord::fixtures {

/// Any warning fails the test, but for what the platform without a screen says of every window.
inline void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

/// The same where sounds are played: a machine without a sound service says so.
inline void failOnWarningsButOfSound()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(
        "^(?!This plugin does not support|PulseAudio|.*[Ff]ailed to connect|QStandardPaths: XDG_RUNTIME)")));
}

} // namespace patchcord::fixtures
