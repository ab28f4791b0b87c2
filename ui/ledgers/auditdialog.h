// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/audit.h"
#include "core/records/conversation.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QTableView;

namespace patchcord::ui {

class AuditTableModel;
class DaySpan;

/// Who or what did what: the audit, narrowed by time, actor, act and the open conversation, and saved as CSV.
class AuditDialog final : public QDialog
{
    Q_OBJECT

public:
    AuditDialog(const Conversation &current, QWidget *parent);

    void setChoices(const AuditChoices &choices);
    void setPage(const AuditFilter &filter, qint64 before, const QList<AuditLine> &lines, bool hasMore);
    /// A failure, or that it was saved.
    void setState(const QString &text);
    [[nodiscard]] AuditFilter filter() const;

signals:
    /// Answered by setPage().
    void pageWanted(const patchcord::AuditFilter &filter, qint64 before);
    /// All lines of this filter are to be written there.
    void exportRequested(const patchcord::AuditFilter &filter, const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build();
    QComboBox *choice(const char *name, const QString &accessibleName, const QString &all);
    void askWhereTo();

    ConversationId m_conversation;
    AuditTableModel *m_model;
    DaySpan *m_days;
    QComboBox *m_actor;
    QComboBox *m_action;
    QCheckBox *m_onlyCurrent;
    QTableView *m_table;
    QLabel *m_state;
};

} // namespace patchcord::ui
