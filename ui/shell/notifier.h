// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"

#include <QObject>

class QSystemTrayIcon;
class QWidget;

namespace patchcord::ui {

/// Draws attention: the tray icon with the number of unread conversations, a desktop notification, the urgent window.
/// It never shows a text when that is not wanted.
class Notifier final : public QObject
{
    Q_OBJECT

public:
    explicit Notifier(QWidget &window);
    ~Notifier() override;

    void setUnread(int conversations);
    void setShowsText(bool showsText) { m_showsText = showsText; }
    void notify(const Conversation &conversation);
    /// What a notification says under the name.
    [[nodiscard]] QString bodyOf(const Conversation &conversation) const;

signals:
    void opened(patchcord::ConversationId conversation);

private:
    void raiseWindow();

    QWidget &m_window;
    QSystemTrayIcon *m_tray = nullptr;
    ConversationId m_last;
    int m_unread = -1;
    bool m_showsText = true;
};

} // namespace patchcord::ui
