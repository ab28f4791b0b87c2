// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"

#include <QWidget>

namespace patchcord::ui {

class FindingRow;

/// The three lines of the proof through the public address, each with how long it took or what went wrong.
class ProofLines final : public QWidget
{
    Q_OBJECT

public:
    /// The lines are named after it: "proof" gives "proofRoundTrip" and so on.
    ProofLines(const QString &objectName, QWidget *parent);

    /// Steps that are not named yet are shown as waiting.
    void setSteps(const QList<ProofStep> &steps);
    [[nodiscard]] const QList<ProofStep> &steps() const { return m_steps; }
    /// Nothing more comes: every step ran, or one failed and those behind it were left.
    [[nodiscard]] bool isOver() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<ProofStep> m_steps;
    QList<FindingRow *> m_rows;
};

} // namespace patchcord::ui
