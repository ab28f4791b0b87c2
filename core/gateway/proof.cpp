// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/proof.h"

#include "core/desk/health/publicaddress.h"
#include "core/twilio/form.h"
#include "core/twilio/signature.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QTimer>
#include <QWebSocket>

#include <algorithm>
#include <memory>

namespace patchcord::gateway {

namespace {

constexpr int patienceMs = 10'000;
constexpr qint64 longestAnswer = 64 * 1024;

/// What proxies and frameworks like to change: quotes, '+', escapes in both cases, Unicode, an empty value.
const QByteArray query = "text=it's+1%2B1%20%C3%BC%2F%22&empty=&again=a%2Fb";
const QString troublesome = QStringLiteral("It's \"quoted\" – 1+1=2 & ünïcode 🙂\r\n");

auto webSocketError()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return &QWebSocket::errorOccurred;
#else
    return qOverload<QAbstractSocket::SocketError>(&QWebSocket::error);
#endif
}

/// As Twilio writes a form: a blank is '+'.
QByteArray formBody(const twilio::FormFields &fields)
{
    return twilio::encodeForm(fields).replace("%20", "+");
}

} // namespace

Proof::Proof(ProofGate &gate, const Credentials &credentials, const QString &publicUrl, QObject *parent)
    : QObject(parent)
    , m_gate(gate)
    , m_accountSid(credentials.accountSid.toUtf8())
    , m_token(credentials.authToken.toUtf8())
    , m_publicUrl(publicUrl.toUtf8())
    , m_steps(3)
{
    for (int kind = 0; kind < int(m_steps.size()); ++kind)
        m_steps[kind].kind = ProofStep::Kind(kind);
    while (m_publicUrl.endsWith('/'))
        m_publicUrl.chop(1);
}

Proof::~Proof()
{
    m_gate.close(m_nonce);
}

/// A target for people: the nonce says nothing to them.
QString Proof::shown(QByteArray target) const
{
    return QString::fromUtf8(target.replace(m_nonce, "…").left(300));
}

QFuture<QList<ProofStep>> Proof::run()
{
    m_promise.start();
    m_nonce = m_gate.open();
    if (m_token.isEmpty())
        settle(ProofStep::Kind::RoundTrip, tr("There is no auth token to sign with, so nothing can be received."), 0);
    else
        fetchNonce();
    return m_promise.future();
}

QNetworkRequest Proof::requestTo(const QByteArray &url, const QByteArray &signature) const
{
    QNetworkRequest request(QUrl::fromEncoded(url));
    request.setRawHeader("X-Twilio-Signature", signature);
    request.setRawHeader("Cache-Control", "no-cache");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Patchcord/" PATCHCORD_VERSION));
    request.setTransferTimeout(patienceMs);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    return request;
}

void Proof::fetchNonce()
{
    const QByteArray url = m_publicUrl + proofPath(m_nonce);
    QElapsedTimer clock;
    clock.start();
    QNetworkReply *reply = m_network.get(requestTo(url, twilio::sign(m_token, url)));
    connect(reply, &QNetworkReply::finished, this, [this, reply, clock] {
        reply->deleteLater();
        settle(ProofStep::Kind::RoundTrip, troubleOf(*reply, reply->read(longestAnswer)), clock.elapsed());
    });
}

/// Empty when this desk itself answered.
QString Proof::troubleOf(const QNetworkReply &reply, const QByteArray &body) const
{
    const QString where = whereItCame();
    if (!where.isEmpty())
        return where;
    const QString trouble = desk::whyNotReached(reply);
    if (!trouble.isEmpty() || body == m_gate.word(m_nonce))
        return trouble;
    return tr("Something else answers at the public address, or a page is shown before this desk is reached.");
}

/// What of the last arrival is not as it was sent; empty when it is well or nothing arrived at all.
QString Proof::whereItCame() const
{
    const QList<ProofGate::Arrival> arrivals = m_gate.arrivals(m_nonce);
    if (arrivals.isEmpty())
        return {};
    const ProofGate::Arrival &last = arrivals.last();
    if (last.isAstray)
        return tr("A proxy on the way rewrites the path: %1 arrived as %2.")
            .arg(shown(proofPath(m_nonce)), shown(last.target));
    if (!last.isGenuine)
        return tr("It arrived, but its signature does not hold: something on the way changed the address or the "
                  "request. %1 arrived.")
            .arg(shown(last.target));
    return {};
}

void Proof::postForm()
{
    const twilio::FormFields fields{
        {"AccountSid", m_accountSid}, {"Body", troublesome.toUtf8()}, {"From", "+15005550006"}, {"Nothing", {}}};
    const QByteArray target = proofPath(m_nonce) + '?' + query;
    const QByteArray url = QUrl::fromEncoded(m_publicUrl + target).toEncoded();
    const QByteArray body = formBody(fields);
    QNetworkRequest request = requestTo(url, twilio::sign(m_token, url, fields));
    request.setHeader(QNetworkRequest::ContentTypeHeader,
                      QStringLiteral("application/x-www-form-urlencoded; charset=UTF-8"));
    QElapsedTimer clock;
    clock.start();
    QNetworkReply *reply = m_network.post(request, body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, clock, target, body] {
        reply->deleteLater();
        const QString changed = whatChanged(target, body);
        settle(ProofStep::Kind::ByteExact, changed.isEmpty() ? troubleOf(*reply, reply->read(longestAnswer)) : changed,
               clock.elapsed());
    });
}

QString Proof::whatChanged(const QByteArray &target, const QByteArray &body) const
{
    const QList<ProofGate::Arrival> arrivals = m_gate.arrivals(m_nonce);
    const auto posted = std::ranges::find(arrivals, QByteArray("POST"), &ProofGate::Arrival::method);
    if (posted == arrivals.cend() || posted->isAstray)
        return {};
    if (posted->target != target)
        return tr("A proxy on the way changes the address: %1 arrived as %2.")
            .arg(shown(target), shown(posted->target));
    return posted->body == body ? QString() : tr("Something on the way changes what is sent, so signatures fail.");
}

void Proof::openSocket()
{
    const QByteArray url = "ws" + m_publicUrl.sliced(4) + proofPath(m_nonce);
    auto *socket = new QWebSocket(QString(), QWebSocketProtocol::VersionLatest, this);
    const auto clock = std::make_shared<QElapsedTimer>();
    clock->start();
    const auto end = [this, socket, clock](const QString &finding) {
        socket->disconnect(this);
        socket->close();
        socket->deleteLater();
        settle(ProofStep::Kind::WebSocketEcho, finding, clock->elapsed());
    };
    const QString failed = tr("WebSockets do not come through: the tunnel or proxy does not pass them on, so the sound "
                              "of calls cannot be brought here.");
    connect(socket, &QWebSocket::connected, this, [socket] { socket->sendTextMessage(troublesome); });
    connect(socket, &QWebSocket::textMessageReceived, this,
            [end, failed](const QString &text) { end(text == troublesome ? QString() : failed); });
    connect(socket, &QWebSocket::disconnected, this, [end, failed] { end(failed); });
    // A handshake that fails is no disconnection.
    connect(socket, webSocketError(), this, [end, failed] { end(failed); });
    QTimer::singleShot(patienceMs, socket, [end, failed] { end(failed); });
    QNetworkRequest request(QUrl::fromEncoded(url));
    request.setRawHeader("X-Twilio-Signature", twilio::sign(m_token, url));
    socket->open(request);
}

void Proof::settle(ProofStep::Kind kind, const QString &finding, qint64 milliseconds)
{
    ProofStep &step = m_steps[int(kind)];
    step.isDone = true;
    step.isWell = finding.isEmpty();
    step.milliseconds = int(milliseconds);
    step.finding = finding;
    if (const auto arrivals = m_gate.arrivals(m_nonce); !arrivals.isEmpty() && arrivals.last().isAstray)
        step.rewrite = rewriteBetween(proofPath(m_nonce), arrivals.last().target);
    emit advanced(m_steps);
    if (!step.isWell || kind == ProofStep::Kind::WebSocketEcho)
        finish();
    else if (kind == ProofStep::Kind::RoundTrip)
        postForm();
    else
        openSocket();
}

void Proof::finish()
{
    m_gate.close(m_nonce);
    m_promise.addResult(m_steps);
    m_promise.finish();
}

} // namespace patchcord::gateway
