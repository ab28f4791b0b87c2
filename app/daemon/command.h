// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/options.h"

#include <QString>

#include <functional>

class QCommandLineParser;

namespace patchcord::app {

/// One word after `patchcordd`, with the options of its own.
struct Command
{
    QString name;
    QString summary;
    std::function<void(QCommandLineParser &)> addOptions;
    /// Gives the exit code. `config` lacks the secrets of the keychain; its profile exists.
    std::function<int(const QCommandLineParser &, const Config &config)> run;
};

[[nodiscard]] Command serveCommand();
[[nodiscard]] Command sendCommand();
[[nodiscard]] Command exportCommand();
[[nodiscard]] Command doctorCommand();
[[nodiscard]] Command demoCommand();

/// One plain sentence on standard error; gives 1.
int refuse(const QString &sentence);
/// One line on standard output, at once.
void say(const QByteArray &line);

} // namespace patchcord::app
