// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/requestparser.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace patchcord::gateway {

namespace {

constexpr int badRequest = 400;
constexpr int expectationFailed = 417;
constexpr int tooManyFields = 431;
constexpr qsizetype maxMethod = 32;

constexpr std::array<bool, 256> makeTokenTable()
{
    std::array<bool, 256> table{};
    for (unsigned char c = '0'; c <= '9'; ++c)
        table[c] = true;
    for (unsigned char c = 'a', capital = 'A'; c <= 'z'; ++c, ++capital)
        table[c] = table[capital] = true;
    for (unsigned char c : {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'})
        table[c] = true;
    return table;
}

constexpr std::array<bool, 256> tokenTable = makeTokenTable();

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return tokenTable[uchar(c)]; });
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool isFieldValue(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return (uchar(c) >= 0x20 && c != 0x7f) || c == '\t'; });
}

/// Origin form only, and no fragment, since nothing behind '#' would be covered by a signature.
bool isTarget(QByteArrayView text)
{
    return text.startsWith('/')
        && std::ranges::all_of(text, [](char c) { return uchar(c) > 0x20 && c != 0x7f && c != '#'; });
}

bool isHost(QByteArrayView text)
{
    return std::ranges::all_of(
        text, [](char c) { return uchar(c) > 0x20 && c != 0x7f && !QByteArrayView("/?#@\\,").contains(c); });
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    return text;
}

bool isSame(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

/// True when the comma list has that word.
bool hasWord(QByteArrayView list, QByteArrayView word)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        if (isSame(trimmed(comma < 0 ? list : list.first(comma)), word))
            return true;
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return false;
}

/// The fields that decide how the request is framed, collected while its lines are read.
struct Framing
{
    int hosts = 0;
    int lengths = 0;
    int encodings = 0;
    QByteArrayView length;
    QByteArrayView encoding;
    QByteArrayView expect;
    bool saysClose = false;
    bool saysKeepAlive = false;
    bool saysUpgrade = false;
    bool upgradesToWebSocket = false;
    bool isHostRight = true;

    void see(QByteArrayView name, QByteArrayView value)
    {
        if (isSame(name, "host")) {
            ++hosts;
            isHostRight = isHostRight && isHost(value);
        } else if (isSame(name, "content-length")) {
            ++lengths;
            length = value;
        } else if (isSame(name, "transfer-encoding")) {
            ++encodings;
            encoding = value;
        } else if (isSame(name, "connection")) {
            saysClose = saysClose || hasWord(value, "close");
            saysKeepAlive = saysKeepAlive || hasWord(value, "keep-alive");
            saysUpgrade = saysUpgrade || hasWord(value, "upgrade");
        } else if (isSame(name, "upgrade")) {
            upgradesToWebSocket = hasWord(value, "websocket");
        } else if (isSame(name, "expect")) {
            expect = value;
        }
    }
};

struct RequestLine
{
    QByteArrayView method;
    QByteArrayView target;
    int minor = 1;
};

/// Nothing when the line is not "METHOD /target HTTP/1.x".
std::optional<RequestLine> readRequestLine(QByteArrayView line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype second = first < 0 ? -1 : line.indexOf(' ', first + 1);
    if (second < 0 || first > maxMethod)
        return std::nullopt;
    const RequestLine read{line.first(first), line.sliced(first + 1, second - first - 1),
                           line.endsWith(" HTTP/1.0") ? 0 : 1};
    const QByteArrayView version = line.sliced(second + 1);
    const bool isKnown = version == "HTTP/1.1" || version == "HTTP/1.0";
    return isKnown && isToken(read.method) && isTarget(read.target) ? std::optional(read) : std::nullopt;
}

/// The head with what its framing says, when that is unambiguous.
std::expected<RequestHead, int> framed(RequestHead head, const Framing &framing, int minor)
{
    if (framing.hosts > 1 || (minor == 1 && framing.hosts != 1) || !framing.isHostRight)
        return std::unexpected(badRequest);
    if (framing.lengths > 1 || framing.encodings > 1 || (framing.lengths && framing.encodings))
        return std::unexpected(badRequest);
    if (framing.encodings) {
        if (minor == 0 || !isSame(framing.encoding, "chunked"))
            return std::unexpected(badRequest);
        head.isChunked = true;
    }
    if (framing.lengths) {
        if (!isDigits(framing.length))
            return std::unexpected(badRequest);
        constexpr qsizetype mostDigits = 18;
        head.contentLength
            = framing.length.size() > mostDigits ? std::numeric_limits<qint64>::max() : framing.length.toLongLong();
    }
    if (!framing.expect.isEmpty()) {
        if (!isSame(framing.expect, "100-continue"))
            return std::unexpected(expectationFailed);
        head.expectsContinue = minor == 1 && head.hasBody();
    }
    head.keepsAlive = !framing.saysClose && (minor == 1 || framing.saysKeepAlive);
    head.wantsWebSocket
        = minor == 1 && head.method == "GET" && framing.saysUpgrade && framing.upgradesToWebSocket && !head.hasBody();
    return head;
}

} // namespace

HeadEnd findHeadEnd(QByteArrayView bytes, qsizetype from)
{
    qsizetype at = from;
    for (;;) {
        const qsizetype lineFeed = bytes.indexOf('\n', at);
        if (lineFeed < 0)
            return {HeadEnd::Kind::Missing, at};
        if (lineFeed == 0 || bytes[lineFeed - 1] != '\r')
            return {HeadEnd::Kind::Broken, lineFeed};
        if (lineFeed >= 3 && bytes[lineFeed - 2] == '\n')
            return {HeadEnd::Kind::Found, lineFeed + 1};
        at = lineFeed + 1;
    }
}

std::expected<RequestHead, int> parseHead(QByteArrayView bytes, int maxHeaders)
{
    RequestHead head;
    qsizetype end = bytes.indexOf("\r\n");
    const std::optional<RequestLine> line = readRequestLine(end < 0 ? bytes : bytes.first(end));
    if (!line)
        return std::unexpected(badRequest);
    head.method = line->method.toByteArray();
    head.target = line->target.toByteArray();

    Framing framing;
    head.headers.reserve(16);
    while (end >= 0) {
        const qsizetype begin = end + 2;
        end = bytes.indexOf("\r\n", begin);
        const QByteArrayView field = end < 0 ? bytes.sliced(begin) : bytes.sliced(begin, end - begin);
        const qsizetype colon = field.indexOf(':');
        if (colon < 0 || !isToken(field.first(colon)))
            return std::unexpected(badRequest);
        const QByteArrayView value = trimmed(field.sliced(colon + 1));
        if (!isFieldValue(value))
            return std::unexpected(badRequest);
        if (head.headers.size() == maxHeaders)
            return std::unexpected(tooManyFields);
        framing.see(field.first(colon), value);
        head.headers.append({field.first(colon).toByteArray(), value.toByteArray()});
    }
    return framed(std::move(head), framing, line->minor);
}

} // namespace patchcord::gateway
