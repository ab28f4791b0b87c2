// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/records/sender.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace patchcord::ui {

class AuditDialog;
class EraseDialog;
class NumbersDialog;
class RetentionDialog;
class WindowActions;

/// What the window offers to look at what is kept, and to end it: the page of numbers,
/// the audit, a conversation to take along, erasing a person. Its dialogs
/// ask by their own signals, and are answered by their setters.
class WindowLedgers final : public QObject
{
    Q_OBJECT

public:
    WindowLedgers(WindowActions &actions, QWidget &window);

    void setSenders(const QList<Sender> &senders);
    void setCurrent(const Conversation &conversation);
    /// Closes what looks at another desk's figures.
    void clear();
    /// Null while it is not open.
    [[nodiscard]] NumbersDialog *numbers() const;
    [[nodiscard]] AuditDialog *audit() const;
    [[nodiscard]] EraseDialog *erasing() const;
    [[nodiscard]] RetentionDialog *retention() const;
    void setExported(const QString &path);

signals:
    void numbersOpened();
    void auditOpened();
    void erasingOpened();
    void retentionOpened();
    /// By the ending of the path: .pdf, .html or .jsonl. Answered by setExported().
    void exportRequested(patchcord::ConversationId conversation, const QString &path);

private:
    void openNumbers();
    void openAudit();
    void openErasing();
    void openRetention();
    void askWhereTo();

    WindowActions &m_actions;
    QWidget &m_window;
    QList<Sender> m_senders;
    Conversation m_current;
    QPointer<NumbersDialog> m_numbers;
    QPointer<AuditDialog> m_audit;
    QPointer<EraseDialog> m_erasing;
    QPointer<RetentionDialog> m_retention;
};

} // namespace patchcord::ui
