// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"

#include <QListView>

namespace patchcord::ui {

class QueueModel;

/// The queues and senders at the window's side; choosing one narrows the conversation list.
class QueuePanel final : public QListView
{
    Q_OBJECT

public:
    explicit QueuePanel(QueueModel &model, QWidget *parent = nullptr);

    /// Marks the row of this filter without saying that the agent chose it.
    void mark(const ConversationFilter &filter);

signals:
    void chosen(const patchcord::ConversationFilter &filter);
    /// The agent clicked the scheduled replies, or pressed Enter there.
    void scheduledWanted();

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QueueModel &m_model;
    bool m_isMarking = false;
};

} // namespace patchcord::ui
