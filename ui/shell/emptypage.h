// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace patchcord::ui {

/// What the middle shows while no conversation is open: what to do next, and a button that does it.
class EmptyPage final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(QWidget *parent = nullptr);

    /// Whether there is anything that could be chosen.
    void setHasConversations(bool hasConversations);
    void setHasAccount(bool hasAccount);

signals:
    void newConversationWanted();
    void connectWanted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QLabel *m_title;
    QLabel *m_hint;
    QPushButton *m_new;
    QPushButton *m_connect;
    bool m_hasConversations = false;
    bool m_hasAccount = true;
};

} // namespace patchcord::ui
