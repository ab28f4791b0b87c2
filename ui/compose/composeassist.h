// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/assistant.h"
#include "core/records/conversation.h"

#include <QObject>

class QPushButton;

namespace patchcord::ui {

class NoticeBar;
class ReplyField;

/// What the assistant does in the compose pane: offers a reply in grey, rewrites what is typed, sums the conversation
/// up. It asks by signals, is answered whenever the answer comes, and forgets it once the conversation went on. It
/// sends nothing.
class ComposeAssist final : public QObject
{
    Q_OBJECT

public:
    ComposeAssist(ReplyField &reply, NoticeBar &notice, QPushButton &button, QObject *parent);

    /// Off (at first) there is no button, and nothing is asked.
    void setOn(bool isOn);
    [[nodiscard]] bool isOn() const { return m_isOn; }
    /// The conversation that is shown, another one or the same in a new state.
    void setConversation(const Conversation &conversation);

    /// The next reply, or the rest of the one that is typed. Asked again it thinks of another.
    void suggest();
    void showNext();
    void showPrevious();
    /// What is typed, in other words: Shorter, Friendlier or CustomersLanguage.
    void rewrite(AssistantTask task);
    void summarise();

    /// More of the answer with that ticket.
    void grow(quint64 ticket, const QString &more);
    void settle(const Suggestion &suggestion);
    void fail(quint64 ticket, const QString &message);

signals:
    void wanted(const patchcord::AssistantWish &wish);
    /// Nobody waits for the answer with that ticket any more.
    void dropped(quint64 ticket);

private:
    void connectField();
    void ask(AssistantTask task, const QString &typed, const QStringList &earlier = {});
    void drop();
    void take();
    void takeWord();
    void insert(const QString &text);
    void onTextChanged();
    void showVariant(qsizetype place);
    void settleRewrite(const QString &text);
    void refreshButton();

    ReplyField &m_reply;
    NoticeBar &m_notice;
    QPushButton &m_button;
    Conversation m_conversation;
    QStringList m_variants;
    QString m_typed; ///< What stood in the field when the assistant was asked, or what it has become by taking words.
    QString m_grown;
    MessageId m_base;
    quint64 m_lastTicket = 0;
    quint64 m_ticket = 0; ///< Of the answer that is waited for; 0 = none is.
    qsizetype m_place = 0; ///< Of the variant that is shown.
    AssistantTask m_task = AssistantTask::Reply;
    bool m_isOn = false;
    bool m_takesWhenReady = false;
    bool m_showsSummary = false; ///< It stays while one types.
    bool m_isInserting = false;
};

} // namespace patchcord::ui
