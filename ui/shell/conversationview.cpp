// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/conversationview.h"

#include "ui/compose/composepanel.h"
#include "ui/contact/conversationheader.h"
#include "ui/later/laterstrip.h"
#include "ui/shell/emptypage.h"
#include "ui/style/metrics.h"
#include "ui/timeline/timelineview.h"

#include <QDragEnterEvent>
#include <QMimeData>
#include <QVBoxLayout>

namespace patchcord::ui {

ConversationView::ConversationView(QWidget *parent)
    : QStackedWidget(parent)
    , m_empty(new EmptyPage(this))
    , m_page(new QWidget(this))
    , m_header(new ConversationHeader(m_page))
    , m_timeline(new TimelineView(m_page))
    , m_later(new LaterStrip(m_page))
    , m_compose(new ComposePanel(m_page))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAcceptDrops(true);
    m_timeline->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(m_timeline, 1);
    layout->addWidget(m_later);
    layout->addWidget(m_compose);
    addWidget(m_empty);
    addWidget(m_page);
    connect(m_timeline, &TimelineView::editRequested, m_compose, &ComposePanel::insertText);
    connect(m_timeline, &TimelineView::attachRequested, m_compose, &ComposePanel::attach);
}

// What is dragged out of the timeline is not meant for it.
void ConversationView::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->source() != m_timeline && event->mimeData()->hasUrls() && m_conversation.id.isValid())
        event->acceptProposedAction();
}

void ConversationView::dropEvent(QDropEvent *event)
{
    if (m_compose->takeDrop(*event->mimeData()))
        event->acceptProposedAction();
}

void ConversationView::showConversation(const Conversation &conversation)
{
    m_conversation = conversation;
    m_header->setConversation(conversation);
    m_timeline->showConversation(conversation);
    m_compose->showConversation(conversation);
    setCurrentWidget(conversation.id.isValid() ? m_page : static_cast<QWidget *>(m_empty));
}

void ConversationView::updateConversation(const Conversation &conversation)
{
    m_conversation = conversation;
    m_header->setConversation(conversation);
    m_timeline->updateConversation(conversation);
    m_compose->updateConversation(conversation);
}

} // namespace patchcord::ui
