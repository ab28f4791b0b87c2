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

/// Where saved replies are added, changed, taken away, read from a file and written to one. It keeps none itself.
class SavedRepliesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SavedRepliesDialog(QWidget *parent = nullptr);

    void setReplies(const QList<SavedReply> &replies);
    /// What became of the last act, for the line at the bottom.
    void say(const QString &text, bool isBad);

signals:
    /// Without an id it is a new one.
    void keepRequested(const patchcord::SavedReply &reply);
    void removeRequested(patchcord::SavedReplyId reply);
    void importRequested(const QString &path);
    void exportRequested(const QString &path);

private:
    void build();
    QPushButton *addButton(const char *objectName, const QString &text);
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
    QLabel *m_note;
    QPushButton *m_remove = nullptr;
};

} // namespace patchcord::ui
