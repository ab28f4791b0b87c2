// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"
#include "ui/setup/guidepage.h"

#include <QTimer>

class QLineEdit;

namespace patchcord::ui {

class FindingRow;
class ProofLines;
class TunnelRow;

/// The third step: the public address, found at a tunnel or typed, and whether it leads here.
class AddressStep final : public GuidePage
{
    Q_OBJECT

public:
    AddressStep(const QString &publicUrl, quint16 port, QWidget *parent);

    void setTunnels(const QList<TunnelFound> &tunnels);
    void setProof(const QList<ProofStep> &steps);
    /// As it stands in the field.
    [[nodiscard]] QString publicUrl() const;
    void enter() override;
    void proceed() override;
    [[nodiscard]] QString nextText() const override;
    [[nodiscard]] bool canProceed() const override { return !m_isProving; }
    [[nodiscard]] QPushButton *nextButton() const override;

signals:
    void tunnelsWanted();
    /// It is to be kept and proven.
    void publicUrlChosen(const QString &url);

private:
    void choose(const QString &url);
    void askAgain();
    void onTyped();
    void say(const QString &problem);
    [[nodiscard]] bool isReached() const;

    QList<TunnelRow *> m_tunnels;
    QLineEdit *m_address;
    FindingRow *m_problem;
    ProofLines *m_proof;
    QTimer m_asking;
    QString m_chosen; ///< The address that the proof is about; empty = none yet.
    bool m_isProving = false;
};

} // namespace patchcord::ui
