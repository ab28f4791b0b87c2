// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/mediaanswer.h"

#include "core/desk/mediashelf.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace patchcord::gateway {

namespace {

constexpr qsizetype prefixSize = 3; // "/m/"

/// A number of a Range header; -1 when it is none.
qint64 numberIn(const QByteArray &text)
{
    const bool isNumber = !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    bool isInRange = false;
    const qint64 number = text.toLongLong(&isInRange);
    return isNumber && isInRange ? number : -1;
}

HttpHeaders commonHeaders(const desk::ShelvedFile &file)
{
    HttpHeaders headers{
        {"Accept-Ranges", "bytes"}, {"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "no-store"}};
    if (const QByteArray disposition = dispositionOf(file.name); !disposition.isEmpty())
        headers.emplaceBack("Content-Disposition", disposition);
    return headers;
}

HttpAnswer unsatisfiable(const desk::ShelvedFile &file)
{
    HttpAnswer answer{.status = 416, .headers = commonHeaders(file)};
    answer.headers.emplaceBack("Content-Range", "bytes */" + QByteArray::number(file.size));
    return answer;
}

} // namespace

std::optional<ByteRange> rangeOf(const QByteArray &header, qint64 size)
{
    const ByteRange whole{0, size};
    if (!header.startsWith("bytes=") || header.contains(','))
        return whole;
    const QByteArray range = header.sliced(qsizetype(qstrlen("bytes="))).trimmed();
    const qsizetype dash = range.indexOf('-');
    if (dash < 0)
        return whole;
    const QByteArray firstText = range.first(dash);
    const QByteArray lastText = range.sliced(dash + 1);
    if (firstText.isEmpty()) {
        const qint64 tail = numberIn(lastText);
        if (tail < 0)
            return whole;
        const qint64 taken = std::min(tail, size);
        return taken > 0 ? std::optional(ByteRange{size - taken, taken}) : std::nullopt;
    }
    const qint64 first = numberIn(firstText);
    const qint64 last = lastText.isEmpty() ? size - 1 : numberIn(lastText);
    if (first < 0 || last < 0 || (last < first && !lastText.isEmpty()))
        return whole;
    if (first >= size)
        return std::nullopt;
    return ByteRange{first, std::min(last, size - 1) - first + 1};
}

QByteArray dispositionOf(const QString &name)
{
    constexpr qsizetype longest = 20; // What WhatsApp shows of it.
    if (name.isEmpty())
        return {};
    const QFileInfo parts(name);
    QString plain = parts.suffix().isEmpty() ? name : parts.completeBaseName();
    const QString ending = parts.suffix().isEmpty() ? QString() : u'.' + parts.suffix();
    plain = plain.left(std::max<qsizetype>(1, longest - ending.size())) + ending;
    for (QChar &c : plain) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || c == u'.' || c == u'-' || c == u'_';
        if (!isPlain)
            c = u'_';
    }
    return "inline; filename=\"" + plain.toLatin1() + "\"; filename*=UTF-8''" + QUrl::toPercentEncoding(name);
}

HttpAnswer mediaAnswer(desk::MediaShelf &shelf, const HttpRequest &request)
{
    const QByteArray token = request.path().sliced(std::min(prefixSize, request.path().size()));
    const auto file = shelf.find(token);
    auto source = std::make_unique<QFile>(file ? file->path : QString());
    if (!file || !source->open(QIODevice::ReadOnly) || source->size() != file->size)
        return {.status = 404};
    const QByteArray wanted = request.header("Range");
    const auto range = rangeOf(wanted, file->size);
    if (!range || !source->seek(range->first))
        return unsatisfiable(*file);
    const bool isWhole = range->size == file->size;
    HttpAnswer answer{.status = isWhole ? 200 : 206,
                      .contentType = file->contentType.toLatin1(),
                      .headers = commonHeaders(*file),
                      .stream = std::make_shared<HttpStream>()};
    if (!isWhole)
        answer.headers.emplaceBack("Content-Range",
                                   "bytes " + QByteArray::number(range->first) + '-'
                                       + QByteArray::number(range->first + range->size - 1) + '/'
                                       + QByteArray::number(file->size));
    answer.stream->source = std::move(source);
    answer.stream->size = range->size;
    // Whoever has its last byte has fetched it.
    if (range->first + range->size == file->size)
        answer.stream->taken = [&shelf, token] { shelf.noteFetched(token); };
    return answer;
}

} // namespace patchcord::gateway
