// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contactdetails.h"

#include <QListWidget>

namespace patchcord::ui {

/// The stretches of a conversation, the newest first: when, what about, how it ended. Enter or a click goes there.
class SessionList final : public QListWidget
{
    Q_OBJECT

public:
    explicit SessionList(QWidget *parent = nullptr);

    void setSessions(const QList<ConversationSession> &sessions);

signals:
    /// The row that the session begins with.
    void chosen(qint64 firstOrdinal);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fit();

    QList<ConversationSession> m_sessions;
};

} // namespace patchcord::ui
