// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contactdetails.h"
#include "core/records/conversation.h"
#include "core/records/health.h"
#include "core/records/sender.h"
#include "ui/compose/attachment.h"
#include "ui/setup/guidevalues.h"
#include "ui/setup/setupvalues.h"
#include "ui/shell/statusline.h"
#include "ui/timeline/timelineview.h"

#include <QHash>
#include <QMainWindow>

#include <memory>

namespace patchcord::ui {

class HealthDialog;
class SetupGuide;
class WindowStates;
class WindowTemplates;
class WindowLater;
class WindowReplies;
class WindowLedgers;
class WindowAssistant;
class WindowRules;

/// The console's window: queues, conversation list, timeline, compose pane, status bar, and the banner of
/// calls while one rings or runs. It shows what it is given and says what the agent did; it knows no store and no
/// network.
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
    /// It was erased: nothing of it is shown or remembered any more.
    void removeConversation(ConversationId conversation);
    void setCounts(const QueueCounts &counts);
    void setSenders(const QList<Sender> &senders);
    /// In use, for the queue panel and those who label.
    void setLabels(const QList<LabelCount> &labels);
    /// Calls that ring or run now, and what each of their conversations is about (what the customer wrote last).
    void setLiveCalls(const QList<Message> &calls, const QHash<ConversationId, QString> &topics = {});
    void setStatus(const StatusLine &status);
    void setSetup(const SetupValues &values);
    /// Forgets whatever it shows of conversations: another desk is looked at from now on.
    void clear();
    /// For the traffic light and the page behind it; without lines there is no light.
    void setHealth(const Health &health);
    /// Where the guide was left, so that it can be resumed.
    void setGuideDraft(const GuideDraft &draft);
    /// Null while it is not open.
    [[nodiscard]] SetupGuide *guide() const;
    [[nodiscard]] HealthDialog *healthDialog() const;
    /// What agents do with states of conversations and with contacts: it asks by its own signals.
    [[nodiscard]] WindowStates *states() const;
    /// It asks by its own signals, too.
    [[nodiscard]] WindowTemplates *templates() const;
    /// What is held for a moment, and what is to be sent later.
    [[nodiscard]] WindowLater *later() const;
    [[nodiscard]] WindowReplies *replies() const;
    /// Numbers, audit, export and erasing: it speaks for itself.
    [[nodiscard]] WindowLedgers &ledgers() const;
    /// It asks by its own signals, and is answered by its setters.
    [[nodiscard]] WindowAssistant *assistant() const;
    [[nodiscard]] WindowRules *rules() const;
    /// An act was refused: say so beside the compose pane; the text that was sent comes back there. Without a
    /// conversation it is said in a box of its own.
    void showRefusal(ConversationId conversation, const QString &message, const QString &unsentText,
                     const QStringList &unsentFiles = {});
    /// What the desk found of a file that attachmentOffered() named, told apart by its path.
    void setAttachment(ConversationId conversation, const Attachment &file);
    /// Where kept files of messages lie; until it is set none is shown.
    void setMediaFolder(const QString &folder);
    /// Something arrived while the agent looked elsewhere: tray, desktop notification, urgent window.
    void notify(const Conversation &conversation);
    /// Opens it. For one that the window has not heard of it says conversationSelected() at once, and opens it as soon
    /// as upsertConversation() brings it.
    void selectConversation(ConversationId conversation);

    /// Where the window stands, how its panes are divided and how large the text is, for the next start.
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);

protected:
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

signals:
    void conversationsWanted(const patchcord::ConversationFilter &filter, const patchcord::Conversation &after,
                             bool isFirstPage, int limit);
    void conversationSelected(patchcord::ConversationId conversation);
    void sendRequested(patchcord::ConversationId conversation, const QString &body);
    /// With files, the body may be empty.
    void sendWithFilesRequested(patchcord::ConversationId conversation, const QString &body, const QStringList &files);
    /// Look at this file (type, size, what the channel takes); answered by setAttachment(). The chip says "Checking…"
    /// until then, and nothing is sent.
    void attachmentOffered(patchcord::ConversationId conversation, const QString &path);
    /// Fetch the files of this message that are gone.
    void fetchAgainRequested(patchcord::MessageId message);
    void draftChanged(patchcord::ConversationId conversation, const QString &text);
    void newConversationRequested(patchcord::SenderId sender, const QString &typedAddress, const QString &firstMessage);
    void ringPhoneRequested(patchcord::MessageId call, const QString &phone);
    void voicemailRequested(patchcord::MessageId call);
    void declineRequested(patchcord::MessageId call);
    void hangUpRequested(patchcord::MessageId call);
    /// Call that customer over this sender, the agent's own telephone first.
    void callRequested(patchcord::SenderId sender, const patchcord::Address &customer, const QString &phone);
    /// A call begins to ring that nobody has taken, or none does any more; nor while the agent wants silence.
    void ringingChanged(bool isRinging);
    void contactRenamed(patchcord::ContactId contact, const QString &name);
    void senderEdited(const patchcord::Sender &sender);
    void senderAdded(const patchcord::Sender &sender);
    /// The settings are about to be shown: what they list can be brought up to date by setSetup().
    void settingsOpening();
    void setupSubmitted(const patchcord::ui::SetupValues &values);
    /// guide() asks by its own signals, and is answered by its setters.
    void guideOpened();
    void guideLeft(const patchcord::ui::GuideDraft &draft, bool isComplete);
    /// The same holds for healthDialog().
    void healthOpened();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::ui
