// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/assistant.h"
#include "core/records/contenttemplate.h"
#include "core/records/conversation.h"
#include "core/records/savedreply.h"
#include "core/records/verdict.h"
#include "ui/compose/attachments.h"
#include "ui/compose/draftkeeper.h"
#include "ui/compose/liveverdict.h"

#include <QHash>
#include <QSet>
#include <QTimer>
#include <QWidget>

class QMimeData;
class QSpacerItem;
class QPushButton;

namespace patchcord::ui {

class AttachmentStrip;
class ComposeAssist;
class ElidedLabel;
class NoticeBar;
class ReplyField;
class SavedReplyInput;
class SegmentMeter;
class TemplatePicker;

/// What was handed over last, so that it can come back as it was.
struct LastSent
{
    QString body;
    int cursor = 0;
    QStringList files;
};

/// Where a reply is written: says from which number it goes and how long it is, keeps a draft and files per
/// conversation, and is locked while the contact has opted out. Where WhatsApp takes only templates, the picker of
/// templates stands in its place, and what was being written is kept. It sends nothing itself.
class ComposePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ComposePanel(QWidget *parent = nullptr);

    /// Goes over to another conversation; what was being written in the last one is kept.
    void showConversation(const Conversation &conversation);
    /// The conversation that is shown has changed; what is being written stays.
    void updateConversation(const Conversation &conversation);
    void setEnterSends(bool enterSends);
    /// Says why an act was refused, and gives an unsent text and its files back to their conversation.
    void showRefusal(ConversationId conversation, const QString &message, const QString &unsentText,
                     const QStringList &unsentFiles = {});
    /// Says something about the conversation that is shown, without taking the focus.
    void showNotice(const QString &message);
    /// What the desk found of a file that attachmentOffered() named.
    void setAttachment(ConversationId conversation, const Attachment &file);
    /// Puts files beside the reply that is being written.
    void attach(const QStringList &paths);
    /// Lets the agent choose them.
    void chooseFiles();
    /// Takes what was dropped; false when there is no file in it, or nothing can be sent now.
    bool takeDrop(const QMimeData &dropped);
    /// Says whether a model answers here by itself.
    void showAnswering(const AnsweringState &state);
    /// Puts a text in front of what is being written.
    void insertText(const QString &text);
    /// What was sent last in that conversation is not sent after all: its text, files and cursor are as they were.
    void bringBack(ConversationId conversation, const QString &body);
    /// Hands over what is written, to be sent at that time (UTC ms).
    void sendLater(qint64 dueAt);
    /// As a click on the arrow beside Send.
    void askLater();
    void setSavedReplies(const QList<SavedReply> &replies);
    /// Where their files are.
    void setMediaFolder(const QString &folder) { m_files.setMediaFolder(folder); }
    /// Whom "{agent}" stands for.
    void setAgent(const QString &agent);
    /// Whether there is something that could be sent now.
    [[nodiscard]] bool canSend() const;
    /// Says of a draft that is not announced yet, at once.
    void flushDraft();
    /// What was kept of other conversations belongs to another desk.
    /// Drops what was written or attached there, without saving it.
    void forget(ConversationId conversation);
    void forgetDrafts();
    void send();
    /// Puts the picker in the place of the reply field; nothing where the channel has no templates.
    void openTemplates();
    /// What the desk says of a text that verdictWanted() named.
    void setVerdict(ConversationId conversation, const QString &body, const Verdict &verdict);
    /// What became of templateChosen(); empty = it waits in the outbox, else why it does not.
    void setTemplateOutcome(ConversationId conversation, const QString &trouble);

    [[nodiscard]] ReplyField *reply() const { return m_reply; }
    /// What takes the keyboard: the reply, or the search of templates in its place.
    [[nodiscard]] QWidget *entry() const;
    [[nodiscard]] TemplatePicker *picker() const { return m_picker; }
    [[nodiscard]] ComposeAssist *assist() const { return m_assist; }

signals:
    void sendRequested(patchcord::ConversationId conversation, const QString &body);
    /// With files, the body may be empty.
    void sendWithFilesRequested(patchcord::ConversationId conversation, const QString &body, const QStringList &files);
    void savedReplyUsed(patchcord::SavedReplyId reply);
    /// Asks when; answered by sendLater().
    void sendLaterWanted();
    void sendLaterRequested(patchcord::ConversationId conversation, const QString &body, const QStringList &files,
                            qint64 dueAt);
    /// Look at this file; answered by setAttachment(), until which the chip says "Checking…" and nothing is sent.
    void attachmentOffered(patchcord::ConversationId conversation, const QString &path);
    void draftChanged(patchcord::ConversationId conversation, const QString &text);
    void templateChosen(patchcord::ConversationId conversation, const patchcord::TemplateUse &use);
    /// May this leave? Answered by setVerdict(), for which nothing waits.
    void verdictWanted(patchcord::ConversationId conversation, const QString &body);
    /// A person has a hand in the reply: a key, a paste, a file.
    void typedInto(patchcord::ConversationId conversation);

protected:
    void paintEvent(QPaintEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildLayout();
    void connectFiles();
    void connectAssist();
    void refreshFiles();
    [[nodiscard]] LastSent takeWritten();
    [[nodiscard]] bool refusesGap();
    void giveBack(ConversationId conversation, const LastSent &written);
    void onTextChanged();
    void refreshState();
    void connectTemplates();
    void refreshWindow();
    void refreshRemedy();
    void followWindow(qint64 left);
    void leaveTemplates();
    void showReply();
    void load(const QString &text, int cursor);

    NoticeBar *m_window;
    NoticeBar *m_refusal;
    TemplatePicker *m_picker;
    NoticeBar *m_assistNotice;
    NoticeBar *m_answering;
    QWidget *m_frame;
    AttachmentStrip *m_strip;
    ReplyField *m_reply;
    SavedReplyInput *m_saved;
    QPushButton *m_attach;
    QPushButton *m_suggest;
    ElidedLabel *m_route;
    SegmentMeter *m_meter;
    QSpacerItem *m_filesTop = nullptr; ///< Air over the files, only while there are some.
    QPushButton *m_send;
    QPushButton *m_later;
    ComposeAssist *m_assist;
    QTimer m_debounce;
    QTimer m_minute;
    DraftKeeper m_drafts;
    Attachments m_files;
    QHash<ConversationId, QString> m_refusals;
    LiveVerdict m_verdict;
    QSet<ConversationId> m_writing; ///< Where the agent left the picker though the window is closed.
    QHash<ConversationId, LastSent> m_lastSent;
    Conversation m_conversation;
    QString m_announced; ///< The draft as it was last announced or loaded.
    QString m_agent;
    bool m_isLoading = false;
    bool m_isClosedHere = false; ///< The window of the conversation that is shown was closed when last looked at.
    bool m_isGapRefused = false;
};

} // namespace patchcord::ui
