// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace patchcord::ui {

/// The steps of the guide at its left: which are done, which is shown, and how far one may go.
class GuideRail final : public QListWidget
{
    Q_OBJECT

public:
    GuideRail(const QStringList &titles, QWidget *parent);

    void setStep(int step);
    /// Steps below are done; the one itself may be chosen too.
    void setReached(int step);
    void setDone(int step, bool isDone);

signals:
    void stepChosen(int step);

private:
    void name(int step);
};

} // namespace patchcord::ui
