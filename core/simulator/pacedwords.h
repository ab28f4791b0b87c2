// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QIODevice>
#include <QTimer>

namespace patchcord::simulator {

/// A body that comes in pieces with a time between them.
class PacedWords final : public QIODevice
{
    Q_OBJECT

public:
    /// After `pauseAfter` pieces (-1 = never) nothing more comes, though it was announced.
    PacedWords(QByteArrayList pieces, int gapMs, qsizetype pauseAfter = -1);

    [[nodiscard]] qint64 wholeSize() const;
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_pieces.isEmpty() && m_ready.isEmpty(); }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_ready.size() + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    void next();

    QByteArrayList m_pieces;
    QByteArray m_ready;
    QTimer m_timer;
    qsizetype m_left;
};

} // namespace patchcord::simulator
