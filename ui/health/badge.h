// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/health.h"

#include <QWidget>

namespace patchcord::ui {

/// A small filled label that says how all of it is: "1 thing to mend".
class Badge final : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget *parent);

    void say(HealthState state, const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    HealthState m_state = HealthState::Unknown;
    QString m_text;
};

} // namespace patchcord::ui
