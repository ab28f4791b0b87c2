// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/transcript/transcript.h"

#include "core/desk/transcript/transcripthtml.h"
#include "core/records/json.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QPdfWriter>
#include <QSaveFile>
#include <QTextDocument>
#include <QUrl>

namespace patchcord::desk {

namespace {

constexpr int pageSize = 500;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Transcript)
};

std::unexpected<Error> notWritten(const QString &why)
{
    return failure(ErrorKind::Storage, Words::tr("The export could not be written: %1").arg(why));
}

Done write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return notWritten(file.errorString());
}

bool isPicture(const MediaItem &item)
{
    return item.contentType.startsWith(u"image/");
}

Done writeJsonLines(const Transcript &transcript, const QString &path)
{
    QByteArray lines;
    for (const Message &message : transcript.messages)
        lines += QJsonDocument(toJson(message)).toJson(QJsonDocument::Compact) + '\n';
    return write(path, lines);
}

/// Copies are numbered: what customers call their files is no name on somebody's disk.
Done writeHtml(const Transcript &transcript, const QString &path, const QString &mediaFolder)
{
    const QFileInfo page(path);
    const QString folderName = page.completeBaseName() + QStringLiteral("-files");
    const QDir folder(page.dir().filePath(folderName));
    int copies = 0;
    QString failed;
    const QString html = transcriptHtml(transcript, [&](const MediaItem &item) -> FilePlace {
        const QString source = QDir(mediaFolder).filePath(item.file);
        if (item.file.isEmpty() || !QFileInfo::exists(source))
            return {};
        const QString name
            = QStringLiteral("%1.%2").arg(++copies, 4, 10, QLatin1Char('0')).arg(QFileInfo(source).suffix());
        const QString target = folder.filePath(name);
        QFile::remove(target);
        if ((!folder.exists() && !page.dir().mkdir(folderName)) || !QFile::copy(source, target))
            failed = target;
        const QString place = QString::fromLatin1(QUrl::toPercentEncoding(folderName)) + u'/' + name;
        return {isPicture(item) ? place : QString(), place};
    });
    return failed.isEmpty() ? write(path, html.toUtf8()) : notWritten(QDir::toNativeSeparators(failed));
}

Done writePdf(const Transcript &transcript, const QString &path, const QString &mediaFolder)
{
    QTextDocument document;
    document.setHtml(transcriptHtml(transcript, [&](const MediaItem &item) -> FilePlace {
        const QString file = item.thumbnail.isEmpty() && isPicture(item) ? item.file : item.thumbnail;
        const QString source = QDir(mediaFolder).filePath(file);
        if (file.isEmpty() || !QFileInfo::exists(source))
            return {};
        return {QUrl::fromLocalFile(source).toString(QUrl::FullyEncoded), {}};
    }));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(QStringLiteral("Patchcord"));
    writer.setTitle(document.metaInformation(QTextDocument::DocumentTitle));
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(18, 18, 18, 18), QPageLayout::Millimeter);
    document.print(&writer);
    return write(path, bytes);
}

} // namespace

std::optional<TranscriptFormat> transcriptFormatOf(QStringView path)
{
    const auto endsWith = [path](QStringView ending) { return path.endsWith(ending, Qt::CaseInsensitive); };
    if (endsWith(u".pdf"))
        return TranscriptFormat::Pdf;
    if (endsWith(u".html") || endsWith(u".htm"))
        return TranscriptFormat::Html;
    if (endsWith(u".jsonl"))
        return TranscriptFormat::JsonLines;
    return std::nullopt;
}

Result<Transcript> readTranscript(const store::Snapshot &snapshot, ConversationId conversation)
{
    const auto found = store::conversationById(snapshot, conversation);
    if (!found)
        return std::unexpected(found.error());
    if (!*found)
        return failure(ErrorKind::NotFound, Words::tr("There is no such conversation."));
    Transcript transcript{**found, {}};
    MessageKey after;
    while (true) {
        const auto page = store::messagesAfter(snapshot, conversation, after, pageSize);
        if (!page)
            return std::unexpected(page.error());
        if (page->isEmpty())
            return transcript;
        transcript.messages += *page;
        after = page->last().key();
    }
}

Done writeTranscript(const Transcript &transcript, TranscriptFormat format, const QString &path,
                     const QString &mediaFolder)
{
    switch (format) {
    case TranscriptFormat::Pdf:
        return writePdf(transcript, path, mediaFolder);
    case TranscriptFormat::Html:
        return writeHtml(transcript, path, mediaFolder);
    case TranscriptFormat::JsonLines:
        return writeJsonLines(transcript, path);
    }
    Q_UNREACHABLE();
}

} // namespace patchcord::desk
