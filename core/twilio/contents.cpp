// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/contents.h"

#include "core/twilio/json.h"
#include "core/twilio/pages.h"
#include "core/twilio/resources.h"

#include <QJsonArray>

#include <algorithm>

namespace patchcord::twilio {

namespace {

constexpr int mostTemplates = 10'000;

/// A template may come in several kinds, of which Twilio chooses by channel: WhatsApp's own first, plain text last.
int preference(const QString &type)
{
    if (type.startsWith(u"whatsapp/"))
        return 0;
    if (type == u"twilio/text")
        return 3;
    return type == u"twilio/media" ? 2 : 1;
}

QString typeOf(const QJsonObject &types)
{
    const QStringList names = types.keys();
    const auto best = std::ranges::min_element(names, {}, preference);
    return best == names.cend() ? QString() : *best;
}

/// A card has a title in place of a text.
QString textOf(const QJsonObject &content)
{
    const QString body = jsonText(content, u"body");
    if (!body.isEmpty())
        return body;
    const QString title = jsonText(content, u"title");
    const QString subtitle = jsonText(content, u"subtitle");
    return subtitle.isEmpty() ? title : title + u'\n' + subtitle;
}

QStringList buttonsOf(const QJsonObject &content)
{
    QStringList buttons;
    for (const QJsonValue &action : content.value(u"actions").toArray())
        buttons.append(action[u"title"].toString());
    for (const QJsonValue &item : content.value(u"items").toArray())
        buttons.append(item[u"item"].toString());
    buttons.removeAll(QString());
    return buttons;
}

void readApproval(ContentTemplate &content, const QJsonObject &approval)
{
    // A state that is new to us is none that lets a message through.
    content.approval
        = approvalStateFromString(jsonText(approval, u"status").toLower()).value_or(ApprovalState::Unsubmitted);
    content.reason = jsonText(approval, u"rejection_reason");
    content.category = jsonText(approval, u"category");
}

Result<ContentTemplate> readContent(const QJsonObject &json)
{
    ContentTemplate content;
    content.sid = jsonText(json, u"sid");
    if (content.sid.isEmpty())
        return withoutSid(false);
    content.name = jsonText(json, u"friendly_name");
    content.language = jsonText(json, u"language");
    const QJsonObject types = json.value(u"types").toObject();
    content.type = typeOf(types);
    const QJsonObject kind = types.value(content.type).toObject();
    content.body = textOf(kind);
    content.buttons = buttonsOf(kind);
    const QJsonObject samples = json.value(u"variables").toObject();
    for (const QString &name : samples.keys())
        content.samples.insert(name, jsonText(samples, name));
    readApproval(content, json.value(u"approval_requests").toObject());
    return content;
}

Result<ContentTemplate> readRequests(const QJsonObject &json)
{
    ContentTemplate content;
    readApproval(content, json.value(u"whatsapp").toObject());
    return content;
}

QFuture<Result<QList<ContentTemplate>>> readList(Client &client, const QByteArray &path)
{
    return readEach(readMetaPages(client, Product::Content, path, QStringLiteral("contents"), mostTemplates),
                    readContent);
}

} // namespace

QFuture<Result<QList<ContentTemplate>>> Contents::list()
{
    return readList(m_client, "/v1/ContentAndApprovals?PageSize=100");
}

QFuture<Result<QList<ContentTemplate>>> Contents::listPlain()
{
    return readList(m_client, "/v1/Content?PageSize=100");
}

QFuture<Result<ContentTemplate>> Contents::approvalOf(const QString &sid)
{
    return readWith(m_client.get(Product::Content, "/v1/Content/" + QUrl::toPercentEncoding(sid) + "/ApprovalRequests"),
                    readRequests);
}

} // namespace patchcord::twilio
