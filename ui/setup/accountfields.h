// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "ui/setup/setupvalues.h"

class QLineEdit;

namespace patchcord::ui {

class FormPage;

/// The fields of a Twilio account on any page that asks for them. Secrets go in and never show.
class AccountFields final
{
public:
    AccountFields(FormPage &page, const SetupValues &values);

    /// As typed, trimmed; a secret that is empty stays as it is kept.
    [[nodiscard]] Credentials typed() const;
    /// What is missing or cannot be right, in words; empty = nothing.
    [[nodiscard]] QString problem() const;
    /// Where the cursor goes: to the first that is empty.
    [[nodiscard]] QLineEdit *firstField() const;
    /// The field that the problem is about.
    [[nodiscard]] QLineEdit *wrongField() const;
    [[nodiscard]] QList<QLineEdit *> all() const { return {m_accountSid, m_authToken, m_apiKey, m_apiSecret}; }

private:
    [[nodiscard]] bool hasToken() const;
    [[nodiscard]] bool hasSecret() const;

    SetupValues m_kept;
    QLineEdit *m_accountSid;
    QLineEdit *m_authToken;
    QLineEdit *m_apiKey;
    QLineEdit *m_apiSecret;
};

} // namespace patchcord::ui
