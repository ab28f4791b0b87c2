// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace patchcord::ui {

/// Writes a note into the conversation, for agents alone. Ctrl+Enter keeps it.
class NoteDialog final : public QDialog
{
    Q_OBJECT

public:
    NoteDialog(const QString &contact, QWidget *parent);

signals:
    void written(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPlainTextEdit *m_text;
    QPushButton *m_keep;
};

} // namespace patchcord::ui
