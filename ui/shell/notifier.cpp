// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notifier.h"

#include "ui/models/conversationtext.h"
#include "ui/style/icons.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QWidget>

namespace patchcord::ui {

Notifier::Notifier(QWidget &window)
    : QObject(&window)
    , m_window(window)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_tray = new QSystemTrayIcon(applicationIcon(), this);
    m_tray->show();
    connect(m_tray, &QSystemTrayIcon::activated, this, &Notifier::raiseWindow);
    connect(m_tray, &QSystemTrayIcon::messageClicked, this, [this] {
        raiseWindow();
        if (m_last.isValid())
            emit opened(m_last);
    });
}

Notifier::~Notifier() = default;

void Notifier::setUnread(int conversations)
{
    if (conversations == m_unread)
        return;
    m_unread = conversations;
    m_window.setWindowTitle(conversations > 0 ? tr("(%1) Patchcord").arg(conversations) : tr("Patchcord"));
    if (!m_tray)
        return;
    m_tray->setIcon(applicationIcon(conversations));
    m_tray->setToolTip(conversations > 0 ? tr("Patchcord: %n unread", nullptr, conversations) : tr("Patchcord"));
}

QString Notifier::bodyOf(const Conversation &conversation) const
{
    if (isLive(conversation.last))
        return preview(conversation).text;
    if (!m_showsText)
        return tr("New message");
    Conversation withoutDraft(conversation);
    withoutDraft.draft.clear();
    return preview(withoutDraft).text;
}

void Notifier::notify(const Conversation &conversation)
{
    m_last = conversation.id;
    QApplication::alert(&m_window);
    if (m_tray)
        m_tray->showMessage(displayName(conversation), bodyOf(conversation), applicationIcon());
}

void Notifier::raiseWindow()
{
    m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

} // namespace patchcord::ui
