// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/savedreply.h"

#include <QFrame>
#include <QList>

class QListWidget;

namespace patchcord::ui {

/// The saved replies that fit what was typed behind a slash, over the text. It never takes the focus: whoever types
/// goes on typing.
class ReplyPicker final : public QFrame
{
    Q_OBJECT

public:
    explicit ReplyPicker(QWidget *parent);

    /// The best first; none hides it.
    void offer(const QList<SavedReply> &replies);
    /// Stands above this place of its parent, or below it where there is no room.
    void standAt(const QRect &cursor);
    void step(int rows);
    [[nodiscard]] SavedReply current() const;

signals:
    void picked(const patchcord::SavedReply &reply);

private:
    QListWidget *m_list;
    QList<SavedReply> m_replies;
};

} // namespace patchcord::ui
