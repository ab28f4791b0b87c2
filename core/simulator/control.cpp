// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/control.h"

#include "core/base/futures.h"
#include "core/simulator/account.h"
#include "core/simulator/apianswer.h"
#include "core/simulator/faults.h"
#include "core/simulator/resourcejson.h"
#include "core/simulator/voice/voiceclips.h"
#include "core/simulator/wirelog.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <memory>

namespace patchcord::simulator {

namespace {

constexpr int mostAtOnce = 10'000;
constexpr int usualTalkSeconds = 15;
constexpr int longestSeconds = 4 * 60 * 60;

gateway::HttpAnswer refusalAnswer(int status, const QString &why)
{
    return jsonAnswer(status, {{QStringLiteral("error"), why}});
}

/// The wish of a control request: a JSON document, or a form with the same names.
Result<QJsonObject> wishOf(const gateway::HttpRequest &request)
{
    if (request.body.isEmpty())
        return QJsonObject();
    // curl calls everything a form that it is not told about.
    const bool isForm = request.header("Content-Type").startsWith("application/x-www-form-urlencoded");
    if (isForm && !request.body.trimmed().startsWith('{')) {
        QJsonObject wish;
        for (const auto &[name, value] : twilio::parseForm(request.body))
            wish.insert(QString::fromUtf8(name), QString::fromUtf8(value));
        return wish;
    }
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isObject())
        return failure(ErrorKind::Invalid, QStringLiteral("The body is neither a JSON object nor a form."));
    return document.object();
}

/// Forms carry numbers as text.
int numberIn(const QJsonObject &wish, QStringView name, int otherwise)
{
    const QVariant value = wish.value(name).toVariant();
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    return isNumber ? number : otherwise;
}

QStringList mediaIn(const QJsonObject &wish)
{
    const QJsonValue media = wish.value(u"media");
    QStringList types;
    if (media.isArray()) {
        for (const QJsonValue &type : media.toArray())
            types.append(type.toString());
        return types;
    }
    for (int index = 0; index < std::min(numberIn(wish, u"media", 0), 10); ++index)
        types.append(QStringLiteral("image/jpeg"));
    return types;
}

twilio::FormFields parametersIn(const QJsonObject &wish)
{
    twilio::FormFields fields;
    const QJsonObject parameters = wish.value(u"params").toObject();
    for (auto parameter = parameters.begin(); parameter != parameters.end(); ++parameter)
        fields.append({parameter.key().toUtf8(), parameter.value().toVariant().toString().toUtf8()});
    return fields;
}

Result<SignMode> signIn(const QJsonObject &wish)
{
    const QString name = wish.value(u"sign").toString(QStringLiteral("ok"));
    const auto mode = signModeFromString(name);
    if (!mode)
        return failure(ErrorKind::Invalid, QStringLiteral("There is no way to sign called \"%1\".").arg(name));
    return *mode;
}

QJsonObject deliveredJson(const Delivered &delivered)
{
    QJsonObject json{{QStringLiteral("sid"), delivered.sid},
                     {QStringLiteral("http_status"), delivered.answer.status},
                     {QStringLiteral("content_type"), QString::fromUtf8(delivered.answer.contentType)},
                     {QStringLiteral("body"), QString::fromUtf8(delivered.answer.body)},
                     {QStringLiteral("elapsed_ms"), delivered.answer.elapsedMs}};
    if (!delivered.answer.failure.isEmpty())
        json.insert(QStringLiteral("failure"), delivered.answer.failure);
    return json;
}

} // namespace

Control::Control(Account &account, InboundMessages &inbound, CallPlayer &calls, Faults &faults, WireLog &log,
                 QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_inbound(inbound)
    , m_calls(calls)
    , m_faults(faults)
    , m_log(log)
{ }

void Control::handle(const gateway::HttpRequest &request, const gateway::HttpReply &reply)
{
    const QByteArray path = request.path();
    if (!request.header("Origin").isEmpty()) {
        reply.answer(refusalAnswer(403, QStringLiteral("Web pages have no business here.")));
        return;
    }
    const auto wish = wishOf(request);
    if (!wish)
        reply.answer(refusalAnswer(400, wish.error().message));
    else if (path == "/sim/inbound" && request.method == "POST")
        inbound(*wish, reply);
    else if (path == "/sim/call" && request.method == "POST")
        call(*wish, reply);
    else if (path == "/sim/phones")
        reply.answer(phonesAnswer(request, *wish));
    else if (path == "/sim/press" && request.method == "POST")
        reply.answer(pressAnswer(*wish));
    else if (path == "/sim/hangup" && request.method == "POST")
        reply.answer(hangUpAnswer(*wish));
    else if (path == "/sim/faults")
        reply.answer(faultsAnswer(request, *wish));
    else if (path == "/sim/log")
        reply.answer(logAnswer(request));
    else if (path == "/sim/messages" && request.method == "GET")
        reply.answer(messagesAnswer());
    else if (path == "/sim/calls" && request.method == "GET")
        reply.answer(callsAnswer());
    else
        reply.answer(refusalAnswer(404, QStringLiteral("There is no such control; see patchcord-sim --help.")));
}

Result<InboundMessage> Control::messageFrom(const QJsonObject &wish) const
{
    const auto sign = signIn(wish);
    if (!sign)
        return std::unexpected(sign.error());
    InboundMessage message;
    message.from = wish.value(u"from").toString();
    message.to = wish.value(u"to").toString();
    message.body = wish.value(u"body").toString();
    if (message.from.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("\"from\" is missing."));
    const bool isWhatsApp = wish.value(u"channel").toString() == u"whatsapp" || message.from.startsWith(u"whatsapp:");
    if (message.to.isEmpty())
        message.to = isWhatsApp ? m_account.whatsAppNumber() : m_account.phoneNumber();
    const auto prefix = QStringLiteral("whatsapp:");
    if (isWhatsApp && !message.from.startsWith(prefix))
        message.from.prepend(prefix);
    if (isWhatsApp && !message.to.startsWith(prefix))
        message.to.prepend(prefix);
    message.mediaTypes = mediaIn(wish);
    message.profileName = wish.value(u"profile_name").toString();
    message.sid = wish.value(u"sid").toString();
    message.parameters = parametersIn(wish);
    message.query = wish.value(u"query").toString().toUtf8();
    message.sign = *sign;
    return message;
}

void Control::inbound(const QJsonObject &wish, const gateway::HttpReply &reply)
{
    const auto message = messageFrom(wish);
    if (!message) {
        reply.answer(refusalAnswer(400, message.error().message));
        return;
    }
    const int count = std::clamp(numberIn(wish, u"count", 1), 1, mostAtOnce);
    if (count > 1) {
        deliverAll(QList<InboundMessage>(count, *message), reply);
        return;
    }
    whenDone(m_inbound.deliver(*message), this,
             [reply](const Delivered &delivered) { reply.answer(jsonAnswer(200, deliveredJson(delivered))); });
}

void Control::deliverAll(const QList<InboundMessage> &messages, const gateway::HttpReply &reply)
{
    auto answers = std::make_shared<QJsonArray>();
    for (const InboundMessage &message : messages) {
        whenDone(m_inbound.deliver(message), this,
                 [reply, answers, count = messages.size()](const Delivered &delivered) {
                     answers->append(deliveredJson(delivered));
                     if (answers->size() == count)
                         reply.answer(jsonAnswer(200, {{QStringLiteral("answers"), *answers}}));
                 });
    }
}

Result<InboundCall> Control::callFrom(const QJsonObject &wish) const
{
    const auto sign = signIn(wish);
    if (!sign)
        return std::unexpected(sign.error());
    const QString outcome = wish.value(u"outcome").toString(QStringLiteral("answered"));
    if (outcome != u"answered" && outcome != u"hang-up")
        return failure(ErrorKind::Invalid, QStringLiteral("\"outcome\" is \"answered\" or \"hang-up\"."));
    InboundCall call;
    call.from = wish.value(u"from").toString();
    call.to = wish.value(u"to").toString(m_account.phoneNumber());
    if (call.from.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("\"from\" is missing."));
    call.sid = wish.value(u"sid").toString();
    call.givesUpRinging = outcome == u"hang-up";
    call.ringSeconds = std::clamp(numberIn(wish, u"ring_seconds", call.givesUpRinging ? 5 : 0), 0, 600);
    call.caller.talkSeconds = std::clamp(numberIn(wish, u"duration", usualTalkSeconds), 0, longestSeconds);
    // One whose time was given is not kept waiting for longer than that, unless their patience was given too.
    const int patience = wish.contains(u"duration") ? call.caller.talkSeconds : -1;
    call.caller.patienceSeconds = std::clamp(numberIn(wish, u"patience_seconds", patience), -1, longestSeconds);
    call.caller.voicemailSeconds
        = std::clamp(numberIn(wish, u"voicemail_seconds", call.caller.voicemailSeconds), 0, longestSeconds);
    call.caller.clip = wish.value(u"clip").toString();
    call.caller.digits = wish.value(u"digits").toVariant().toString();
    if (!call.caller.clip.isEmpty() && clipText(call.caller.clip).isEmpty()) {
        return failure(ErrorKind::Invalid,
                       QStringLiteral("\"clip\" is one of %1.").arg(clipNames().join(QStringLiteral(", "))));
    }
    call.parameters = parametersIn(wish);
    call.query = wish.value(u"query").toString().toUtf8();
    call.sign = *sign;
    return call;
}

void Control::call(const QJsonObject &wish, const gateway::HttpReply &reply)
{
    const auto call = callFrom(wish);
    if (!call) {
        reply.answer(refusalAnswer(400, call.error().message));
        return;
    }
    whenDone(m_calls.ring(*call), this,
             [reply](const Delivered &delivered) { reply.answer(jsonAnswer(200, deliveredJson(delivered))); });
}

gateway::HttpAnswer Control::phonesAnswer(const gateway::HttpRequest &request, const QJsonObject &wish)
{
    if (request.method == "POST") {
        if (const Done done = m_calls.phones().set(wish); !done)
            return refusalAnswer(400, done.error().message);
    } else if (request.method == "DELETE") {
        m_calls.phones().clear();
    } else if (request.method != "GET") {
        return refusalAnswer(405, QStringLiteral("GET, POST or DELETE."));
    }
    return jsonAnswer(200, m_calls.phones().shown());
}

gateway::HttpAnswer Control::pressAnswer(const QJsonObject &wish)
{
    const Done done = m_calls.press(wish.value(u"sid").toString(), wish.value(u"digits").toVariant().toString(),
                                    wish.value(u"speech").toString());
    return done ? jsonAnswer(200, {}) : refusalAnswer(404, done.error().message);
}

gateway::HttpAnswer Control::hangUpAnswer(const QJsonObject &wish)
{
    const Done done = m_calls.hangUpByPerson(wish.value(u"sid").toString());
    return done ? jsonAnswer(200, {}) : refusalAnswer(404, done.error().message);
}

gateway::HttpAnswer Control::faultsAnswer(const gateway::HttpRequest &request, const QJsonObject &wish)
{
    if (request.method == "POST") {
        if (const Done armed = m_faults.arm(wish); !armed)
            return refusalAnswer(400, armed.error().message);
    } else if (request.method == "DELETE") {
        m_faults.clear();
    } else if (request.method != "GET") {
        return refusalAnswer(405, QStringLiteral("GET, POST or DELETE."));
    }
    return jsonAnswer(200, m_faults.shown());
}

gateway::HttpAnswer Control::logAnswer(const gateway::HttpRequest &request)
{
    if (request.method == "DELETE")
        m_log.clear();
    const QString limit = twilio::fieldText(twilio::parseForm(request.query()), "limit");
    return jsonAnswer(200, m_log.shown(limit.isEmpty() ? 1000 : std::max(0, limit.toInt())));
}

gateway::HttpAnswer Control::messagesAnswer() const
{
    QJsonArray messages;
    for (const MessageRecord &message : m_account.messages([](const MessageRecord &) { return true; }))
        messages.append(messageJson(message, m_account.credentials().accountSid));
    return jsonAnswer(200, {{QStringLiteral("messages"), messages}});
}

gateway::HttpAnswer Control::callsAnswer() const
{
    QJsonArray calls;
    for (const CallRecord &call : m_account.calls()) {
        QJsonObject json = callJson(call, m_account.credentials().accountSid, {});
        json.insert(QStringLiteral("error_code"), call.errorCode == 0 ? QJsonValue() : QJsonValue(call.errorCode));
        calls.append(json);
    }
    return jsonAnswer(200, {{QStringLiteral("calls"), calls}});
}

} // namespace patchcord::simulator
