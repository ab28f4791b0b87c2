// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/wirelog.h"

#include "core/base/clock.h"
#include "core/twilio/form.h"

#include <QJsonArray>

#include <algorithm>

namespace patchcord::simulator {

namespace {

constexpr qsizetype keptEntries = 10'000;

QJsonObject toJson(const twilio::FormFields &fields)
{
    QJsonObject object;
    for (const auto &[name, value] : fields) {
        const QString key = QString::fromUtf8(name);
        if (!object.contains(key)) {
            object.insert(key, QString::fromUtf8(value));
            continue;
        }
        QJsonArray values = object.value(key).isArray() ? object.value(key).toArray() : QJsonArray{object.value(key)};
        values.append(QString::fromUtf8(value));
        object.insert(key, values);
    }
    return object;
}

} // namespace

quint64 WireLog::requestCame(const gateway::HttpRequest &request)
{
    const QByteArray path = request.path();
    ++m_requestCounts[request.method + ' ' + path];
    if (m_requests.size() >= keptEntries)
        m_requests.removeFirst();
    m_requests.append({++m_lastNumber, utcNow(), request.method, path, request.target, request.body, {}});
    return m_lastNumber;
}

void WireLog::requestEnded(quint64 number, const QString &outcome)
{
    const auto entry = std::ranges::lower_bound(m_requests, number, {}, &Entry::number);
    if (entry != m_requests.end() && entry->number == number)
        entry->outcome = outcome;
}

void WireLog::webhookSent(const Webhook &webhook, const WebhookAnswer &answer)
{
    ++m_webhookCounts[webhook.kind];
    if (m_webhooks.size() >= keptEntries)
        m_webhooks.removeFirst();
    m_webhooks.append({utcNow(), webhook, answer});
}

void WireLog::mediaFetched(const MediaRequest &request)
{
    if (m_media.size() >= keptEntries)
        m_media.removeFirst();
    m_media.append(request);
}

QJsonObject WireLog::shown(int limit) const
{
    QJsonArray requests;
    for (qsizetype row = std::max<qsizetype>(0, m_requests.size() - limit); row < m_requests.size(); ++row) {
        const Entry &entry = m_requests.at(row);
        requests.append(QJsonObject{{QStringLiteral("at"), entry.at},
                                    {QStringLiteral("method"), QString::fromLatin1(entry.method)},
                                    {QStringLiteral("path"), QString::fromUtf8(entry.path)},
                                    {QStringLiteral("target"), QString::fromUtf8(entry.target)},
                                    {QStringLiteral("form"), toJson(twilio::parseForm(entry.body))},
                                    {QStringLiteral("outcome"), entry.outcome}});
    }
    QJsonArray webhooks;
    for (qsizetype row = std::max<qsizetype>(0, m_webhooks.size() - limit); row < m_webhooks.size(); ++row) {
        const Delivery &delivery = m_webhooks.at(row);
        webhooks.append(QJsonObject{{QStringLiteral("at"), delivery.at},
                                    {QStringLiteral("kind"), delivery.webhook.kind},
                                    {QStringLiteral("sid"), delivery.webhook.sid},
                                    {QStringLiteral("url"), delivery.webhook.url},
                                    {QStringLiteral("form"), toJson(delivery.webhook.fields)},
                                    {QStringLiteral("sign"), toString(delivery.webhook.sign)},
                                    {QStringLiteral("status"), delivery.answer.status},
                                    {QStringLiteral("content_type"), QString::fromUtf8(delivery.answer.contentType)},
                                    {QStringLiteral("body"), QString::fromUtf8(delivery.answer.body)},
                                    {QStringLiteral("failure"), delivery.answer.failure},
                                    {QStringLiteral("elapsed_ms"), delivery.answer.elapsedMs}});
    }
    QJsonArray media;
    for (qsizetype row = std::max<qsizetype>(0, m_media.size() - limit); row < m_media.size(); ++row) {
        const MediaRequest &request = m_media.at(row);
        media.append(QJsonObject{{QStringLiteral("sid"), request.sid},
                                 {QStringLiteral("method"), request.method},
                                 {QStringLiteral("url"), request.url},
                                 {QStringLiteral("status"), request.status},
                                 {QStringLiteral("content_type"), request.contentType},
                                 {QStringLiteral("size"), request.size}});
    }
    QJsonObject requestCounts;
    for (auto count = m_requestCounts.cbegin(); count != m_requestCounts.cend(); ++count)
        requestCounts.insert(QString::fromUtf8(count.key()), *count);
    QJsonObject webhookCounts;
    for (auto count = m_webhookCounts.cbegin(); count != m_webhookCounts.cend(); ++count)
        webhookCounts.insert(count.key(), *count);
    return {{QStringLiteral("requests"), requests},
            {QStringLiteral("webhooks"), webhooks},
            {QStringLiteral("media"), media},
            {QStringLiteral("request_counts"), requestCounts},
            {QStringLiteral("webhook_counts"), webhookCounts}};
}

void WireLog::clear()
{
    m_requests.clear();
    m_webhooks.clear();
    m_media.clear();
    m_requestCounts.clear();
    m_webhookCounts.clear();
}

} // namespace patchcord::simulator
