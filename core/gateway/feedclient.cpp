// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/feedclient.h"

#include "core/base/futures.h"
#include "core/gateway/logging.h"
#include "core/records/json.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QWebSocket>

namespace patchcord::gateway {

namespace {

constexpr int pageSize = 100;
/// A client that has this much to fetch still gets no further page.
constexpr qint64 maxUnsent = 256 * 1024;

QString toFrame(const Event &event, const std::optional<Message> &message)
{
    QJsonObject frame{
        {QStringLiteral("number"), event.number},
        {QStringLiteral("at"), toIsoUtc(event.at)},
        {QStringLiteral("kind"), toString(event.kind)},
        {QStringLiteral("conversation"),
         event.conversation.isValid() ? QJsonValue(event.conversation.value) : QJsonValue()},
        {QStringLiteral("message"), message ? QJsonValue(toJson(*message)) : QJsonValue()},
    };
    if (event.sender.isValid())
        frame.insert(QStringLiteral("sender"), event.sender.value);
    return QString::fromUtf8(QJsonDocument(frame).toJson(QJsonDocument::Compact));
}

} // namespace

FeedClient::FeedClient(store::Store &store, std::unique_ptr<QWebSocket> socket, qint64 since, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_socket(std::move(socket))
    , m_sent(since)
{
    connect(&m_store, &store::Store::committed, this, [this] {
        m_hasMore = true;
        goOn();
    });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, &FeedClient::goOn);
    connect(m_socket.get(), &QWebSocket::disconnected, this, &FeedClient::left);
    goOn();
}

FeedClient::~FeedClient()
{
    m_socket->disconnect(this);
}

Result<FeedClient::Page> FeedClient::readPage(const store::Snapshot &snapshot, qint64 after)
{
    const auto events = store::eventsAfter(snapshot, after, pageSize);
    if (!events)
        return std::unexpected(events.error());
    Page page;
    page.reserve(events->size());
    for (const Event &event : *events) {
        Item item{event, std::nullopt};
        if (event.message.isValid()) {
            auto message = store::messageById(snapshot, event.message);
            if (!message)
                return std::unexpected(message.error());
            item.message = std::move(*message);
        }
        page.append(std::move(item));
    }
    return page;
}

void FeedClient::goOn()
{
    if (m_isReading || !m_hasMore || m_socket->bytesToWrite() > maxUnsent)
        return;
    m_isReading = true;
    m_hasMore = false; // a commit that happens meanwhile sets it again
    const auto read = [after = m_sent](const store::Snapshot &snapshot) { return readPage(snapshot, after); };
    whenDone(m_store.read(read), this, [this](const Result<Page> &page) { send(page); });
}

void FeedClient::send(const Result<Page> &page)
{
    m_isReading = false;
    if (!page) {
        qCWarning(log).noquote() << "the live feed could not read on:" << page.error().detail;
        m_socket->close(QWebSocketProtocol::CloseCodeBadOperation);
        return;
    }
    for (const Item &item : *page) {
        m_socket->sendTextMessage(toFrame(item.event, item.message));
        m_sent = item.event.number;
    }
    if (page->size() == pageSize)
        m_hasMore = true;
    goOn();
}

} // namespace patchcord::gateway
