// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowledgers.h"

#include "ui/ledgers/auditdialog.h"
#include "ui/ledgers/erasedialog.h"
#include "ui/ledgers/retentiondialog.h"
#include "ui/numbers/numbersdialog.h"
#include "ui/shell/windowactions.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>

namespace patchcord::ui {

namespace {

/// What comes behind a name that has no ending, by the kind of file that is chosen.
QString endingOf(const QString &filter)
{
    return filter.section(QStringLiteral("*."), 1).section(u')', 0, 0);
}

void bringUp(QWidget &dialog)
{
    dialog.show();
    dialog.raise();
    dialog.activateWindow();
}

} // namespace

WindowLedgers::WindowLedgers(WindowActions &actions, QWidget &window)
    : QObject(&window)
    , m_actions(actions)
    , m_window(window)
{
    connect(m_actions.numbers, &QAction::triggered, this, [this] { openNumbers(); });
    connect(m_actions.auditLog, &QAction::triggered, this, [this] { openAudit(); });
    connect(m_actions.retention, &QAction::triggered, this, [this] { openRetention(); });
    connect(m_actions.exportConversation, &QAction::triggered, this, [this] { askWhereTo(); });
    connect(m_actions.erasePerson, &QAction::triggered, this, [this] { openErasing(); });
    setCurrent({});
}

void WindowLedgers::setSenders(const QList<Sender> &senders)
{
    m_senders = senders;
    if (m_numbers)
        m_numbers->setSenders(senders);
}

void WindowLedgers::setCurrent(const Conversation &conversation)
{
    m_current = conversation;
    m_actions.exportConversation->setEnabled(conversation.id.isValid());
    m_actions.erasePerson->setEnabled(conversation.contact.isValid());
}

void WindowLedgers::clear()
{
    setCurrent({});
    if (m_numbers)
        m_numbers->close();
    if (m_audit)
        m_audit->close();
    if (m_erasing)
        m_erasing->close();
    if (m_retention)
        m_retention->close();
}

NumbersDialog *WindowLedgers::numbers() const
{
    return m_numbers;
}

AuditDialog *WindowLedgers::audit() const
{
    return m_audit;
}

EraseDialog *WindowLedgers::erasing() const
{
    return m_erasing;
}

RetentionDialog *WindowLedgers::retention() const
{
    return m_retention;
}

void WindowLedgers::openNumbers()
{
    if (!m_numbers) {
        m_numbers = new NumbersDialog(m_senders, &m_window);
        emit numbersOpened();
    }
    bringUp(*m_numbers);
}

void WindowLedgers::openAudit()
{
    if (!m_audit) {
        m_audit = new AuditDialog(m_current, &m_window);
        emit auditOpened();
    }
    bringUp(*m_audit);
}

void WindowLedgers::openErasing()
{
    m_erasing = new EraseDialog(m_current, &m_window);
    emit erasingOpened();
    m_erasing->open();
}

void WindowLedgers::openRetention()
{
    m_retention = new RetentionDialog(&m_window);
    emit retentionOpened();
    m_retention->open();
}

void WindowLedgers::askWhereTo()
{
    auto *dialog = new QFileDialog(&m_window, tr("Export the conversation"));
    dialog->setObjectName(QStringLiteral("exportConversationDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("PDF (*.pdf)"), tr("Web page with its files (*.html)"), tr("JSON lines (*.jsonl)")});
    dialog->setDefaultSuffix(endingOf(dialog->nameFilters().first()));
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString &filter) { dialog->setDefaultSuffix(endingOf(filter)); });
    dialog->selectFile(tr("conversation"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, id = m_current.id](const QString &path) { emit exportRequested(id, path); });
    dialog->open();
}

void WindowLedgers::setExported(const QString &path)
{
    auto *box = new QMessageBox(QMessageBox::Information, tr("Patchcord"),
                                tr("The conversation is saved as %1.").arg(QDir::toNativeSeparators(path)),
                                QMessageBox::Ok, &m_window);
    box->setObjectName(QStringLiteral("exportedBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

} // namespace patchcord::ui
