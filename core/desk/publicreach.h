// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QFuture>
#include <QList>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPromise>

#include <optional>

class QNetworkReply;

namespace patchcord::desk {

/// Whether this desk answers at its public address, asked through that address as Twilio would. Lives in the desk's
/// thread.
class PublicReach final : public QObject
{
    Q_OBJECT

public:
    explicit PublicReach(QObject *parent = nullptr);
    ~PublicReach() override;

    /// Empty = there is none.
    void setPublicUrl(const QString &publicUrl);
    [[nodiscard]] QString publicUrl() const { return m_publicUrl; }
    /// Invalid: there is no public address. Unavailable: nobody, or somebody else, answers there. An answer of a moment
    /// ago counts; those who ask at the same time share one.
    QFuture<Done> check();

private:
    void finish(QNetworkReply *reply);
    void settle(const Done &outcome);

    QString m_publicUrl;
    QNetworkAccessManager m_network;
    QNetworkReply *m_reply = nullptr;
    QList<std::shared_ptr<QPromise<Done>>> m_asking;
    std::optional<Done> m_known;
    qint64 m_knownUntil = 0; ///< Monotonic ms.
};

} // namespace patchcord::desk
