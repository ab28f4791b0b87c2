// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/store/store.h"
#include "core/twilio/account.h"

#include <QFuture>
#include <QJsonObject>
#include <QList>
#include <QObject>

class QNetworkAccessManager;

namespace patchcord::desk {

/// One thing that a working desk needs.
struct Check
{
    QString name; ///< Stable: "profile", "credentials", "webhook signatures", "public address", "number …".
    bool isWell = false;
    QString finding; ///< What was found, in one sentence.
    QString mend; ///< What to do; empty when it is well.
};

[[nodiscard]] QJsonObject toJson(const QList<Check> &checks);

/// Checks everything a working desk needs and says how to mend what is missing. Changes nothing.
class Doctor final : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        Credentials credentials;
        QString apiBase;
        QString publicUrl;
    };

    /// `store` may be null when the profile could not be opened; `storeError` says why then.
    Doctor(store::Store *store, const QString &storeError, Settings settings, QObject *parent = nullptr);
    ~Doctor() override;

    QFuture<QList<Check>> examine();

private:
    void checkProfile();
    void checkCredentials();
    void checkPublicUrl();
    void checkRoundTrip();
    void checkNumbers();
    void checkNumber(const twilio::IncomingNumber &number);
    void report(const QString &name, bool isWell, const QString &finding, const QString &mend = {});
    void finish();

    store::Store *m_store;
    QString m_storeError;
    Settings m_settings;
    twilio::Client m_client;
    twilio::Account m_account;
    QNetworkAccessManager *m_network;
    QList<Check> m_checks;
    QPromise<QList<Check>> m_promise;
};

} // namespace patchcord::desk
