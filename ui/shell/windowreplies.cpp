// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowreplies.h"

#include "ui/compose/composepanel.h"
#include "ui/compose/savedrepliesdialog.h"
#include "ui/shell/windowactions.h"

#include <QAction>

namespace patchcord::ui {

WindowReplies::WindowReplies(WindowActions &actions, ComposePanel &compose, QObject *window)
    : QObject(window)
    , m_compose(compose)
{
    connect(&compose, &ComposePanel::savedReplyUsed, this, &WindowReplies::used);
    connect(actions.savedReplies, &QAction::triggered, this, &WindowReplies::open);
}

void WindowReplies::setReplies(const QList<SavedReply> &replies)
{
    m_replies = replies;
    m_compose.setSavedReplies(replies);
    if (m_dialog)
        m_dialog->setReplies(replies);
}

void WindowReplies::setAgent(const QString &agent)
{
    m_compose.setAgent(agent);
}

void WindowReplies::say(const QString &text, bool isBad)
{
    if (m_dialog)
        m_dialog->say(text, isBad);
}

void WindowReplies::settleFile(const QString &path, const MediaItem &file)
{
    if (m_dialog)
        m_dialog->settleFile(path, file);
}

void WindowReplies::setMediaFolder(const QString &folder)
{
    m_compose.setMediaFolder(folder);
}

void WindowReplies::open()
{
    if (!m_dialog) {
        m_dialog = new SavedRepliesDialog(m_compose.window());
        m_dialog->setReplies(m_replies);
        connect(m_dialog, &SavedRepliesDialog::keepRequested, this, &WindowReplies::keepRequested);
        connect(m_dialog, &SavedRepliesDialog::fileOffered, this, &WindowReplies::fileOffered);
        connect(m_dialog, &SavedRepliesDialog::removeRequested, this, &WindowReplies::removeRequested);
        connect(m_dialog, &SavedRepliesDialog::importRequested, this, &WindowReplies::importRequested);
        connect(m_dialog, &SavedRepliesDialog::exportRequested, this, &WindowReplies::exportRequested);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

} // namespace patchcord::ui
