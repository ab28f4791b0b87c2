// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QDialog>
#include <QList>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace patchcord::ui {

/// Asks when a reply is to be sent: one of the usual times, or a typed one. With a text it asks for that, too.
class SendLaterDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SendLaterDialog(const QDateTime &now, QWidget *parent = nullptr);

    /// Shows what is to be sent, and the time it was to be sent at, to be changed.
    void edit(const QString &text, const QDateTime &dueAt);

signals:
    /// `dueAt` is UTC ms; the text is empty unless edit() showed one.
    void chosen(qint64 dueAt, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void refresh();
    void accept() override;
    void offer(const QString &title, const QDateTime &time);

    QDateTime m_now;
    QDateTime m_former;
    QLabel *m_textLabel;
    QPlainTextEdit *m_text;
    QLineEdit *m_typed;
    QListWidget *m_choices;
    QLabel *m_problem;
    QPushButton *m_schedule;
    QList<QDateTime> m_times;
};

} // namespace patchcord::ui
