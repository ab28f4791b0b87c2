// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/pacedwords.h"

#include <algorithm>
#include <cstring>

namespace patchcord::simulator {

PacedWords::PacedWords(QByteArrayList pieces, int gapMs, qsizetype pauseAfter)
    : m_pieces(std::move(pieces))
    , m_left(pauseAfter < 0 ? m_pieces.size() : pauseAfter)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    m_timer.setInterval(gapMs);
    connect(&m_timer, &QTimer::timeout, this, &PacedWords::next);
    m_timer.start();
}

qint64 PacedWords::wholeSize() const
{
    qint64 size = m_ready.size();
    for (const QByteArray &piece : m_pieces)
        size += piece.size();
    return size;
}

qint64 PacedWords::readData(char *data, qint64 most)
{
    const qint64 size = std::min<qint64>(most, m_ready.size());
    std::memcpy(data, m_ready.constData(), size_t(size));
    m_ready.remove(0, size);
    return size;
}

void PacedWords::next()
{
    if (m_pieces.isEmpty() || m_left == 0)
        return m_timer.stop();
    --m_left;
    m_ready += m_pieces.takeFirst();
    emit readyRead();
}

} // namespace patchcord::simulator
