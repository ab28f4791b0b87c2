// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/contentresource.h"

#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/page.h"

#include <QJsonArray>

namespace patchcord::simulator {

namespace {

constexpr QByteArrayView contentPath("/v1/Content");
constexpr QByteArrayView approvalsPath("/v1/ContentAndApprovals");

QJsonObject kindJson(const ContentTemplate &content)
{
    QJsonObject kind{{QStringLiteral("body"), content.body}};
    QJsonArray actions;
    for (const QString &button : content.buttons)
        actions.append(QJsonObject{{QStringLiteral("title"), button}, {QStringLiteral("id"), button.toLower()}});
    if (!actions.isEmpty())
        kind.insert(QStringLiteral("actions"), actions);
    return kind;
}

QJsonObject approvalJson(const ContentTemplate &content)
{
    return {
        {QStringLiteral("type"), QStringLiteral("whatsapp")},   {QStringLiteral("name"), content.name},
        {QStringLiteral("category"), content.category},         {QStringLiteral("content_type"), content.type},
        {QStringLiteral("status"), toString(content.approval)}, {QStringLiteral("rejection_reason"), content.reason},
        {QStringLiteral("allow_category_change"), true}};
}

QJsonObject contentJson(const ContentTemplate &content, const QString &accountSid)
{
    QJsonObject samples;
    for (auto sample = content.samples.cbegin(); sample != content.samples.cend(); ++sample)
        samples.insert(sample.key(), sample.value());
    return {{QStringLiteral("sid"), content.sid},
            {QStringLiteral("account_sid"), accountSid},
            {QStringLiteral("friendly_name"), content.name},
            {QStringLiteral("language"), content.language},
            {QStringLiteral("variables"), samples},
            {QStringLiteral("types"), QJsonObject{{content.type, kindJson(content)}}},
            {QStringLiteral("date_created"), QStringLiteral("2026-01-15T10:00:00Z")},
            {QStringLiteral("date_updated"), QStringLiteral("2026-01-15T10:00:00Z")},
            {QStringLiteral("url"), QStringLiteral("https://content.twilio.com/v1/Content/") + content.sid}};
}

} // namespace

bool ContentResource::takes(const QByteArray &path)
{
    return path == contentPath || path == approvalsPath || path.startsWith("/v1/Content/");
}

gateway::HttpAnswer ContentResource::handle(const RestRequest &request, const QString &base)
{
    if (request.method != "GET")
        return wrongMethodAnswer();
    if (request.path == contentPath || request.path == approvalsPath)
        return list(request, base, request.path == approvalsPath);
    const QStringList segments
        = QString::fromUtf8(request.path.sliced(contentPath.size())).split(u'/', Qt::SkipEmptyParts);
    const auto content = m_account.contents().find(segments.value(0));
    if (!content)
        return notFoundAnswer(request.path);
    const QString accountSid = m_account.credentials().accountSid;
    if (segments.size() == 1)
        return jsonAnswer(200, contentJson(*content, accountSid));
    if (segments.size() > 2 || segments.at(1) != u"ApprovalRequests")
        return notFoundAnswer(request.path);
    return jsonAnswer(200,
                      {{QStringLiteral("sid"), content->sid},
                       {QStringLiteral("account_sid"), accountSid},
                       {QStringLiteral("whatsapp"), approvalJson(*content)}});
}

gateway::HttpAnswer ContentResource::list(const RestRequest &request, const QString &base, bool hasApprovals) const
{
    const QString key = QStringLiteral("contents");
    const auto toJson = [this, hasApprovals](const ContentTemplate &content) {
        QJsonObject json = contentJson(content, m_account.credentials().accountSid);
        if (hasApprovals)
            json.insert(QStringLiteral("approval_requests"), approvalJson(content));
        return json;
    };
    const QJsonObject page = pageOf<ContentTemplate>(pageRequest(request.path, request.query), key,
                                                     m_account.contents().templates(), toJson);
    return jsonAnswer(200, withMeta(page, key, base));
}

} // namespace patchcord::simulator
