// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace patchcord::gateway {

/// Takes a chunked body apart as its bytes come, by the letter and never beyond its limit.
class ChunkDecoder final
{
public:
    enum class State { Running, Done, Malformed, TooLarge };

    explicit ChunkDecoder(qint64 maxBody = 0)
        : m_maxBody(maxBody)
    { }

    /// Takes what belongs to the body and says how many bytes that was; all of them unless it is over.
    qsizetype consume(QByteArrayView bytes);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] qsizetype size() const { return m_body.size(); }
    [[nodiscard]] QByteArray takeBody() { return std::exchange(m_body, {}); }

private:
    enum class Part { Size, Data, DataEnd, Trailer };

    qsizetype consumeData(QByteArrayView bytes);
    qsizetype consumeLine(QByteArrayView bytes);
    void endLine(QByteArrayView line);
    void readSize(QByteArrayView line);
    void end(State state) { m_state = state; }

    qint64 m_maxBody = 0;
    qint64 m_left = 0;
    qsizetype m_trailerBytes = 0;
    Part m_part = Part::Size;
    State m_state = State::Running;
    QByteArray m_line;
    QByteArray m_body;
};

} // namespace patchcord::gateway
