// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/health/refusedrequest.h"

#include <QScrollArea>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace patchcord::ui {

class FindingRow;

/// The requests that were turned away: when, which, why, what was tried; those whose cause may be mended are let in
/// by *Replay*, through the same door as before.
class QuarantinePage final : public QScrollArea
{
    Q_OBJECT

public:
    explicit QuarantinePage(QWidget *parent);

    /// Newest first.
    void setRequests(const QList<RefusedRequest> &requests);
    void setOutcome(bool isWell, const QString &finding);
    void focusFirst();

signals:
    void backRequested();
    void replayRequested(qint64 id);
    /// All that may be genuine by now.
    void replayAllRequested();

private:
    QWidget *makeRow(const RefusedRequest &request);

    QVBoxLayout *m_lines;
    QPushButton *m_all;
    QPushButton *m_back;
    QLabel *m_empty;
    FindingRow *m_outcome;
    QList<QWidget *> m_rows;
    QList<RefusedRequest> m_requests;
};

} // namespace patchcord::ui
