// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/records/sender.h"
#include "ui/timeline/timelineview.h"

#include <QMainWindow>

#include <memory>

namespace patchcord::ui {

/// What the status bar says.
struct StatusLine
{
    bool isListening = false;
    QString publicUrl;
    qint64 lastWebhookAt = 0; ///< UTC ms; 0 when none came.
    bool isTwilioReachable = true;
    QString twilioReason;     ///< Why not, in words.
    int outbox = 0;
    bool isDemo = false;
    QString agent;
};

/// What the settings page shows and returns. Secrets are only ever handed inwards.
struct SetupValues
{
    QString accountSid;
    QString authToken;
    QString apiKey;
    QString apiSecret;
    QString publicUrl;
    bool hasAuthToken = false; ///< One is kept; the field stays empty.
    bool hasApiSecret = false;
    bool enterSends = true;
    QString appearance;        ///< "system", "light", "dark".
    QString secretsKeptIn;     ///< "the system keychain" or "a file only you can read".
};

/// The console's window: queues, conversation list, timeline, compose pane, status bar, and the live line while a call
/// rings. It shows what it is given and says what the agent did; it knows no store and no network.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] TimelineView *timeline() const;
    [[nodiscard]] ConversationId currentConversation() const;
    [[nodiscard]] ConversationFilter filter() const;

    /// A page of the list that `conversationsWanted` asked for; the first replaces what is shown.
    void setConversations(const ConversationFilter &filter, const QList<Conversation> &rows, bool isFirstPage,
                          bool hasMore);
    /// One conversation is new or changed; placed by the list's order, or taken out when the filter does not take it.
    void upsertConversation(const Conversation &conversation);
    void setCounts(const QueueCounts &counts);
    void setSenders(const QList<Sender> &senders);
    /// Calls that ring or run now; the newest is the live line.
    void setLiveCalls(const QList<Message> &calls);
    void setStatus(const StatusLine &status);
    void setSetup(const SetupValues &values);
    /// An act was refused: say so beside the compose pane; the text that was sent comes back there.
    void showRefusal(ConversationId conversation, const QString &message, const QString &unsentText);
    /// Something arrived while the agent looked elsewhere: tray, desktop notification, urgent window.
    void notify(const Conversation &conversation);
    void selectConversation(ConversationId conversation);

signals:
    void conversationsWanted(const patchcord::ConversationFilter &filter, const patchcord::Conversation &after,
                             bool isFirstPage, int limit);
    void conversationSelected(patchcord::ConversationId conversation);
    void sendRequested(patchcord::ConversationId conversation, const QString &body);
    void draftChanged(patchcord::ConversationId conversation, const QString &text);
    void newConversationRequested(patchcord::SenderId sender, const QString &typedAddress, const QString &firstMessage);
    void closeRequested(patchcord::ConversationId conversation);
    void reopenRequested(patchcord::ConversationId conversation);
    void contactRenamed(patchcord::ContactId contact, const QString &name);
    void senderEdited(const patchcord::Sender &sender);
    void senderAdded(const patchcord::Sender &sender);
    void setupSubmitted(const patchcord::ui::SetupValues &values);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::ui
