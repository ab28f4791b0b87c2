// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/setup/assistantsetup.h"

#include <QObject>

namespace patchcord::ui {

class ComposeAssist;
class WindowActions;

/// The window's assistant: which of its acts are there now, and what the settings say of it. It asks by signals and is
/// answered by its setters.
class WindowAssistant final : public QObject
{
    Q_OBJECT

public:
    WindowAssistant(WindowActions &actions, ComposeAssist &assist, QObject *parent);

    void setSetup(const AssistantSetup &setup);
    [[nodiscard]] const AssistantSetup &setup() const { return m_setup; }
    /// The settings were saved.
    void submit(const AssistantSetup &setup) { emit submitted(setup); }
    /// Whether a conversation is open.
    void setConversationOpen(bool isOpen);

    void grow(quint64 ticket, const QString &more);
    void settle(const Suggestion &suggestion);
    void fail(quint64 ticket, const QString &message);

signals:
    void wanted(const patchcord::AssistantWish &wish);
    void dropped(quint64 ticket);
    void submitted(const patchcord::ui::AssistantSetup &setup);

private:
    void connectActions();
    void refreshActions();

    WindowActions &m_actions;
    ComposeAssist &m_assist;
    AssistantSetup m_setup;
    bool m_isConversationOpen = false;
};

} // namespace patchcord::ui
