// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowassistant.h"

#include "ui/compose/composeassist.h"
#include "ui/shell/windowactions.h"

#include <QAction>

namespace patchcord::ui {

WindowAssistant::WindowAssistant(WindowActions &actions, ComposeAssist &assist, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_assist(assist)
{
    connect(&m_assist, &ComposeAssist::wanted, this, &WindowAssistant::wanted);
    connect(&m_assist, &ComposeAssist::dropped, this, &WindowAssistant::dropped);
    connectActions();
    refreshActions();
}

void WindowAssistant::connectActions()
{
    connect(m_actions.suggest, &QAction::triggered, &m_assist, &ComposeAssist::suggest);
    connect(m_actions.nextSuggestion, &QAction::triggered, &m_assist, &ComposeAssist::showNext);
    connect(m_actions.previousSuggestion, &QAction::triggered, &m_assist, &ComposeAssist::showPrevious);
    connect(m_actions.summarise, &QAction::triggered, &m_assist, &ComposeAssist::summarise);
    const auto rewrites = [this](QAction *action, AssistantTask task) {
        connect(action, &QAction::triggered, &m_assist, [this, task] { m_assist.rewrite(task); });
    };
    rewrites(m_actions.rewriteShorter, AssistantTask::Shorter);
    rewrites(m_actions.rewriteFriendlier, AssistantTask::Friendlier);
    rewrites(m_actions.rewriteInTheirLanguage, AssistantTask::CustomersLanguage);
}

void WindowAssistant::setSetup(const AssistantSetup &setup)
{
    m_setup = setup;
    m_assist.setOn(setup.settings.isOn);
    refreshActions();
}

void WindowAssistant::setConversationOpen(bool isOpen)
{
    m_isConversationOpen = isOpen;
    refreshActions();
}

void WindowAssistant::refreshActions()
{
    for (QAction *action :
         {m_actions.suggest, m_actions.nextSuggestion, m_actions.previousSuggestion, m_actions.rewriteShorter,
          m_actions.rewriteFriendlier, m_actions.rewriteInTheirLanguage, m_actions.summarise})
        action->setEnabled(m_assist.isOn() && m_isConversationOpen);
}

void WindowAssistant::grow(quint64 ticket, const QString &more)
{
    m_assist.grow(ticket, more);
}

void WindowAssistant::settle(const Suggestion &suggestion)
{
    m_assist.settle(suggestion);
}

void WindowAssistant::fail(quint64 ticket, const QString &message)
{
    m_assist.fail(ticket, message);
}

} // namespace patchcord::ui
