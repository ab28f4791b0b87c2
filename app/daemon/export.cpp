// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/command.h"
#include "core/desk/exporter.h"
#include "core/desk/transcript/transcript.h"

#include <QCommandLineParser>
#include <QFile>

#include <cstdio>

namespace patchcord::app {

namespace {

void addExportOptions(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("format"), QStringLiteral("jsonl (default) or csv."), QStringLiteral("format"),
                      QStringLiteral("jsonl")});
    parser.addOption(
        {QStringLiteral("conversation"),
         QStringLiteral("Only this conversation, by the number that its rows carry. With --output as a page "
                        "with its files: FILE.html."),
         QStringLiteral("number")});
    parser.addOption({QStringLiteral("output"), QStringLiteral("Where the page goes: FILE.html or FILE.jsonl."),
                      QStringLiteral("file")});
}

int writePage(store::Store &store, ConversationId conversation, const QString &path)
{
    const auto format = desk::transcriptFormatOf(path);
    if (!format || format == desk::TranscriptFormat::Pdf)
        return refuse(QStringLiteral("--output ends in .html or .jsonl. A PDF is made by the console."));
    const auto transcript = store
                                .read([conversation](const store::Snapshot &snapshot) {
                                    return desk::readTranscript(snapshot, conversation);
                                })
                                .result();
    if (!transcript)
        return refuse(transcript.error().message);
    const Done written = desk::writeTranscript(*transcript, *format, path, store.mediaFolder());
    return written ? 0 : refuse(written.error().message);
}

int exportAll(const QCommandLineParser &parser, const Config &config)
{
    const auto format = desk::exportFormatFromString(parser.value(QStringLiteral("format")));
    if (!format)
        return refuse(QStringLiteral("--format is jsonl or csv."));
    const bool isOne = parser.isSet(QStringLiteral("conversation"));
    const ConversationId conversation{parser.value(QStringLiteral("conversation")).toLongLong()};
    if (isOne && !conversation.isValid())
        return refuse(QStringLiteral("--conversation is a number, as the rows of an export carry it."));
    const QString page = parser.value(QStringLiteral("output"));
    if (!page.isEmpty() && !isOne)
        return refuse(QStringLiteral("--output is for one conversation. Say which by --conversation."));
    // Reading goes beside a desk that runs on the same profile.
    auto store = store::Store::openForReading(config.profile);
    if (!store)
        return refuse(store.error().message);
    if (!page.isEmpty())
        return writePage(**store, conversation, page);
    QFile output;
    if (!output.open(stdout, QIODevice::WriteOnly))
        return refuse(QStringLiteral("The export could not be written: %1.").arg(output.errorString()));
    if (const Done done = isOne ? desk::exportConversation(**store, conversation, *format, output)
                                : desk::exportEverything(**store, *format, output);
        !done)
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
