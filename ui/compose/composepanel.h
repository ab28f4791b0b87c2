// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "ui/compose/draftkeeper.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QPushButton;

namespace patchcord::ui {

class ElidedLabel;
class NoticeBar;
class ReplyField;
class SegmentMeter;

/// Where a reply is written: says from which number it goes and how long it is, keeps a draft per conversation, and is
/// locked while the contact has opted out. It sends nothing itself.
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
    /// Says why an act was refused, and gives an unsent text back to its conversation.
    void showRefusal(ConversationId conversation, const QString &message, const QString &unsentText);
    /// Puts a text in front of what is being written.
    void insertText(const QString &text);
    /// Says of a draft that is not announced yet, at once.
    void flushDraft();
    /// What was kept of other conversations belongs to another desk.
    void forgetDrafts();
    void send();

    [[nodiscard]] ReplyField *reply() const { return m_reply; }

signals:
    void sendRequested(patchcord::ConversationId conversation, const QString &body);
    void draftChanged(patchcord::ConversationId conversation, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    void onTextChanged();
    void refreshState();
    void refreshWindow();
    void load(const QString &text, int cursor);

    NoticeBar *m_window;
    NoticeBar *m_refusal;
    QWidget *m_frame;
    ReplyField *m_reply;
    ElidedLabel *m_route;
    SegmentMeter *m_meter;
    QPushButton *m_send;
    QTimer m_debounce;
    QTimer m_minute;
    DraftKeeper m_drafts;
    QHash<ConversationId, QString> m_refusals;
    Conversation m_conversation;
    QString m_announced; ///< The draft as it was last announced or loaded.
    bool m_isLoading = false;
};

} // namespace patchcord::ui
