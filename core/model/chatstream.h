// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QByteArray>
#include <QString>

namespace patchcord::model {

inline constexpr qsizetype mostLineBytes = 256 * 1024;
inline constexpr qsizetype mostStreamBytes = 8 * 1024 * 1024;
/// Longer than any reply: beyond it a model has lost itself.
inline constexpr qsizetype mostAnswerLength = 8'000;

/// Reads a streamed chat completion (server-sent events, each a JSON chunk) as it comes in, whatever way it is cut into
/// pieces. Trusts nothing in it, and gives text only.
class ChatStream final
{
public:
    /// The text that these bytes bring; empty when they bring none. An error is final: Malformed (no events, no JSON,
    /// too much of it), Refused (it wants to use tools, or may not answer), Unavailable (it failed in the middle).
    [[nodiscard]] Result<QString> feed(const QByteArray &bytes);
    /// It said that this was all; whatever follows is of no interest.
    [[nodiscard]] bool isDone() const { return m_isDone; }
    /// All text, once the bytes have ended. OutcomeUnknown: it was cut off. Malformed: there was nothing.
    [[nodiscard]] Result<QString> whole() const;

private:
    [[nodiscard]] Result<QString> takeLine(const QByteArray &line);
    [[nodiscard]] Result<QString> takeEvent();
    [[nodiscard]] Result<QString> takeChunk(const QByteArray &json);

    QByteArray m_unread;
    QByteArray m_data; ///< The lines of the event that is being read.
    qsizetype m_bytes = 0;
    QString m_text;
    bool m_hasData = false;
    bool m_isFinished = false; ///< The model said that it has ended.
    bool m_isDone = false; ///< The stream said so.
};

} // namespace patchcord::model
