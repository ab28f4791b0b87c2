// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/form.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <algorithm>
#include <functional>

namespace patchcord::simulator {

/// Which part of a list was asked for.
struct PageRequest
{
    QString path; ///< Of the list, for the links.
    twilio::FormFields query; ///< As it came; filters are carried into the links.
    int size = 50;
    int number = 0;
    QString afterSid; ///< From a PageToken: the last row of the page before.
};

[[nodiscard]] PageRequest pageRequest(const QByteArray &path, const QByteArray &query);

/// The envelope of a list: links, place and `rows` under `key`. `lastSid` is that of the last row shown.
[[nodiscard]] QJsonObject pageDocument(const PageRequest &request, const QString &key, const QJsonArray &rows,
                                       qsizetype start, bool hasMore, const QString &lastSid);

/// The same as the newer products list: links under `meta`, whole addresses that begin with `base`.
[[nodiscard]] QJsonObject withMeta(const QJsonObject &page, const QString &key, const QString &base);

/// One page of `all` (newest first). It follows the row named by the token, so that new rows shift nothing.
template <typename Row>
[[nodiscard]] QJsonObject pageOf(const PageRequest &request, const QString &key, const QList<Row> &all,
                                 const std::function<QJsonObject(const Row &)> &toJson)
{
    qsizetype start = std::min<qsizetype>(all.size(), qsizetype(request.number) * request.size);
    if (!request.afterSid.isEmpty()) {
        const auto last = std::ranges::find(all, request.afterSid, &Row::sid);
        start = last == all.cend() ? start : std::distance(all.cbegin(), last) + 1;
    }
    const qsizetype end = std::min<qsizetype>(all.size(), start + request.size);
    QJsonArray rows;
    for (qsizetype row = start; row < end; ++row)
        rows.append(toJson(all.at(row)));
    const QString lastSid = end > start ? all.at(end - 1).sid : QString();
    return pageDocument(request, key, rows, start, end < all.size(), lastSid);
}

} // namespace patchcord::simulator
