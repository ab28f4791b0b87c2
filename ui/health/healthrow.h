// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/health.h"
#include "ui/style/findingrow.h"

namespace patchcord::ui {

/// One line of the health page, with *Details* and the button that mends it, where there are any.
class HealthRow final : public QWidget
{
    Q_OBJECT

public:
    HealthRow(const QString &lineName, QWidget *parent);

    void setLine(const HealthLine &line, qint64 now);
    [[nodiscard]] const HealthLine &line() const { return m_line; }
    void refreshTimes(qint64 now);
    /// Its button is the next thing to do.
    void setNext(bool isNext);
    /// While something runs nothing else is begun.
    void setBusy(bool isBusy);

signals:
    void mendRequested(const patchcord::HealthLine &line);

private:
    void refreshFinding(qint64 now);

    HealthLine m_line;
    bool m_showsDetails = false;
    FindingRow *m_row;
    QPushButton *m_details;
    QPushButton *m_mend;
};

} // namespace patchcord::ui
