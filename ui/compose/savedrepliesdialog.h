// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/savedreply.h"

#include <QDialog>
#include <QList>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace patchcord::ui {

class ReplyFiles;

/// Where saved replies are added, changed, taken away, read from a file and written to one. It keeps none itself.
class SavedRepliesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SavedRepliesDialog(QWidget *parent = nullptr);

    void setReplies(const QList<SavedReply> &replies);
    /// What became of the last act, for the line at the bottom.
    void say(const QString &text, bool isBad);
    /// What became of a file that fileOffered() named: kept, or not (one without a file).
    void settleFile(const QString &path, const MediaItem &file);

signals:
    /// Without an id it is a new one.
    void keepRequested(const patchcord::SavedReply &reply);
    /// To be kept in the profile; answered by settleFile(), until which nothing is saved.
    void fileOffered(const QString &path);
    void removeRequested(patchcord::SavedReplyId reply);
    void importRequested(const QString &path);
    void exportRequested(const QString &path);

private:
    void build();
    void fill(const SavedReply &reply);
    void showCurrent();
    void begin();
    void keep();
    void remove();
    void chooseFile(bool isImport);

    QList<SavedReply> m_replies;
    SavedReplyId m_shown;
    QString m_added; ///< The name of one that was just added, to be shown once it comes.
    QListWidget *m_list;
    QLineEdit *m_name;
    QLineEdit *m_folder;
    QPlainTextEdit *m_text;
    ReplyFiles *m_files;
    QLabel *m_note;
    QPushButton *m_remove = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace patchcord::ui
