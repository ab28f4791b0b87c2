// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/scheduledtext.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QStringList>
#include <QTimer>

namespace patchcord::ui {

class ConversationView;
class ScheduledDialog;
class WindowActions;

/// The window's time: what is held so that it can be taken back, and what is to be sent later. It asks for acts and
/// does none itself.
class WindowLater final : public QObject
{
    Q_OBJECT

public:
    WindowLater(WindowActions &actions, ConversationView &view, QObject *window);

    void setHold(int seconds) { m_holdMs = seconds * 1000; }
    /// How long a message is to be held.
    [[nodiscard]] int holdMs() const { return m_holdMs; }
    /// The conversation that is open.
    void setCurrent(const Conversation &conversation);
    /// A message of that conversation is held until then (UTC ms).
    void setHeld(ConversationId conversation, MessageId message, qint64 until);
    /// It was taken back.
    void bringBack(ConversationId conversation, MessageId message, const QString &body);
    /// It left before it could be taken back.
    void giveUp(MessageId message);
    /// Everything that is to be sent later. What was missed is shown at once.
    void setScheduled(const QList<ScheduledRow> &rows);
    /// Another desk is looked at from now on.
    void clear();

signals:
    void openWanted(patchcord::ConversationId conversation);
    void withdrawRequested(patchcord::ConversationId conversation, patchcord::MessageId message);
    void sendLaterRequested(patchcord::ConversationId conversation, const QString &body, const QStringList &files,
                            qint64 dueAt);
    void changeRequested(patchcord::ScheduledId reply, const QString &body, qint64 dueAt);
    void sendNowRequested(patchcord::ScheduledId reply);
    void dropRequested(patchcord::ScheduledId reply);

private:
    struct Held
    {
        ConversationId conversation;
        MessageId message;
        qint64 until = 0;
    };

    void connectCompose();
    void connectLists();
    void refreshHeld();
    void refreshStrip();
    [[nodiscard]] const Held *lastHeld() const;
    void takeBack();
    void askWhen();
    void edit(ScheduledId reply);
    void openList();

    WindowActions &m_actions;
    ConversationView &m_view;
    QPointer<ScheduledDialog> m_list;
    QTimer m_release;
    QList<Held> m_held; ///< In the order in which they were sent.
    QList<ScheduledRow> m_rows;
    ConversationId m_current;
    int m_holdMs = 0;
    QSet<ScheduledId> m_missed; ///< Those that the agent was asked about.
};

} // namespace patchcord::ui
