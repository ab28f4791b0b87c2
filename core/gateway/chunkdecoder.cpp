// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/chunkdecoder.h"

#include <algorithm>

namespace patchcord::gateway {

namespace {

constexpr qsizetype maxLine = 256;
constexpr qsizetype maxTrailer = 1024;
constexpr qsizetype maxSizeDigits = 8;

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

qsizetype ChunkDecoder::consume(QByteArrayView bytes)
{
    qsizetype used = 0;
    while (m_state == State::Running && used < bytes.size()) {
        const QByteArrayView rest = bytes.sliced(used);
        used += m_part == Part::Data ? consumeData(rest) : consumeLine(rest);
    }
    return used;
}

qsizetype ChunkDecoder::consumeData(QByteArrayView bytes)
{
    const qsizetype size = std::min<qint64>(m_left, bytes.size());
    m_body.append(bytes.first(size));
    m_left -= size;
    if (m_left == 0)
        m_part = Part::DataEnd;
    return size;
}

qsizetype ChunkDecoder::consumeLine(QByteArrayView bytes)
{
    const qsizetype lineFeed = bytes.indexOf('\n');
    const qsizetype size = lineFeed < 0 ? bytes.size() : lineFeed + 1;
    if (m_line.size() + size > maxLine) {
        end(State::Malformed);
        return size;
    }
    m_line.append(bytes.first(size));
    if (lineFeed < 0)
        return size;
    if (!m_line.endsWith("\r\n"))
        end(State::Malformed);
    else
        endLine(QByteArrayView(m_line).chopped(2));
    m_line.clear();
    return size;
}

void ChunkDecoder::endLine(QByteArrayView line)
{
    switch (m_part) {
    case Part::Size:
        readSize(line);
        break;
    case Part::DataEnd:
        if (!line.isEmpty())
            return end(State::Malformed);
        m_part = Part::Size;
        break;
    case Part::Trailer:
        m_trailerBytes += line.size();
        if (line.isEmpty())
            end(State::Done);
        else if (m_trailerBytes > maxTrailer || line.indexOf(':') <= 0)
            end(State::Malformed);
        break;
    case Part::Data:
        break;
    }
}

void ChunkDecoder::readSize(QByteArrayView line)
{
    const qsizetype semicolon = line.indexOf(';');
    const QByteArrayView digits = semicolon < 0 ? line : line.first(semicolon);
    const bool isClean = std::ranges::all_of(line, [](char c) { return uchar(c) >= 0x20 || c == '\t'; });
    if (digits.isEmpty() || digits.size() > maxSizeDigits || !std::ranges::all_of(digits, isHexDigit) || !isClean)
        return end(State::Malformed);
    m_left = digits.toLongLong(nullptr, 16);
    if (m_body.size() + m_left > m_maxBody)
        return end(State::TooLarge);
    m_part = m_left == 0 ? Part::Trailer : Part::Data;
}

} // namespace patchcord::gateway
