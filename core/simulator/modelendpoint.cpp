// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/modelendpoint.h"

#include "core/simulator/apianswer.h"
#include "core/simulator/pacedwords.h"
#include "core/simulator/plainanswers.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace patchcord::simulator {

namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype mostRequests = 200;
constexpr qsizetype longAnswer = 10'000;
constexpr QByteArrayView chatPath("/v1/chat/completions");

struct FaultName
{
    ModelFaultKind kind;
    QLatin1StringView name;
};

constexpr std::array faultNames{
    FaultName{ModelFaultKind::Cut, "cut"_L1},
    FaultName{ModelFaultKind::Busy, "429"_L1},
    FaultName{ModelFaultKind::Silence, "silence"_L1},
    FaultName{ModelFaultKind::Pause, "pause"_L1},
    FaultName{ModelFaultKind::Tools, "tools"_L1},
    FaultName{ModelFaultKind::Empty, "empty"_L1},
    FaultName{ModelFaultKind::Long, "long"_L1},
    FaultName{ModelFaultKind::BadJson, "bad-json"_L1},
    FaultName{ModelFaultKind::NotAStream, "no-stream"_L1},
    FaultName{ModelFaultKind::WrongKey, "401"_L1},
    FaultName{ModelFaultKind::NoModel, "404"_L1},
    FaultName{ModelFaultKind::Failure, "500"_L1},
    FaultName{ModelFaultKind::Elsewhere, "elsewhere"_L1},
};

QByteArray eventOf(const QJsonObject &delta, const QString &reason = {})
{
    const QJsonObject choice{{u"index"_s, 0},
                             {u"delta"_s, delta},
                             {u"finish_reason"_s, reason.isEmpty() ? QJsonValue() : QJsonValue(reason)}};
    const QJsonObject chunk{{u"object"_s, u"chat.completion.chunk"_s}, {u"choices"_s, QJsonArray{choice}}};
    return "data: " + QJsonDocument(chunk).toJson(QJsonDocument::Compact) + "\n\n";
}

/// Word by word, as such servers stream; scripts without blanks in pieces of a few letters.
QByteArrayList eventsOf(const QString &text)
{
    QByteArrayList events{eventOf({{u"role"_s, u"assistant"_s}, {u"content"_s, QString()}})};
    QString word;
    for (qsizetype i = 0; i < text.size(); ++i) {
        word += text.at(i);
        const bool isWhole = text.at(i).isHighSurrogate() ? false : text.at(i) == u' ' || word.size() >= 8;
        if (!isWhole && i + 1 < text.size())
            continue;
        events.append(eventOf({{u"content"_s, word}}));
        word.clear();
    }
    events.append(eventOf({}, u"stop"_s));
    events.append("data: [DONE]\n\n");
    return events;
}

gateway::HttpAnswer streamed(const QByteArrayList &events, int gapMs, qsizetype pauseAfter = -1)
{
    gateway::HttpAnswer answer;
    answer.contentType = "text/event-stream";
    answer.stream = std::make_shared<gateway::HttpStream>();
    auto words = std::make_unique<PacedWords>(events, gapMs, pauseAfter);
    answer.stream->size = words->wholeSize();
    answer.stream->source = std::move(words);
    return answer;
}

gateway::HttpAnswer refusal(int status, const QString &message)
{
    return jsonAnswer(status,
                      {{u"error"_s, QJsonObject{{u"message"_s, message}, {u"type"_s, u"invalid_request_error"_s}}}});
}

} // namespace

QString ModelEndpoint::key()
{
    return u"simulated-model"_s;
}

bool ModelEndpoint::takes(const QByteArray &path)
{
    return path == chatPath;
}

void ModelEndpoint::handle(const gateway::HttpRequest &request, const gateway::HttpReply &reply)
{
    if (request.method != "POST")
        return reply.answer(refusal(405, u"POST only."_s));
    if (request.header("Authorization") != "Bearer " + key().toUtf8())
        return reply.answer(refusal(401, u"Incorrect API key provided."_s));
    const QJsonDocument body = QJsonDocument::fromJson(request.body);
    if (!body.isObject() || !body.object().value(u"stream").toBool())
        return reply.answer(refusal(400, u"A JSON object with \"stream\": true, please."_s));
    m_requests.append(request.body);
    if (m_requests.size() > mostRequests)
        m_requests.removeFirst();
    if (const auto fault = takeFault())
        return misbehave(*fault, reply);
    reply.answer(streamed(eventsOf(m_reply.isEmpty() ? plainAnswer(body.object()) : m_reply), m_delayMs));
}

void ModelEndpoint::misbehave(ModelFaultKind kind, const gateway::HttpReply &reply) const
{
    const QByteArrayList words = eventsOf(u"Your parcel is on its way to"_s);
    switch (kind) {
    case ModelFaultKind::Cut:
        return reply.answerRaw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + words.first(4).join());
    case ModelFaultKind::Busy: {
        gateway::HttpAnswer answer = refusal(429, u"Rate limit reached."_s);
        answer.headers.emplaceBack("Retry-After", "7");
        return reply.answer(answer);
    }
    case ModelFaultKind::Silence:
        return reply.hang();
    case ModelFaultKind::Pause:
        return reply.answer(streamed(words, m_delayMs, 3));
    case ModelFaultKind::Tools:
        return reply.answer(streamed(
            {eventOf(
                 {{u"tool_calls"_s, QJsonArray{QJsonObject{{u"function"_s, QJsonObject{{u"name"_s, u"refund"_s}}}}}}}),
             eventOf({}, u"tool_calls"_s), "data: [DONE]\n\n"},
            m_delayMs));
    case ModelFaultKind::Empty:
        return reply.answer(streamed(eventsOf({}), m_delayMs));
    case ModelFaultKind::Long:
        return reply.answer(streamed({eventOf({{u"content"_s, QString(longAnswer, u'a')}}), "data: [DONE]\n\n"}, 1));
    case ModelFaultKind::BadJson:
        return reply.answer(streamed({"data: {\"choices\":[{\"delta\":\n\n", "data: [DONE]\n\n"}, m_delayMs));
    case ModelFaultKind::NotAStream:
        return reply.answer(jsonAnswer(200, {{u"choices"_s, QJsonArray()}}));
    case ModelFaultKind::WrongKey:
        return reply.answer(refusal(401, u"Incorrect API key provided."_s));
    case ModelFaultKind::NoModel:
        return reply.answer(refusal(404, u"The model does not exist."_s));
    case ModelFaultKind::Failure:
        return reply.answer(refusal(500, u"Internal error."_s));
    case ModelFaultKind::Elsewhere:
        return reply.answer({307, "text/plain", {}, {{"Location", "http://stranger.example/v1"}}, {}});
    }
}

Result<QJsonObject> ModelEndpoint::control(const QByteArray &method, const QJsonObject &wish)
{
    if (method == "DELETE") {
        m_faults.clear();
        m_requests.clear();
        m_reply.clear();
    } else if (method == "POST") {
        const QString name = wish.value(u"fault").toString();
        const auto known = std::ranges::find(faultNames, name, &FaultName::name);
        if (!name.isEmpty() && known == faultNames.end())
            return failure(ErrorKind::Invalid, u"There is no fault of models called \"%1\"."_s.arg(name));
        if (!name.isEmpty())
            m_faults.append(QList<ModelFaultKind>(std::clamp(wish.value(u"count").toInt(1), 1, 1000), known->kind));
        if (wish.contains(u"reply"))
            m_reply = wish.value(u"reply").toString();
        m_delayMs = std::clamp(wish.value(u"delay_ms").toInt(m_delayMs), 1, 60'000);
    } else if (method != "GET") {
        return failure(ErrorKind::Invalid, u"GET, POST or DELETE."_s);
    }
    QJsonArray requests;
    for (const QByteArray &body : std::as_const(m_requests))
        requests.append(QJsonDocument::fromJson(body).object());
    return QJsonObject{{u"requests"_s, requests}, {u"faults"_s, m_faults.size()}};
}

std::optional<ModelFaultKind> ModelEndpoint::takeFault()
{
    return m_faults.isEmpty() ? std::nullopt : std::optional(m_faults.takeFirst());
}

} // namespace patchcord::simulator
