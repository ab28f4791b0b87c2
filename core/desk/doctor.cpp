// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/doctor.h"

#include "core/base/futures.h"
#include "core/store/senders.h"

#include <QJsonArray>

#include <algorithm>

namespace patchcord::desk {

QJsonObject toJson(const QList<Check> &checks)
{
    QJsonArray rows;
    for (const Check &check : checks) {
        rows << QJsonObject{{QStringLiteral("name"), check.name},
                            {QStringLiteral("ok"), check.isWell},
                            {QStringLiteral("finding"), check.finding},
                            {QStringLiteral("mend"), check.mend}};
    }
    return {{QStringLiteral("ok"), std::ranges::all_of(checks, &Check::isWell)}, {QStringLiteral("checks"), rows}};
}

Doctor::Doctor(store::Store *store, const QString &storeError, const HealthSettings &settings, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_storeError(storeError)
    , m_monitor(store, settings)
{ }

Doctor::~Doctor() = default;

QFuture<QList<Check>> Doctor::examine()
{
    m_promise.start();
    checkProfile();
    return m_promise.future();
}

void Doctor::checkProfile()
{
    const QString name = QStringLiteral("profile");
    if (!m_store) {
        m_checks << Check{name, false, m_storeError,
                          tr("Mend that first: without its profile Patchcord keeps nothing.")};
        return checkHealth();
    }
    const auto senders = m_store->read([](const store::Snapshot &snapshot) { return store::allSenders(snapshot); });
    whenDone(senders, this, [this, name](const Result<QList<Sender>> &found) {
        if (found)
            m_checks << Check{name, true, tr("The history can be read; senders known: %1.").arg(found->size()), {}};
        else
            m_checks << Check{name, false, found.error().message,
                              tr("Restore the newest backup that lies in the profile.")};
        checkHealth();
    });
}

void Doctor::checkHealth()
{
    whenDone(m_monitor.examine(), this, [this](const Health &health) {
        for (const HealthLine &line : health.lines) {
            const bool isWell = line.state < HealthState::Attention;
            m_checks << Check{line.name, isWell, line.title + QStringLiteral(": ") + line.finding,
                              isWell ? QString() : line.advice};
        }
        m_promise.addResult(m_checks);
        m_promise.finish();
    });
}

} // namespace patchcord::desk
