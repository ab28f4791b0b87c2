// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"

#include <QLabel>
#include <QTimer>

namespace patchcord::ui {

/// How long WhatsApp still takes free text in the conversation: quiet, amber in the last two hours, and said in words
/// once it is over. Hidden on other channels.
class WindowCountdown final : public QLabel
{
    Q_OBJECT

public:
    explicit WindowCountdown(QWidget *parent = nullptr);

    void setConversation(const Conversation &conversation);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Conversation m_conversation;
    QTimer m_minute;
};

} // namespace patchcord::ui
