// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/connection.h"

#include "core/gateway/logging.h"

#include <QScopedValueRollback>
#include <QTcpSocket>

namespace patchcord::gateway {

namespace {

constexpr int drainMs = 1'000;
constexpr qint64 readAhead = 4 * 1024;
/// A connection younger than this has hardly had a chance to send its request.
constexpr qint64 youth = 1'000'000;
/// Bodies up to this size are outside the budget: webhooks are that small, and shall pass whatever else goes on.
constexpr qint64 freeBody = 16 * 1024;
/// What is swallowed behind a refused request before it is cut off.
constexpr qint64 maxDrained = 4 * 1024 * 1024;
/// What of a stream may wait for its peer.
constexpr qint64 streamAhead = 128 * 1024;
constexpr qint64 streamChunk = 64 * 1024;

QByteArray bareAnswer(int status)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status)
        + "\r\nConnection: close\r\nContent-Length: 0\r\n";
    if (status == 503)
        bytes += "Retry-After: 1\r\n";
    return bytes + "\r\n";
}

} // namespace

PeerTicket::PeerTicket(Connection *connection, quint64 request)
    : m_connection(connection)
    , m_request(request)
{ }

bool PeerTicket::isOpen() const
{
    return m_connection && m_connection->isWaitingFor(m_request);
}

bool PeerTicket::closesAfter() const
{
    return !isOpen() || m_connection->closesAfterAnswer();
}

void PeerTicket::answer(const QByteArray &response) const
{
    if (isOpen())
        m_connection->answer(response);
}

void PeerTicket::answerRaw(const QByteArray &bytes) const
{
    if (isOpen())
        m_connection->answerRaw(bytes);
}

void PeerTicket::answerStream(const QByteArray &head, const std::shared_ptr<HttpStream> &stream) const
{
    if (isOpen())
        m_connection->answerStream(head, stream);
}

void PeerTicket::refuse(int status) const
{
    if (isOpen())
        m_connection->refuse(status);
}

Connection::Connection(QTcpSocket *socket, const HttpLimits &limits, RequestSink &sink, BodyBudget &budget,
                       const QElapsedTimer &clock, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_limits(limits)
    , m_sink(sink)
    , m_budget(budget)
    , m_clock(clock)
{
    m_socket->setParent(this);
    // A chunk of body is taken out as it comes, so the socket itself never needs to hold more than a head.
    m_socket->setReadBufferSize(m_limits.maxHead + readAhead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::advance);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::onBytesWritten);
    connect(m_socket, &QTcpSocket::disconnected, this, &Connection::drop);
    enter(State::Head, m_limits.headMs);
}

void Connection::enter(State state, int milliseconds)
{
    m_state = state;
    m_since = m_clock.nsecsElapsed() / 1000;
    m_deadline = milliseconds > 0 ? m_since + milliseconds * qint64(1000) : 0;
}

void Connection::checkDeadline(qint64 now)
{
    if (m_deadline == 0 || now < m_deadline)
        return;
    if (m_state == State::Head || m_state == State::Body)
        refuse(408);
    else
        drop();
}

/// The young are all alike, or those who begin bodies would crowd out those who are just arriving.
int Connection::readiness(qint64 now) const
{
    const bool isYoung = now - m_since < youth;
    switch (m_state) {
    case State::Draining:
        return 6;
    case State::Head:
        if (isYoung)
            return 1;
        return m_hasBegun ? 3 : 5;
    case State::Idle:
        return 4;
    case State::Body:
    case State::Writing:
        return isYoung ? 1 : 2;
    case State::Handling:
    case State::Over:
        return 0;
    }
    Q_UNREACHABLE();
}

bool Connection::isSavedByUnreadBytes()
{
    if (m_state == State::Draining || m_state == State::Writing)
        return false;
    const quint64 before = m_requests;
    m_socket->waitForReadyRead(0);
    return m_requests != before || m_state == State::Handling || m_state == State::Over;
}

void Connection::drop()
{
    if (m_state == State::Over)
        return;
    enter(State::Over, 0);
    m_stream.reset();
    m_unread = 0;
    leaveBudget();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    emit over();
}

bool Connection::isWaitingFor(quint64 request) const
{
    return m_state == State::Handling && m_requests == request;
}

void Connection::advance()
{
    if (m_isAdvancing)
        return;
    const QScopedValueRollback guard(m_isAdvancing, true);
    while (step()) { }
}

/// One move onward; false when it takes more bytes, or somebody else, to go on.
bool Connection::step()
{
    switch (m_state) {
    case State::Idle:
        return beginRequest();
    case State::Head:
        return readHead();
    case State::Body:
        return readBody();
    case State::Draining:
        return drain();
    case State::Handling:
    case State::Writing:
    case State::Over:
        return false;
    }
    Q_UNREACHABLE();
}

bool Connection::beginRequest()
{
    if (m_socket->bytesAvailable() == 0)
        return false;
    m_scanned = 0;
    m_hasBegun = false;
    enter(State::Head, m_limits.headMs);
    return true;
}

bool Connection::readHead()
{
    const QByteArray bytes = m_socket->peek(qMin<qint64>(m_socket->bytesAvailable(), m_limits.maxHead));
    if (bytes.isEmpty())
        return false;
    if (!m_hasBegun && bytes.startsWith("\r\n")) {
        m_socket->skip(2); // one empty line before a request is common, and harmless
        m_hasBegun = true;
        return true;
    }
    m_hasBegun = true;
    const HeadEnd end = findHeadEnd(bytes, m_scanned);
    switch (end.kind) {
    case HeadEnd::Kind::Broken:
        refuse(400);
        return false;
    case HeadEnd::Kind::Missing:
        m_scanned = end.size;
        if (bytes.size() >= m_limits.maxHead)
            refuse(431);
        return false;
    case HeadEnd::Kind::Found:
        break;
    }
    auto head = parseHead(QByteArrayView(bytes).first(end.size - 4), m_limits.maxHeaders);
    if (!head) {
        refuse(head.error());
        return false;
    }
    m_head = std::move(*head);
    return acceptHead(end.size);
}

bool Connection::acceptHead(qsizetype size)
{
    m_request = HttpRequest{m_head.method, m_head.target, std::move(m_head.headers), {}, m_socket->peerAddress(), {}};
    if (m_head.wantsWebSocket && upgrade(m_request))
        return false;
    if (m_head.contentLength > m_limits.maxBody) {
        refuse(413);
        return false;
    }
    m_socket->skip(size);
    if (!m_head.hasBody()) {
        dispatch();
        return true;
    }
    if (m_head.expectsContinue)
        write("HTTP/1.1 100 Continue\r\n\r\n");
    m_chunks = ChunkDecoder(m_limits.maxBody);
    if (m_state != State::Over)
        enter(State::Body, m_limits.bodyMs);
    return true;
}

/// True when the request was dealt with as a WebSocket's, one way or the other.
bool Connection::upgrade(const HttpRequest &request)
{
    const std::optional<int> verdict = m_sink.checkUpgrade(request);
    if (!verdict)
        return false;
    if (*verdict != 0) {
        refuse(*verdict);
        return true;
    }
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->setParent(nullptr);
    m_sink.takeSocket(socket, request);
    drop();
    return true;
}

bool Connection::readBody()
{
    if (m_head.isChunked)
        return readChunks();
    const qint64 left = m_head.contentLength - m_request.body.size();
    const QByteArray bytes = m_socket->read(qMin(left, m_socket->bytesAvailable()));
    if (bytes.size() == left && m_request.body.isEmpty()) {
        m_request.body = bytes;
    } else {
        m_request.body.reserve(m_head.contentLength);
        m_request.body += bytes;
    }
    if (!isWithinBudget(m_request.body.size()) || bytes.size() < left)
        return false;
    dispatch();
    return true;
}

bool Connection::readChunks()
{
    const QByteArray bytes = m_socket->peek(m_socket->bytesAvailable());
    m_socket->skip(m_chunks.consume(bytes));
    switch (m_chunks.state()) {
    case ChunkDecoder::State::Running:
        return isWithinBudget(m_chunks.size()) && m_socket->bytesAvailable() > 0;
    case ChunkDecoder::State::Malformed:
        refuse(400);
        return false;
    case ChunkDecoder::State::TooLarge:
        refuse(413);
        return false;
    case ChunkDecoder::State::Done:
        m_request.body = m_chunks.takeBody();
        dispatch();
        return true;
    }
    Q_UNREACHABLE();
}

/// Refuses the request, and says false, when the port holds too much of unfinished bodies already.
bool Connection::isWithinBudget(qint64 bodySize)
{
    const qint64 more = bodySize <= freeBody ? 0 : bodySize - m_budgeted;
    if (!m_budget.take(more)) {
        refuse(503);
        return false;
    }
    m_budgeted += more;
    return true;
}

void Connection::leaveBudget()
{
    m_budget.giveBack(std::exchange(m_budgeted, 0));
}

void Connection::dispatch()
{
    leaveBudget();
    ++m_requests;
    enter(State::Handling, 0);
    m_sink.take(std::exchange(m_request, {}), PeerTicket(this, m_requests));
}

void Connection::write(const QByteArray &bytes)
{
    m_socket->write(bytes);
    m_socket->flush(); // saves a turn of the event loop
}

void Connection::answer(const QByteArray &response)
{
    qsizetype size = response.size();
    if (m_head.method == "HEAD")
        size = qMin(size, response.indexOf("\r\n\r\n") + 4);
    write(size == response.size() ? response : response.first(size));
    if (m_state == State::Over)
        return;
    if (m_socket->bytesToWrite() > 0)
        enter(State::Writing, m_limits.writeMs);
    else
        afterWrite();
}

void Connection::answerRaw(const QByteArray &bytes)
{
    m_head.keepsAlive = false;
    m_head.method.clear();
    answer(bytes);
}

void Connection::answerStream(const QByteArray &head, const std::shared_ptr<HttpStream> &stream)
{
    write(head);
    if (m_state == State::Over)
        return;
    enter(State::Writing, m_limits.writeMs);
    if (m_head.method != "HEAD") {
        m_stream = stream;
        m_unread = stream->size;
        connect(stream->source.get(), &QIODevice::readyRead, this, &Connection::onBytesWritten);
        feed();
    }
    onBytesWritten();
}

/// Reads on while the peer keeps up.
void Connection::feed()
{
    while (m_unread > 0 && m_socket->bytesToWrite() < streamAhead) {
        const QByteArray bytes = m_stream->source->read(qMin(streamChunk, m_unread));
        if (bytes.isEmpty() && m_stream->source->isSequential() && !m_stream->source->atEnd())
            return; // Its readyRead() says when there is more.
        if (bytes.isEmpty())
            return drop(); // What was announced is not there: the peer must not take it for the whole.
        m_unread -= bytes.size();
        m_socket->write(bytes);
    }
}

void Connection::afterWrite()
{
    if (const auto stream = std::exchange(m_stream, nullptr); stream && stream->taken)
        stream->taken();
    if (!m_head.keepsAlive)
        return drop();
    enter(State::Idle, m_limits.idleMs);
    if (!m_isAdvancing && m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &Connection::advance, Qt::QueuedConnection);
}

void Connection::onBytesWritten()
{
    if (m_state != State::Writing)
        return;
    if (m_unread > 0) {
        const qint64 now = m_clock.nsecsElapsed() / 1000;
        m_deadline = qMin(now + m_limits.writeMs * qint64(1000), m_since + m_limits.streamMs * qint64(1000));
        feed();
    }
    if (m_state == State::Writing && m_unread == 0 && m_socket->bytesToWrite() == 0)
        afterWrite();
}

/// What the peer still sends is swallowed for a while, or the reset of an early end would overtake the answer.
void Connection::refuse(int status)
{
    qCDebug(log) << "turned away by the guard with" << status;
    m_head.keepsAlive = false;
    leaveBudget();
    m_request = {};
    m_chunks = ChunkDecoder();
    write(bareAnswer(status));
    if (m_state == State::Over)
        return;
    enter(State::Draining, drainMs);
    drain();
}

bool Connection::drain()
{
    m_drained += m_socket->skip(m_socket->bytesAvailable());
    if (m_drained > maxDrained)
        drop();
    return false;
}

} // namespace patchcord::gateway
