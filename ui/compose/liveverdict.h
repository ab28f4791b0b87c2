// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/records/verdict.h"

#include <QObject>
#include <QTimer>

namespace patchcord::ui {

/// Whether what is being written may leave, asked a moment after the agent pauses. The screen never waits for an
/// answer, and one to a question of before counts no more.
class LiveVerdict final : public QObject
{
    Q_OBJECT

public:
    explicit LiveVerdict(QObject *parent = nullptr);

    /// This is being written now; a blank text is not worth a question.
    void write(ConversationId conversation, const QString &body);
    /// The same text in other circumstances: the window closed, the contact wrote START.
    void askAgain();
    void set(ConversationId conversation, const QString &body, const Verdict &verdict);
    [[nodiscard]] const Verdict &verdict() const { return m_verdict; }

signals:
    void wanted(patchcord::ConversationId conversation, const QString &body);
    void changed();

private:
    ConversationId m_conversation;
    QString m_body;
    Verdict m_verdict;
    QTimer m_pause;
};

} // namespace patchcord::ui
