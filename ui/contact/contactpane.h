// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"

#include <QScrollArea>

class QAction;
class QLabel;
class QPushButton;

namespace patchcord::ui {

/// What is known of the person in the open conversation: name, address, consent, history in numbers.
class ContactPane final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ContactPane(QWidget *parent = nullptr);

    void setConversation(const Conversation &conversation);
    void setRenameAction(QAction *rename);

protected:
    void changeEvent(QEvent *event) override;

private:
    QLabel *addHeading(const QString &text);
    QLabel *addLine(const QString &objectName);
    void refresh();
    void refreshConsent();

    QWidget *m_inside;
    QLabel *m_name;
    QPushButton *m_rename;
    QLabel *m_address = nullptr;
    QLabel *m_consent = nullptr;
    QLabel *m_reply = nullptr;
    QLabel *m_history = nullptr;
    QList<QLabel *> m_headings;
    QList<QLabel *> m_lines;
    Conversation m_conversation;
    bool m_isRefreshing = false;
};

} // namespace patchcord::ui
