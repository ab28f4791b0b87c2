// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"
#include "ui/setup/accountfields.h"
#include "ui/setup/guidepage.h"

namespace patchcord::ui {

class FindingRow;

/// The first step: which account, and whether Twilio takes the credentials.
class AccountStep final : public GuidePage
{
    Q_OBJECT

public:
    AccountStep(const SetupValues &values, QWidget *parent);

    void setVerdict(const AccountVerdict &verdict);
    [[nodiscard]] Credentials typed() const { return m_fields.typed(); }
    void enter() override;
    void proceed() override;
    [[nodiscard]] bool canProceed() const override { return !m_isChecking; }

signals:
    void credentialsSubmitted(const patchcord::Credentials &credentials);

private:
    void forgetVerdict();
    void refuse(const QString &problem);

    AccountFields m_fields;
    FindingRow *m_verdict;
    bool m_isChecking = false;
    bool m_isUsable = false; ///< What stands in the fields was accepted.
};

} // namespace patchcord::ui
