// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"

#include <QStackedWidget>

namespace patchcord::ui {

class ComposePanel;
class ConversationHeader;
class EmptyPage;
class LaterStrip;
class TimelineView;

/// The middle of the window: header, timeline and compose pane of one conversation, or what to do while none is open.
/// Files that are dropped anywhere on it go with the reply.
class ConversationView final : public QStackedWidget
{
    Q_OBJECT

public:
    explicit ConversationView(QWidget *parent = nullptr);

    void showConversation(const Conversation &conversation);
    void updateConversation(const Conversation &conversation);

    [[nodiscard]] const Conversation &conversation() const { return m_conversation; }
    [[nodiscard]] ConversationHeader *header() const { return m_header; }
    [[nodiscard]] TimelineView *timeline() const { return m_timeline; }
    [[nodiscard]] ComposePanel *compose() const { return m_compose; }
    [[nodiscard]] LaterStrip *later() const { return m_later; }
    [[nodiscard]] EmptyPage *emptyPage() const { return m_empty; }

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    Conversation m_conversation;
    EmptyPage *m_empty;
    QWidget *m_page;
    ConversationHeader *m_header;
    TimelineView *m_timeline;
    LaterStrip *m_later;
    ComposePanel *m_compose;
};

} // namespace patchcord::ui
