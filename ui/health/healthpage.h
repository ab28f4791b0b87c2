// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/health.h"

#include <QHash>
#include <QScrollArea>
#include <QTimer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace patchcord::ui {

class Badge;
class FindingRow;
class HealthRow;

/// Whether messages can reach the desk, line by line, each with what mends it. It checks nothing by itself.
class HealthPage final : public QScrollArea
{
    Q_OBJECT

public:
    explicit HealthPage(QWidget *parent);

    void setHealth(const Health &health);
    /// Something runs: a check, a mend.
    void setBusy(bool isBusy);
    /// What came of the last act, in a sentence.
    void setOutcome(bool isWell, const QString &finding);
    void setCanRestore(bool canRestore);

signals:
    void checkRequested();
    void mendRequested(const patchcord::HealthLine &line);
    void restoreRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildHead(QWidget *inside);
    void refreshTimes();

    QVBoxLayout *m_layout;
    QVBoxLayout *m_lines;
    Badge *m_badge;
    QPushButton *m_check;
    QPushButton *m_restore;
    FindingRow *m_outcome;
    QHash<QString, HealthRow *> m_rows;
    QTimer m_clock;
    bool m_isBusy = false;
};

} // namespace patchcord::ui
