// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "ui/setup/assistantsetup.h"

#include <QObject>
#include <QPointer>

namespace patchcord::ui {

class ComposePanel;
class ShadowDialog;
class WindowActions;

/// The window's assistant: which of its acts are there now, what the settings say of it, and where it answers by
/// itself. It asks by signals and is answered by its setters.
class WindowAssistant final : public QObject
{
    Q_OBJECT

public:
    WindowAssistant(WindowActions &actions, ComposePanel &compose, QObject *parent);

    void setSetup(const AssistantSetup &setup);
    [[nodiscard]] const AssistantSetup &setup() const { return m_setup; }
    /// The settings were saved.
    void submit(const AssistantSetup &setup) { emit submitted(setup); }
    /// The conversation that is open.
    void setConversation(const Conversation &conversation);
    /// Whether the model answers by itself there; of another conversation it is not heeded.
    void setAnswering(ConversationId conversation, const AnsweringState &state);

    /// Drafts beside what people sent, which draftsWanted() asked for.
    void setDrafts(const QList<ShadowDraft> &drafts);

    void grow(quint64 ticket, const QString &more);
    void settle(const Suggestion &suggestion);
    void fail(quint64 ticket, const QString &message);

signals:
    void wanted(const patchcord::AssistantWish &wish);
    void dropped(quint64 ticket);
    void submitted(const patchcord::ui::AssistantSetup &setup);
    /// Let the model answer by itself, or go on with it; or not any more.
    void answeringWanted(patchcord::ConversationId conversation, bool isOn);
    void answeringForSenderWanted(patchcord::SenderId sender, bool isOn);
    /// Answered by setDrafts().
    void draftsWanted();
    void openWanted(patchcord::ConversationId conversation);
    /// A person types where the model may be answering.
    void typed(patchcord::ConversationId conversation);

private:
    void connectActions();
    void connectAnswering();
    void refreshActions();
    void compareDrafts();

    WindowActions &m_actions;
    ComposePanel &m_compose;
    AssistantSetup m_setup;
    Conversation m_current;
    AnsweringState m_answering;
    QPointer<ShadowDialog> m_drafts;
    bool m_isAnsweringKnown = false; ///< Of the conversation that is open.
};

} // namespace patchcord::ui
