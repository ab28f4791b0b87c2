// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"
#include "ui/setup/guidepage.h"

namespace patchcord::ui {

class FindingRow;
class ProofLines;

/// The last step: the whole way is tried once more, and a first text may be written.
class ProofPage final : public GuidePage
{
    Q_OBJECT

public:
    explicit ProofPage(QWidget *parent);

    /// The numbers that somebody may write to now.
    void setSenders(const QList<AccountSender> &senders);
    void setProof(const QList<ProofStep> &steps);
    /// A first message came.
    void setArrived(const QString &from, const QString &text);
    void enter() override;
    void proceed() override;
    [[nodiscard]] QString nextText() const override;
    [[nodiscard]] bool canProceed() const override { return !m_isProving; }

signals:
    void proofWanted();

private:
    void prove();
    [[nodiscard]] bool isWell() const;

    ProofLines *m_lines;
    FindingRow *m_arrived;
    QPushButton *m_again;
    bool m_isProving = false;
};

} // namespace patchcord::ui
