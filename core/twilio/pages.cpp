// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/pages.h"

#include "core/twilio/json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QPromise>
#include <QSet>

#include <functional>
#include <memory>

namespace patchcord::twilio {

namespace {

using Rows = QList<QJsonObject>;

constexpr qsizetype maxPages = 2000;

/// The link to the page behind this one; empty at the end.
using NextLink = std::function<QString(const QJsonObject &page)>;

QString nextOfCore(const QJsonObject &page)
{
    return jsonText(page, u"next_page_uri");
}

/// A link as it was given, or the first path again with the token that the newest products give instead.
QString nextByMeta(const QJsonObject &page, const QByteArray &firstPath)
{
    const QJsonObject meta = page.value(u"meta").toObject();
    const QString token = jsonText(meta, u"nextToken");
    if (token.isEmpty())
        return jsonText(meta, u"next_page_url");
    const QByteArray sign = firstPath.contains('?') ? "&" : "?";
    return QString::fromUtf8(firstPath + sign + encodeForm({{"PageToken", token.toUtf8()}}));
}

/// One walk through the pages; kept alive by the page that is being waited for.
class Walk final : public std::enable_shared_from_this<Walk>
{
public:
    Walk(Client &client, Product product, QString listKey, int limit, NextLink next)
        : m_client(client)
        , m_product(product)
        , m_listKey(std::move(listKey))
        , m_limit(limit)
        , m_next(std::move(next))
    {
        m_promise.start();
    }

    QFuture<Result<Rows>> begin(const QByteArray &path)
    {
        QFuture<Result<Rows>> future = m_promise.future();
        waitFor(m_client.get(m_product, path));
        return future;
    }

private:
    void waitFor(QFuture<Result<QJsonObject>> page)
    {
        page.then([walk = shared_from_this()](const Result<QJsonObject> &answer) { walk->take(answer); });
    }

    void take(const Result<QJsonObject> &page)
    {
        if (!page)
            return finish(std::unexpected(page.error()));
        if (!page->value(m_listKey).isArray())
            return finish(malformed(QStringLiteral("page without its list")));
        keepRows(page->value(m_listKey).toArray());
        const QString next = m_next(*page);
        if (next.isEmpty() || m_rows.size() >= m_limit)
            return finish(std::move(m_rows));
        if (m_links.contains(next) || m_links.size() >= maxPages)
            return finish(malformed(QStringLiteral("pages lead in a circle")));
        m_links.insert(next);
        waitFor(m_client.follow(m_product, next));
    }

    void keepRows(const QJsonArray &rows)
    {
        for (const QJsonValue &row : rows) {
            const QString sid = row[u"sid"].toString();
            if (sid.isEmpty() || m_sids.contains(sid) || m_rows.size() >= m_limit)
                continue;
            m_sids.insert(sid);
            m_rows.append(row.toObject());
        }
    }

    static Result<Rows> malformed(const QString &detail)
    {
        return failure(ErrorKind::Malformed,
                       QCoreApplication::translate("TwilioClient", "Twilio's list could not be read to its end."),
                       detail);
    }

    void finish(Result<Rows> rows)
    {
        m_promise.addResult(std::move(rows));
        m_promise.finish();
    }

    Client &m_client;
    Product m_product;
    QString m_listKey;
    int m_limit;
    NextLink m_next;
    Rows m_rows;
    QSet<QString> m_sids;
    QSet<QString> m_links;
    QPromise<Result<Rows>> m_promise;
};

} // namespace

QFuture<Result<QList<QJsonObject>>> readPages(Client &client, const QByteArray &firstPath, const QString &listKey,
                                              int limit)
{
    return std::make_shared<Walk>(client, Product::Api, listKey, limit, nextOfCore)->begin(firstPath);
}

QFuture<Result<QList<QJsonObject>>> readMetaPages(Client &client, Product product, const QByteArray &firstPath,
                                                  const QString &listKey, int limit)
{
    const NextLink next = [firstPath](const QJsonObject &page) { return nextByMeta(page, firstPath); };
    return std::make_shared<Walk>(client, product, listKey, limit, next)->begin(firstPath);
}

} // namespace patchcord::twilio
