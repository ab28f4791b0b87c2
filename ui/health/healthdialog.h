// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/health.h"
#include "ui/health/refusedrequest.h"

#include <QDialog>

class QStackedWidget;

namespace patchcord::ui {

class HealthPage;
class QuarantinePage;

/// The window behind the traffic light: the health page, and the quarantine behind its line. It asks by signals and
/// knows no store and no network.
class HealthDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit HealthDialog(const Health &health, QWidget *parent = nullptr);

    void setHealth(const Health &health);
    /// What checkRequested(), mendRequested() or restoreRequested() came to; ends the waiting. An empty finding says
    /// nothing.
    void setOutcome(bool isWell, const QString &finding);
    /// Former webhooks are kept and can be put back.
    void setCanRestore(bool canRestore);
    void setRefused(const QList<RefusedRequest> &requests);
    void setReplayOutcome(bool isWell, const QString &finding);

signals:
    void checkRequested();
    void mendRequested(const QString &lineName);
    void restoreRequested();
    /// Answered by setRefused().
    void refusedWanted();
    void replayRequested(qint64 id);
    /// The guide helps with it, at this step of SetupGuide.
    void guideWanted(int step);

private:
    void mend(const HealthLine &line);
    void askToRestore();
    void showQuarantine();
    void showHealth();
    void begin();

    HealthPage *m_page;
    QuarantinePage *m_quarantine;
    QStackedWidget *m_stack;
};

} // namespace patchcord::ui
