// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contenttemplate.h"
#include "core/records/conversation.h"
#include "core/records/verdict.h"
#include "ui/setup/quiethourspage.h"

#include <QList>
#include <QObject>

class QAction;

namespace patchcord::ui {

class ComposePanel;
class SettingsDialog;
class TimelineView;

/// What the window has to do with templates and with whether a reply may leave: joins the compose pane, the timeline
/// and the menu, and says what the agent wants of the desk.
class WindowTemplates final : public QObject
{
    Q_OBJECT

public:
    WindowTemplates(ComposePanel &compose, TimelineView &timeline, QAction &open, QObject *parent);

    void setTemplates(const QList<ContentTemplate> &templates);
    /// How reading them at Twilio ended; empty = well.
    void setReadOutcome(const QString &trouble);
    /// What the desk says of a text that verdictWanted() named.
    void setVerdict(ConversationId conversation, const QString &body, const Verdict &verdict);
    /// What became of sendRequested(); empty = it waits in the outbox.
    void setSendOutcome(ConversationId conversation, const QString &trouble);
    void setQuietHours(const QuietHoursOfSenders &hours) { m_quietHours = hours; }
    /// The settings show the quiet hours and say what the agent made of them.
    void join(SettingsDialog &settings);
    /// The conversation that is open.
    void setCurrent(const Conversation &conversation);

signals:
    void sendRequested(patchcord::ConversationId conversation, const patchcord::TemplateUse &use);
    void refreshRequested();
    void quietHoursEdited(patchcord::SenderId sender, const patchcord::QuietHours &hours);
    void verdictWanted(patchcord::ConversationId conversation, const QString &body);

private:
    ComposePanel &m_compose;
    QAction &m_open;
    QuietHoursOfSenders m_quietHours;
};

} // namespace patchcord::ui
