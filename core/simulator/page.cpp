// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/page.h"

namespace patchcord::simulator {

namespace {

constexpr int mostRows = 1000;

QString linkTo(const PageRequest &request, int number, const QString &afterSid)
{
    twilio::FormFields query;
    for (const auto &field : request.query) {
        if (field.first != "Page" && field.first != "PageToken" && field.first != "PageSize")
            query.append(field);
    }
    query.append({"PageSize", QByteArray::number(request.size)});
    query.append({"Page", QByteArray::number(number)});
    if (!afterSid.isEmpty())
        query.append({"PageToken", "PA" + afterSid.toLatin1()});
    return request.path + u'?' + QString::fromLatin1(twilio::encodeForm(query));
}

} // namespace

PageRequest pageRequest(const QByteArray &path, const QByteArray &query)
{
    PageRequest request;
    request.path = QString::fromUtf8(path);
    request.query = twilio::parseForm(query);
    const QString size = twilio::fieldText(request.query, "PageSize");
    if (!size.isEmpty())
        request.size = std::clamp(size.toInt(), 1, mostRows);
    request.number = std::max(0, twilio::fieldText(request.query, "Page").toInt());
    request.afterSid = twilio::fieldText(request.query, "PageToken").mid(2);
    return request;
}

QJsonObject pageDocument(const PageRequest &request, const QString &key, const QJsonArray &rows, qsizetype start,
                         bool hasMore, const QString &lastSid)
{
    const QString first = linkTo(request, 0, {});
    const QString next = hasMore ? linkTo(request, request.number + 1, lastSid) : QString();
    // Twilio leads back by a token of its own kind; the place alone does here, since nobody pages backwards.
    const QString previous = request.number > 0 ? linkTo(request, request.number - 1, {}) : QString();
    return {
        {key, rows},
        {QStringLiteral("first_page_uri"), first},
        {QStringLiteral("next_page_uri"), next.isEmpty() ? QJsonValue() : QJsonValue(next)},
        {QStringLiteral("previous_page_uri"), previous.isEmpty() ? QJsonValue() : QJsonValue(previous)},
        {QStringLiteral("page"), request.number},
        {QStringLiteral("page_size"), request.size},
        {QStringLiteral("start"), start},
        {QStringLiteral("end"), std::max<qsizetype>(0, start + rows.size() - 1)},
        {QStringLiteral("uri"), linkTo(request, request.number, request.afterSid)},
    };
}

QJsonObject withMeta(const QJsonObject &page, const QString &key, const QString &base)
{
    const auto link = [&page, &base](QStringView name) {
        const QString uri = page.value(name).toString();
        return uri.isEmpty() ? QJsonValue() : QJsonValue(base + uri);
    };
    return {{key, page.value(key)},
            {QStringLiteral("meta"),
             QJsonObject{{QStringLiteral("page"), page.value(u"page")},
                         {QStringLiteral("page_size"), page.value(u"page_size")},
                         {QStringLiteral("first_page_url"), link(u"first_page_uri")},
                         {QStringLiteral("previous_page_url"), link(u"previous_page_uri")},
                         {QStringLiteral("next_page_url"), link(u"next_page_uri")},
                         {QStringLiteral("url"), link(u"uri")},
                         {QStringLiteral("key"), key}}}};
}

} // namespace patchcord::simulator
