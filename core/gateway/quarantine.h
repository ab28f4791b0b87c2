// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/http.h"
#include "core/store/store.h"

#include <QElapsedTimer>
#include <QObject>

namespace patchcord::gateway {

/// Keeps requests that were turned away, with the reason, for an agent to look into. However many come, it writes only
/// a few a second and counts the rest, so that a flood of forgeries cannot fill or slow the store.
class Quarantine final : public QObject
{
    Q_OBJECT

public:
    explicit Quarantine(store::Store &store, QObject *parent = nullptr);

    /// `tried` are the addresses that the signature was checked over.
    void keep(const HttpRequest &request, const QString &reason, const QByteArrayList &tried);
    /// Turned away but not written, since the start.
    [[nodiscard]] qint64 skipped() const { return m_skipped; }

private:
    [[nodiscard]] bool isWithinRate();

    store::Store &m_store;
    QElapsedTimer m_second;
    int m_writtenThisSecond = 0;
    qint64 m_skipped = 0;
};

} // namespace patchcord::gateway
