// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/deletions.h"

#include "core/twilio/json.h"
#include "core/twilio/pages.h"
#include "core/twilio/resources.h"

#include <QUrl>

namespace patchcord::twilio {

namespace {

constexpr int mostMediaOfOneMessage = 50;

QByteArray mediaPath(const Client &client, const QString &messageSid)
{
    return accountPath(client) + "/Messages/" + QUrl::toPercentEncoding(messageSid) + "/Media";
}

} // namespace

QFuture<Result<QStringList>> Deletions::mediaOf(const QString &messageSid)
{
    return readPages(m_client, mediaPath(m_client, messageSid) + ".json", QStringLiteral("media_list"),
                     mostMediaOfOneMessage)
        .then([](const Result<QList<QJsonObject>> &rows) -> Result<QStringList> {
            if (!rows && rows.error().kind == ErrorKind::NotFound)
                return QStringList();
            if (!rows)
                return std::unexpected(rows.error());
            QStringList sids;
            for (const QJsonObject &row : *rows)
                sids.append(jsonText(row, u"sid"));
            sids.removeAll(QString());
            return sids;
        });
}

QFuture<Done> Deletions::removeMedia(const QString &messageSid, const QString &mediaSid)
{
    return remove(mediaPath(m_client, messageSid) + '/' + QUrl::toPercentEncoding(mediaSid) + ".json");
}

QFuture<Done> Deletions::removeMessage(const QString &sid)
{
    return remove(itemPath(m_client, "Messages", sid));
}

QFuture<Done> Deletions::removeRecording(const QString &sid)
{
    return remove(itemPath(m_client, "Recordings", sid));
}

QFuture<Done> Deletions::removeCall(const QString &sid)
{
    return remove(itemPath(m_client, "Calls", sid));
}

QFuture<Done> Deletions::remove(const QByteArray &path)
{
    return m_client.remove(Product::Api, path).then([](const Result<QJsonObject> &answer) -> Done {
        if (!answer && answer.error().kind != ErrorKind::NotFound)
            return std::unexpected(answer.error());
        return {};
    });
}

} // namespace patchcord::twilio
