// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/calls/callrow.h"

#include <QList>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace patchcord::ui {

/// Over everything while calls ring or run: one row each, the longest waiting first. It does nothing about them but say
/// what the agent wants.
class CallBanner final : public QWidget
{
    Q_OBJECT

public:
    explicit CallBanner(QWidget *parent = nullptr);

    /// Hidden while there is none. Rows stay where they are as long as their call lasts, so that no button moves under
    /// the hand that is about to press it.
    void setCalls(const QList<LiveCall> &calls);

signals:
    void openRequested(patchcord::ConversationId conversation);
    void ringPhoneRequested(patchcord::MessageId call);
    void voicemailRequested(patchcord::MessageId call);
    void declineRequested(patchcord::MessageId call);
    void hangUpRequested(patchcord::MessageId call);

private:
    CallRow *addRow();

    QVBoxLayout *m_layout;
    QList<CallRow *> m_rows;
    QTimer m_second;
    QList<LiveCall> m_calls;
};

} // namespace patchcord::ui
