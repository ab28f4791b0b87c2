// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/faults.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace patchcord::simulator {

namespace {

struct KindName
{
    RestFaultKind kind;
    QLatin1StringView name;
    bool isStored; // Unless the request says otherwise.
};

constexpr std::array<KindName, 10> kindNames{{
    {RestFaultKind::CloseAfterRequest, QLatin1StringView("close-after-request"), true},
    {RestFaultKind::CloseBeforeStore, QLatin1StringView("close-before-store"), false},
    {RestFaultKind::HalfAnswer, QLatin1StringView("half-answer"), true},
    {RestFaultKind::TruncatedJson, QLatin1StringView("truncated-json"), true},
    {RestFaultKind::Html500, QLatin1StringView("http-500-html"), false},
    {RestFaultKind::Hang, QLatin1StringView("hang"), true},
    {RestFaultKind::TooManyRequests, QLatin1StringView("429"), false},
    {RestFaultKind::Reset, QLatin1StringView("reset"), true},
    {RestFaultKind::Slow, QLatin1StringView("slow"), true},
    {RestFaultKind::NotFound, QLatin1StringView("404"), false},
}};

template <typename Fault> void useOne(QList<Fault> &faults, qsizetype row)
{
    if (faults.at(row).count > 0 && --faults[row].count == 0)
        faults.removeAt(row);
}

std::unexpected<Error> unreadable(const QString &what)
{
    return failure(ErrorKind::Invalid, what);
}

} // namespace

Done Faults::arm(const QJsonObject &document)
{
    if (document.contains(u"kind")) {
        if (const Done done = armRest(document); !done)
            return done;
    }
    if (document.contains(u"callbacks")) {
        if (const Done done = armCallbacks(document.value(u"callbacks").toObject()); !done)
            return done;
    }
    if (document.contains(u"webhooks")) {
        if (const Done done = armWebhooks(document.value(u"webhooks").toObject()); !done)
            return done;
    }
    if (document.contains(u"voice_callbacks")) {
        if (const Done done = armVoiceCallbacks(document.value(u"voice_callbacks").toObject()); !done)
            return done;
    }
    for (const QStringView part : {u"kind", u"callbacks", u"webhooks", u"voice_callbacks"}) {
        if (document.contains(part))
            return {};
    }
    return unreadable(QStringLiteral("Give \"kind\", \"callbacks\", \"webhooks\" or \"voice_callbacks\"."));
}

Done Faults::armRest(const QJsonObject &document)
{
    const QString name = document.value(u"kind").toVariant().toString();
    for (const KindName &known : kindNames) {
        if (name != known.name)
            continue;
        RestFault fault;
        fault.kind = known.kind;
        fault.count = document.value(u"count").toInt(1);
        fault.isStored = document.value(u"stored").toBool(known.isStored);
        fault.retryAfter = document.value(u"retry_after").toInt(-1);
        fault.delayMs = document.value(u"delay_ms").toInt(fault.delayMs);
        fault.method = document.value(u"method").toString(QStringLiteral("POST")).toLatin1();
        fault.path = document.value(u"path").toString(QStringLiteral("/Messages.json")).toUtf8();
        if (fault.count < 1)
            return unreadable(QStringLiteral("\"count\" must be 1 or more."));
        m_rest.append(fault);
        return {};
    }
    return unreadable(QStringLiteral("There is no fault of the kind \"%1\".").arg(name));
}

Done Faults::armCallbacks(const QJsonObject &document)
{
    CallbackFault fault;
    fault.count = document.value(u"count").toInt(-1);
    fault.duplicates = document.value(u"duplicate").toInt();
    fault.isBeforeAnswer = document.value(u"before_answer").toBool();
    fault.isDropped = document.value(u"drop").toBool();
    const QJsonValue order = document.value(u"order");
    fault.isShuffled = order.toString() == u"shuffle";
    if (order.isString() && !fault.isShuffled)
        return unreadable(QStringLiteral("\"order\" is a list of statuses or \"shuffle\"."));
    for (const QJsonValue &status : order.toArray())
        fault.order.append(status.toString());
    m_callbacks.append(fault);
    return {};
}

Done Faults::armWebhooks(const QJsonObject &document)
{
    WebhookFault fault;
    fault.count = document.value(u"count").toInt(1);
    fault.duplicates = document.value(u"duplicate").toInt();
    const QString sign = document.value(u"sign").toString(QStringLiteral("ok"));
    const auto mode = signModeFromString(sign);
    if (!mode)
        return unreadable(QStringLiteral("There is no way to sign called \"%1\".").arg(sign));
    fault.sign = *mode;
    m_webhooks.append(fault);
    return {};
}

Done Faults::armVoiceCallbacks(const QJsonObject &document)
{
    const QString order = document.value(u"order").toString();
    if (!order.isEmpty() && order != u"shuffle")
        return unreadable(QStringLiteral("The only \"order\" of voice callbacks is \"shuffle\"."));
    VoiceCallbackFault fault;
    fault.count = document.value(u"count").toInt(-1);
    fault.isShuffled = order == u"shuffle";
    fault.duplicates = document.value(u"duplicate").toInt();
    fault.jitterSeconds = std::clamp(document.value(u"jitter_seconds").toInt(), 0, 600);
    fault.isDropped = document.value(u"drop").toBool();
    m_voiceCallbacks.append(fault);
    return {};
}

QJsonObject Faults::shown() const
{
    QJsonArray rest;
    for (const RestFault &fault : m_rest) {
        const auto known = std::ranges::find(kindNames, fault.kind, &KindName::kind);
        rest.append(QJsonObject{{QStringLiteral("kind"), QString(known->name)},
                                {QStringLiteral("count"), fault.count},
                                {QStringLiteral("stored"), fault.isStored},
                                {QStringLiteral("method"), QString::fromLatin1(fault.method)},
                                {QStringLiteral("path"), QString::fromUtf8(fault.path)}});
    }
    QJsonArray callbacks;
    for (const CallbackFault &fault : m_callbacks) {
        callbacks.append(QJsonObject{{QStringLiteral("count"), fault.count},
                                     {QStringLiteral("order"), QJsonArray::fromStringList(fault.order)},
                                     {QStringLiteral("shuffle"), fault.isShuffled},
                                     {QStringLiteral("duplicate"), fault.duplicates},
                                     {QStringLiteral("before_answer"), fault.isBeforeAnswer},
                                     {QStringLiteral("drop"), fault.isDropped}});
    }
    QJsonArray webhooks;
    for (const WebhookFault &fault : m_webhooks) {
        webhooks.append(QJsonObject{{QStringLiteral("count"), fault.count},
                                    {QStringLiteral("duplicate"), fault.duplicates},
                                    {QStringLiteral("sign"), toString(fault.sign)}});
    }
    QJsonArray voiceCallbacks;
    for (const VoiceCallbackFault &fault : m_voiceCallbacks) {
        voiceCallbacks.append(QJsonObject{{QStringLiteral("count"), fault.count},
                                          {QStringLiteral("shuffle"), fault.isShuffled},
                                          {QStringLiteral("duplicate"), fault.duplicates},
                                          {QStringLiteral("jitter_seconds"), fault.jitterSeconds},
                                          {QStringLiteral("drop"), fault.isDropped}});
    }
    return {{QStringLiteral("rest"), rest},
            {QStringLiteral("callbacks"), callbacks},
            {QStringLiteral("webhooks"), webhooks},
            {QStringLiteral("voice_callbacks"), voiceCallbacks}};
}

void Faults::clear()
{
    m_rest.clear();
    m_callbacks.clear();
    m_webhooks.clear();
    m_voiceCallbacks.clear();
}

std::optional<RestFault> Faults::takeRest(const QByteArray &method, const QByteArray &path)
{
    for (qsizetype row = 0; row < m_rest.size(); ++row) {
        const RestFault fault = m_rest.at(row);
        if (fault.method == method && path.contains(fault.path)) {
            useOne(m_rest, row);
            return fault;
        }
    }
    return std::nullopt;
}

CallbackFault Faults::takeCallbacks()
{
    if (m_callbacks.isEmpty())
        return {};
    const CallbackFault fault = m_callbacks.first();
    useOne(m_callbacks, 0);
    return fault;
}

VoiceCallbackFault Faults::takeVoiceCallbacks()
{
    if (m_voiceCallbacks.isEmpty())
        return {};
    const VoiceCallbackFault fault = m_voiceCallbacks.first();
    useOne(m_voiceCallbacks, 0);
    return fault;
}

WebhookFault Faults::takeWebhook()
{
    if (m_webhooks.isEmpty())
        return {};
    const WebhookFault fault = m_webhooks.first();
    useOne(m_webhooks, 0);
    return fault;
}

} // namespace patchcord::simulator
