// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/health/healthmonitor.h"
#include "core/store/store.h"

#include <QFuture>
#include <QJsonObject>
#include <QList>
#include <QObject>

namespace patchcord::desk {

/// One thing that a working desk needs.
struct Check
{
    QString name; ///< Stable: "profile", and the names of the health page's lines.
    bool isWell = false;
    QString finding; ///< What was found, in one sentence.
    QString mend; ///< What to do; empty when it is well.
};

[[nodiscard]] QJsonObject toJson(const QList<Check> &checks);

/// Looks once at everything that a working desk needs, as the health page does, and says how to mend what is missing.
/// Changes nothing.
class Doctor final : public QObject
{
    Q_OBJECT

public:
    /// `store` may be null when the profile could not be opened; `storeError` says why then.
    Doctor(store::Store *store, const QString &storeError, const HealthSettings &settings, QObject *parent = nullptr);
    ~Doctor() override;

    /// A proof is run by the desk that serves; without one there is none.
    void setProof(HealthMonitor::Prove prove) { m_monitor.setProof(std::move(prove)); }
    QFuture<QList<Check>> examine();

private:
    void checkProfile();
    void checkHealth();

    store::Store *m_store;
    QString m_storeError;
    HealthMonitor m_monitor;
    QList<Check> m_checks;
    QPromise<QList<Check>> m_promise;
};

} // namespace patchcord::desk
