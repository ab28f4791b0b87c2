// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/command.h"
#include "core/desk/exporter.h"

#include <QCommandLineParser>
#include <QFile>

#include <cstdio>

namespace patchcord::app {

namespace {

void addExportOptions(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("format"), QStringLiteral("jsonl (default) or csv."), QStringLiteral("format"),
                      QStringLiteral("jsonl")});
}

int exportAll(const QCommandLineParser &parser, const Config &config)
{
    const auto format = desk::exportFormatFromString(parser.value(QStringLiteral("format")));
    if (!format)
        return refuse(QStringLiteral("--format is jsonl or csv."));
    // Reading goes beside a desk that runs on the same profile.
    auto store = store::Store::openForReading(config.profile);
    if (!store)
        return refuse(store.error().message);
    QFile output;
    if (!output.open(stdout, QIODevice::WriteOnly))
        return refuse(QStringLiteral("The export could not be written: %1.").arg(output.errorString()));
    if (const Done done = desk::exportEverything(**store, *format, output); !done)
        return refuse(done.error().message);
    return output.flush() ? 0
                          : refuse(QStringLiteral("The export could not be written: %1.").arg(output.errorString()));
}

} // namespace

Command exportCommand()
{
    return {QStringLiteral("export"), QStringLiteral("Print every message and call, oldest first, one a line."),
            addExportOptions, exportAll};
}

} // namespace patchcord::app
