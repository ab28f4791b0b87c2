// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowassistant.h"

#include "ui/compose/composeassist.h"
#include "ui/compose/composepanel.h"
#include "ui/shell/shadowdialog.h"
#include "ui/shell/windowactions.h"

#include <QAction>

namespace patchcord::ui {

WindowAssistant::WindowAssistant(WindowActions &actions, ComposePanel &compose, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_compose(compose)
{
    connect(compose.assist(), &ComposeAssist::wanted, this, &WindowAssistant::wanted);
    connect(compose.assist(), &ComposeAssist::dropped, this, &WindowAssistant::dropped);
    connectActions();
    connectAnswering();
    refreshActions();
}

void WindowAssistant::connectActions()
{
    ComposeAssist *assist = m_compose.assist();
    connect(m_actions.suggest, &QAction::triggered, assist, &ComposeAssist::suggest);
    connect(m_actions.nextSuggestion, &QAction::triggered, assist, &ComposeAssist::showNext);
    connect(m_actions.previousSuggestion, &QAction::triggered, assist, &ComposeAssist::showPrevious);
    connect(m_actions.summarise, &QAction::triggered, assist, &ComposeAssist::summarise);
    connect(m_actions.compareDrafts, &QAction::triggered, this, &WindowAssistant::compareDrafts);
    const auto rewrites = [assist](QAction *action, AssistantTask task) {
        connect(action, &QAction::triggered, assist, [assist, task] { assist->rewrite(task); });
    };
    rewrites(m_actions.rewriteShorter, AssistantTask::Shorter);
    rewrites(m_actions.rewriteFriendlier, AssistantTask::Friendlier);
    rewrites(m_actions.rewriteInTheirLanguage, AssistantTask::CustomersLanguage);
}

void WindowAssistant::setSetup(const AssistantSetup &setup)
{
    m_setup = setup;
    m_compose.assist()->setOn(setup.settings.isOn);
    m_compose.showAnswering(setup.settings.isOn ? m_answering : AnsweringState());
    refreshActions();
}

void WindowAssistant::connectAnswering()
{
    connect(m_actions.answerHere, &QAction::triggered, this, [this] {
        m_isAnsweringKnown = false;
        // One that waits for a person goes on.
        emit answeringWanted(m_current.id, !m_answering.isAnswering());
        refreshActions();
    });
    connect(m_actions.answerForSender, &QAction::triggered, this, [this] {
        m_isAnsweringKnown = false;
        emit answeringForSenderWanted(m_current.sender, !m_answering.isOnForSender);
        refreshActions();
    });
    connect(&m_compose, &ComposePanel::typedInto, this, [this](ConversationId conversation) {
        // While it is not known whether the model answers, it may be.
        const bool isSending = m_current.last.author == u"model" && m_current.last.status == DeliveryStatus::Pending;
        const bool isKnown = conversation == m_current.id && m_isAnsweringKnown && !isSending;
        if (isKnown && !m_answering.isAnswering())
            return;
        m_isAnsweringKnown = true;
        m_answering.isPaused = true;
        emit typed(conversation);
    });
}

void WindowAssistant::setConversation(const Conversation &conversation)
{
    if (conversation.id != m_current.id) {
        m_answering = {};
        m_isAnsweringKnown = false;
        m_compose.showAnswering({});
    }
    m_current = conversation;
    refreshActions();
}

void WindowAssistant::setAnswering(ConversationId conversation, const AnsweringState &state)
{
    if (conversation != m_current.id)
        return;
    m_answering = state;
    m_isAnsweringKnown = true;
    m_compose.showAnswering(m_setup.settings.isOn ? state : AnsweringState());
    refreshActions();
}

void WindowAssistant::refreshActions()
{
    const bool isThere = m_setup.settings.isOn && m_current.id.isValid();
    for (QAction *action : {m_actions.suggest, m_actions.nextSuggestion, m_actions.previousSuggestion,
                            m_actions.rewriteShorter, m_actions.rewriteFriendlier, m_actions.rewriteInTheirLanguage,
                            m_actions.summarise, m_actions.answerHere, m_actions.answerForSender})
        action->setEnabled(isThere);
    m_actions.answerHere->setChecked(m_answering.isAnswering());
    m_actions.answerForSender->setChecked(m_answering.isOnForSender);
}

void WindowAssistant::compareDrafts()
{
    if (!m_drafts) {
        m_drafts = new ShadowDialog(m_compose.window());
        connect(m_drafts, &ShadowDialog::openWanted, this, &WindowAssistant::openWanted);
        emit draftsWanted();
    }
    m_drafts->show();
    m_drafts->raise();
    m_drafts->activateWindow();
}

void WindowAssistant::setDrafts(const QList<ShadowDraft> &drafts)
{
    if (m_drafts)
        m_drafts->setDrafts(drafts);
}

void WindowAssistant::grow(quint64 ticket, const QString &more)
{
    m_compose.assist()->grow(ticket, more);
}

void WindowAssistant::settle(const Suggestion &suggestion)
{
    m_compose.assist()->settle(suggestion);
}

void WindowAssistant::fail(quint64 ticket, const QString &message)
{
    m_compose.assist()->fail(ticket, message);
}

} // namespace patchcord::ui
