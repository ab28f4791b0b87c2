// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowtemplates.h"

#include "ui/compose/composepanel.h"
#include "ui/compose/templatepicker.h"
#include "ui/setup/settingsdialog.h"
#include "ui/timeline/timelineview.h"

#include <QAction>

namespace patchcord::ui {

WindowTemplates::WindowTemplates(ComposePanel &compose, TimelineView &timeline, QAction &open, QObject *parent)
    : QObject(parent)
    , m_compose(compose)
    , m_open(open)
{
    connect(&m_open, &QAction::triggered, &m_compose, &ComposePanel::openTemplates);
    connect(&timeline, &TimelineView::templateRequested, &m_compose, &ComposePanel::openTemplates);
    connect(&m_compose, &ComposePanel::templateChosen, this, &WindowTemplates::sendRequested);
    connect(&m_compose, &ComposePanel::verdictWanted, this, &WindowTemplates::verdictWanted);
    connect(m_compose.picker(), &TemplatePicker::refreshRequested, this, &WindowTemplates::refreshRequested);
    setCurrent({});
}

void WindowTemplates::setTemplates(const QList<ContentTemplate> &templates)
{
    m_compose.picker()->setTemplates(templates);
}

void WindowTemplates::setReadOutcome(const QString &trouble)
{
    m_compose.picker()->setReadOutcome(trouble);
}

void WindowTemplates::setVerdict(ConversationId conversation, const QString &body, const Verdict &verdict)
{
    m_compose.setVerdict(conversation, body, verdict);
}

void WindowTemplates::setSendOutcome(ConversationId conversation, const QString &trouble)
{
    m_compose.setTemplateOutcome(conversation, trouble);
}

void WindowTemplates::join(SettingsDialog &settings)
{
    settings.setQuietHours(m_quietHours);
    connect(&settings, &SettingsDialog::quietHoursEdited, this, &WindowTemplates::quietHoursEdited);
}

void WindowTemplates::setCurrent(const Conversation &conversation)
{
    m_open.setEnabled(conversation.id.isValid() && conversation.contactAddress.channel == Channel::WhatsApp
                      && !conversation.isOptedOut);
}

} // namespace patchcord::ui
