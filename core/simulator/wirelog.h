// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/http.h"
#include "core/simulator/webhook.h"

#include <QHash>
#include <QJsonObject>
#include <QList>

namespace patchcord::simulator {

/// One request for a file of an outgoing message, and what came back.
struct MediaRequest
{
    QString sid; ///< Of the message.
    QString method;
    QString url;
    int status = 0; ///< HTTP; 0 = no answer.
    QString contentType;
    qint64 size = 0; ///< Bytes of the body.
};

/// What went over the wire, both ways, so that a test can count it. Keeps the newest entries only; the counts cover
/// all.
class WireLog final
{
public:
    /// A request that came in; gives the number by which its outcome is told later.
    quint64 requestCame(const gateway::HttpRequest &request);
    void requestEnded(quint64 number, const QString &outcome);
    /// One attempt to deliver a webhook, and what came back.
    void webhookSent(const Webhook &webhook, const WebhookAnswer &answer);
    void mediaFetched(const MediaRequest &request);

    /// The entries, oldest first, at most `limit` of each; and the counts since the last clear.
    [[nodiscard]] QJsonObject shown(int limit) const;
    void clear();

private:
    struct Entry
    {
        quint64 number = 0;
        qint64 at = 0;
        QByteArray method;
        QByteArray path;
        QByteArray target;
        QByteArray body;
        QString outcome;
    };
    struct Delivery
    {
        qint64 at = 0;
        Webhook webhook;
        WebhookAnswer answer;
    };

    quint64 m_lastNumber = 0;
    QList<Entry> m_requests;
    QList<Delivery> m_webhooks;
    QList<MediaRequest> m_media;
    QHash<QByteArray, int> m_requestCounts;
    QHash<QString, int> m_webhookCounts;
};

} // namespace patchcord::simulator
