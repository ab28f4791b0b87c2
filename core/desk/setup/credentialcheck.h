// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/records/connection.h"
#include "core/twilio/account.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>
#include <optional>

namespace patchcord::desk {

/// Finds out what credentials can do at Twilio, in the order that tells most about a failure: the account, then its
/// numbers, and the auth token for itself when a key stands beside it. Changes nothing. One object, one check.
class CredentialCheck final : public QObject
{
    Q_OBJECT

public:
    CredentialCheck(const Credentials &credentials, const QString &apiBase, QObject *parent = nullptr);
    ~CredentialCheck() override;

    [[nodiscard]] QFuture<AccountVerdict> examine();
    /// How far Twilio's clock was ahead of ours, in ms; nullopt when Twilio did not answer.
    [[nodiscard]] std::optional<qint64> clockOffset() const { return m_client.clockOffset(); }

private:
    [[nodiscard]] bool hasKey() const;
    [[nodiscard]] AccountVerdict incomplete() const;
    void take(const Result<twilio::AccountInfo> &account);
    void askForNumbers(const Error &refusal);
    void finishWith(AccountVerdict::Kind kind, const QString &accountName, const QString &finding);
    void checkToken(AccountVerdict verdict);
    void refuse(const Error &error);
    void finish(const AccountVerdict &verdict);

    Credentials m_credentials;
    QString m_apiBase;
    twilio::Client m_client;
    std::unique_ptr<twilio::Client> m_tokenClient;
    QPromise<AccountVerdict> m_promise;
};

} // namespace patchcord::desk
