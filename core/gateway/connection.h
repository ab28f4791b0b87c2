// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/bodybudget.h"
#include "core/gateway/chunkdecoder.h"
#include "core/gateway/http.h"
#include "core/gateway/requestparser.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <optional>

class QTcpSocket;

namespace patchcord::gateway {

class Connection;

/// The way back to the peer of one request. Goes dead, without harm, when the peer leaves or the request is answered.
class PeerTicket final
{
public:
    PeerTicket() = default;
    PeerTicket(Connection *connection, quint64 request);

    [[nodiscard]] bool isOpen() const;
    /// True when the answer ends the connection, which it then has to say.
    [[nodiscard]] bool closesAfter() const;
    void answer(const QByteArray &response) const;
    void answerRaw(const QByteArray &bytes) const;
    void answerStream(const QByteArray &head, const std::shared_ptr<HttpStream> &stream) const;
    /// Answers with a bare status and ends the connection.
    void refuse(int status) const;

private:
    QPointer<Connection> m_connection;
    quint64 m_request = 0;
};

/// Who takes what the guard lets through.
class RequestSink
{
public:
    RequestSink() = default;
    RequestSink(const RequestSink &) = delete;
    RequestSink &operator=(const RequestSink &) = delete;
    virtual ~RequestSink() = default;

    virtual void take(HttpRequest request, const PeerTicket &ticket) = 0;
    /// Nothing: no WebSocket is served there, so it is an ordinary request. 0: accepted. Else the status to refuse
    /// with.
    [[nodiscard]] virtual std::optional<int> checkUpgrade(const HttpRequest &request) = 0;
    /// The head still lies unread in the socket, which belongs to the sink now.
    virtual void takeSocket(QTcpSocket *socket, const HttpRequest &request) = 0;
};

/// One peer: frames its requests one after the other, within limits of size and time, and writes their answers in the
/// same order. Never reads on while a request waits for its answer.
class Connection final : public QObject
{
    Q_OBJECT

public:
    /// `clock` is the guard's; times are its microseconds.
    Connection(QTcpSocket *socket, const HttpLimits &limits, RequestSink &sink, BodyBudget &budget,
               const QElapsedTimer &clock, QObject *parent);

    /// Ends it when its time is up; 408 where a request was begun.
    void checkDeadline(qint64 now);
    /// How readily it gives way to a newcomer: higher goes first; 0 = not at all.
    [[nodiscard]] int readiness(qint64 now) const;
    [[nodiscard]] qint64 since() const { return m_since; }
    /// Reads what the system already holds of it; true when that made it anything but ready to give way.
    bool isSavedByUnreadBytes();
    /// Ends it at once, without a word.
    void drop();

    [[nodiscard]] bool isWaitingFor(quint64 request) const;
    [[nodiscard]] bool closesAfterAnswer() const { return !m_head.keepsAlive; }
    void answer(const QByteArray &response);
    void answerRaw(const QByteArray &bytes);
    /// `head` ends with its blank line and announces the size of the stream.
    void answerStream(const QByteArray &head, const std::shared_ptr<HttpStream> &stream);
    void refuse(int status);

signals:
    /// Emitted once; nothing more comes of it.
    void over();

private:
    enum class State { Idle, Head, Body, Handling, Writing, Draining, Over };

    void advance();
    bool step();
    bool beginRequest();
    bool readHead();
    bool acceptHead(qsizetype size);
    bool upgrade(const HttpRequest &request);
    bool readBody();
    bool readChunks();
    bool isWithinBudget(qint64 bodySize);
    void leaveBudget();
    bool drain();
    void dispatch();
    void write(const QByteArray &bytes);
    void feed();
    void afterWrite();
    void onBytesWritten();
    void enter(State state, int milliseconds);

    QTcpSocket *m_socket = nullptr;
    const HttpLimits &m_limits;
    RequestSink &m_sink;
    BodyBudget &m_budget;
    const QElapsedTimer &m_clock;
    State m_state = State::Head;
    qint64 m_since = 0;
    qint64 m_deadline = 0;
    qint64 m_drained = 0;
    qint64 m_budgeted = 0;
    qsizetype m_scanned = 0;
    quint64 m_requests = 0;
    bool m_isAdvancing = false;
    bool m_hasBegun = false;
    RequestHead m_head;
    HttpRequest m_request;
    ChunkDecoder m_chunks;
    std::shared_ptr<HttpStream> m_stream; ///< While it is being written.
    qint64 m_unread = 0; ///< Bytes of it.
};

} // namespace patchcord::gateway
