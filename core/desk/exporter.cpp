// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/exporter.h"

#include "core/records/json.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"

#include <QCoreApplication>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>

namespace patchcord::desk {

namespace {

constexpr int pageSize = 500;

const QStringList &csvColumns()
{
    static const QStringList columns{
        QStringLiteral("sid"),        QStringLiteral("kind"),         QStringLiteral("direction"),
        QStringLiteral("channel"),    QStringLiteral("from"),         QStringLiteral("to"),
        QStringLiteral("body"),       QStringLiteral("status"),       QStringLiteral("error_code"),
        QStringLiteral("created_at"), QStringLiteral("conversation"), QStringLiteral("media")};
    return columns;
}

/// RFC 4180: quoted when needed, quotes doubled.
QByteArray csvField(const QJsonValue &value)
{
    QString text;
    if (value.isArray()) {
        QStringList urls;
        for (const QJsonValue &item : value.toArray())
            urls << item.toObject().value(u"url").toString();
        text = urls.join(u' ');
    } else if (value.isDouble()) {
        text = QString::number(value.toInteger());
    } else {
        text = value.toString();
    }
    const bool needsQuotes = text.contains(u',') || text.contains(u'"') || text.contains(u'\n') || text.contains(u'\r')
        || text.startsWith(u' ') || text.endsWith(u' ');
    if (!needsQuotes)
        return text.toUtf8();
    return '"' + text.replace(u'"', QStringLiteral("\"\"")).toUtf8() + '"';
}

QByteArray csvLine(const QJsonObject &row)
{
    QByteArrayList fields;
    for (const QString &column : csvColumns())
        fields << csvField(row.value(column));
    return fields.join(',') + "\r\n";
}

QByteArray lineOf(const Message &message, ExportFormat format)
{
    const QJsonObject row = toJson(message);
    if (format == ExportFormat::Csv)
        return csvLine(row);
    return QJsonDocument(row).toJson(QJsonDocument::Compact) + '\n';
}

Done writeAll(QIODevice &device, const QByteArray &bytes)
{
    if (device.write(bytes) == bytes.size())
        return {};
    return failure(
        ErrorKind::Storage,
        QCoreApplication::translate("Exporter", "The export could not be written: %1.").arg(device.errorString()));
}

/// Page by page; `pageBehind(key)` reads what follows a row.
template <typename PageBehind> Done exportPages(ExportFormat format, QIODevice &device, PageBehind pageBehind)
{
    if (format == ExportFormat::Csv) {
        if (Done done = writeAll(device, csvColumns().join(u',').toUtf8() + "\r\n"); !done)
            return done;
    }
    MessageKey after;
    while (true) {
        const Result<QList<Message>> page = pageBehind(after);
        if (!page)
            return std::unexpected(page.error());
        if (page->isEmpty())
            return {};
        QByteArray lines;
        for (const Message &message : *page)
            lines += lineOf(message, format);
        if (Done done = writeAll(device, lines); !done)
            return done;
        after = page->last().key();
    }
}

} // namespace

std::optional<ExportFormat> exportFormatFromString(QStringView text)
{
    if (text == u"jsonl")
        return ExportFormat::JsonLines;
    if (text == u"csv")
        return ExportFormat::Csv;
    return std::nullopt;
}

Done exportEverything(store::Store &store, ExportFormat format, QIODevice &device)
{
    return exportPages(format, device, [&store](const MessageKey &after) {
        return store
            .read(
                [after](const store::Snapshot &snapshot) { return store::allMessagesAfter(snapshot, after, pageSize); })
            .result();
    });
}

Done exportConversation(store::Store &store, ConversationId conversation, ExportFormat format, QIODevice &device)
{
    const auto known = store
                           .read([conversation](const store::Snapshot &snapshot) {
                               return store::conversationById(snapshot, conversation);
                           })
                           .result();
    if (!known)
        return std::unexpected(known.error());
    if (!*known)
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("Exporter", "There is no conversation with this number."));
    return exportPages(format, device, [&store, conversation](const MessageKey &after) {
        return store
            .read([after, conversation](const store::Snapshot &snapshot) {
                return store::messagesAfter(snapshot, conversation, after, pageSize);
            })
            .result();
    });
}

} // namespace patchcord::desk
