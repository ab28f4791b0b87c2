// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/savedreply.h"

#include <QList>
#include <QObject>
#include <QPointer>

namespace patchcord::ui {

class ComposePanel;
class SavedRepliesDialog;
class WindowActions;

/// The window's saved replies: in the compose pane, and where they are written. It asks for acts and does none itself.
class WindowReplies final : public QObject
{
    Q_OBJECT

public:
    WindowReplies(WindowActions &actions, ComposePanel &compose, QObject *window);

    void setReplies(const QList<SavedReply> &replies);
    /// Whom "{agent}" stands for.
    void setAgent(const QString &agent);
    /// What became of an act in the dialog.
    void say(const QString &text, bool isBad);
    /// What became of a file that fileOffered() named: kept, or not (one without a file).
    void settleFile(const QString &path, const MediaItem &file);
    /// Where the files of replies are.
    void setMediaFolder(const QString &folder);

signals:
    void used(patchcord::SavedReplyId reply);
    void keepRequested(const patchcord::SavedReply &reply);
    void fileOffered(const QString &path);
    void removeRequested(patchcord::SavedReplyId reply);
    void importRequested(const QString &path);
    void exportRequested(const QString &path);

private:
    void open();

    ComposePanel &m_compose;
    QPointer<SavedRepliesDialog> m_dialog;
    QList<SavedReply> m_replies;
};

} // namespace patchcord::ui
