// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/host/deskhost.h"
#include "core/base/logging.h"
#include "core/base/options.h"

#include <QString>

#include <memory>

class QCommandLineParser;

namespace patchcord::app {

/// What a program starts with; the log lasts as long as this does.
struct Prepared
{
    Config config; ///< Its profile exists.
    std::unique_ptr<Logging> log;
};

/// Names and version, the same for all programs: they decide where the profile lies.
void nameApplication();

/// Reads options, environment and profile, says what looks odd on standard error, and begins the log named `program`.
/// The secrets of the keychain are not read yet: see Secrets::complete.
[[nodiscard]] Result<Prepared> prepare(const QCommandLineParser &parser, const QString &program);

/// The configuration with the secrets of the keychain. Waits for it, so it is for programs without a screen, before
/// their event loop runs.
[[nodiscard]] Config withSecrets(Config config);

[[nodiscard]] HostSettings hostSettings(const Config &config);

/// The file with the profile's token for the live feed.
[[nodiscard]] QString feedTokenFile(const QString &profile);
/// That token, made at first use and readable for its owner alone.
[[nodiscard]] Result<QString> feedToken(const QString &profile);

} // namespace patchcord::app
