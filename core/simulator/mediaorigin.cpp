// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/mediaorigin.h"

#include "core/simulator/account.h"
#include "core/simulator/wirelog.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace patchcord::simulator {

namespace {

constexpr QByteArrayView mediaPath("/media/");

struct FaultName
{
    MediaFaultKind kind;
    QLatin1StringView name;
};

constexpr std::array faultNames{
    FaultName{MediaFaultKind::NotFound, QLatin1StringView("not-found")},
    FaultName{MediaFaultKind::Hang, QLatin1StringView("hang")},
    FaultName{MediaFaultKind::Huge, QLatin1StringView("huge")},
    FaultName{MediaFaultKind::Elsewhere, QLatin1StringView("elsewhere")},
    FaultName{MediaFaultKind::Loop, QLatin1StringView("loop")},
    FaultName{MediaFaultKind::WrongType, QLatin1StringView("wrong-type")},
    FaultName{MediaFaultKind::Cut, QLatin1StringView("cut")},
};

/// Nothing but zeros, without an end.
class Zeros final : public QIODevice
{
public:
    Zeros() { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        std::memset(data, 0, size_t(size));
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }
};

gateway::HttpAnswer storeError(int status, const QByteArray &code)
{
    return {status, "application/xml", "<Error><Code>" + code + "</Code></Error>", {}, {}};
}

gateway::HttpAnswer redirectTo(const QByteArray &location)
{
    return {307, "text/plain", {}, {{"Location", location}}, {}};
}

gateway::HttpAnswer hugeAnswer()
{
    gateway::HttpAnswer answer{.contentType = "image/jpeg", .stream = std::make_shared<gateway::HttpStream>()};
    answer.stream->source = std::make_unique<Zeros>();
    answer.stream->size = 100LL * 1024 * 1024;
    return answer;
}

} // namespace

MediaOrigin::MediaOrigin(const Account &account, WireLog &log, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_log(log)
    , m_server(gateway::HttpLimits{})
{
    m_server.setFallback(
        [this](const gateway::HttpRequest &request, const gateway::HttpReply &reply) { handle(request, reply); });
}

Result<quint16> MediaOrigin::listen(const QHostAddress &host)
{
    return m_server.listen(host, 0);
}

Done MediaOrigin::control(const QByteArray &method, const QJsonObject &wish)
{
    if (method == "DELETE") {
        m_faults.clear();
        return {};
    }
    const QString name = wish.value(u"fault").toString();
    const auto known = std::ranges::find(faultNames, name, &FaultName::name);
    if (method != "POST" || known == faultNames.end())
        return failure(ErrorKind::Invalid, QStringLiteral("There is no fault of files called \"%1\".").arg(name));
    m_faults.append({known->kind, std::max(1, wish.value(u"count").toInt(1))});
    return {};
}

void MediaOrigin::handle(const gateway::HttpRequest &request, const gateway::HttpReply &reply)
{
    const quint64 number = m_log.requestCame(request);
    m_log.requestEnded(number, serve(request, reply));
}

/// Gives what happened, for the log.
QString MediaOrigin::serve(const gateway::HttpRequest &request, const gateway::HttpReply &reply)
{
    if (!request.header("Authorization").isEmpty()) {
        reply.answer(storeError(400, "InvalidArgument"));
        return QStringLiteral("400, credentials came along");
    }
    const QByteArray path = request.path();
    const auto media = path.startsWith(mediaPath) ? m_account.media(QString::fromLatin1(path.sliced(mediaPath.size())))
                                                  : std::nullopt;
    if (!media || (request.method != "GET" && request.method != "HEAD")) {
        reply.answer(storeError(404, "NoSuchKey"));
        return QStringLiteral("404");
    }
    if (const auto fault = takeFault())
        return misbehave(*fault, request, media->bytes, reply);
    reply.answer({200, media->contentType.toLatin1(), media->bytes, {}, {}});
    return QStringLiteral("200");
}

QString MediaOrigin::misbehave(MediaFaultKind kind, const gateway::HttpRequest &request, const QByteArray &bytes,
                               const gateway::HttpReply &reply)
{
    const QString outcome = QStringLiteral("fault, ") + std::ranges::find(faultNames, kind, &FaultName::kind)->name;
    switch (kind) {
    case MediaFaultKind::NotFound:
        reply.answer(storeError(404, "NoSuchKey"));
        break;
    case MediaFaultKind::Hang:
        reply.hang();
        break;
    case MediaFaultKind::Huge:
        reply.answer(hugeAnswer());
        break;
    case MediaFaultKind::Elsewhere:
        reply.answer(redirectTo("http://stranger.example/file"));
        break;
    case MediaFaultKind::Loop:
        reply.answer(redirectTo(request.target));
        break;
    case MediaFaultKind::WrongType:
        reply.answer({200, "image/jpeg", "<!doctype html><script>alert(1)</script>", {}, {}});
        break;
    case MediaFaultKind::Cut:
        reply.answerRaw("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(bytes.size()) + "\r\n\r\n"
                        + bytes.first(bytes.size() / 2));
        break;
    }
    return outcome;
}

std::optional<MediaFaultKind> MediaOrigin::takeFault()
{
    if (m_faults.isEmpty())
        return std::nullopt;
    const MediaFaultKind kind = m_faults.first().kind;
    if (--m_faults.first().count <= 0)
        m_faults.removeFirst();
    return kind;
}

} // namespace patchcord::simulator
