// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace patchcord::ui {

class ElidedLabel;
class LabelChips;
class WindowCountdown;

/// Who the open conversation is with, over which of our numbers and since when; its labels; the acts that call
/// them, put it off, and end or reopen it.
class ConversationHeader final : public QWidget
{
    Q_OBJECT

public:
    explicit ConversationHeader(QWidget *parent = nullptr);

    void setConversation(const Conversation &conversation);
    /// The buttons follow these actions, shortcuts included.
    void setActions(QAction *call, QAction *snooze, QAction *closeOrReopen, QAction *contactPane);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    static void follow(QPushButton &button, const QAction *action);
    void refresh();

    QLabel *m_name;
    ElidedLabel *m_facts;
    LabelChips *m_labels;
    QPushButton *m_snooze;
    WindowCountdown *m_window;
    QPushButton *m_call;
    QPushButton *m_close;
    QPushButton *m_contact;
    QAction *m_callAction = nullptr;
    QAction *m_snoozeAction = nullptr;
    QAction *m_closeAction = nullptr;
    QAction *m_contactAction = nullptr;
    Conversation m_conversation;
};

} // namespace patchcord::ui
