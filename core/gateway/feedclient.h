// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/event.h"
#include "core/records/message.h"
#include "core/store/store.h"

#include <QObject>

#include <memory>
#include <optional>

class QWebSocket;

namespace patchcord::gateway {

/// One who follows the live feed: gets every event behind a number once and in order, page by page from the store, as
/// fast as it takes them and no faster.
class FeedClient final : public QObject
{
    Q_OBJECT

public:
    FeedClient(store::Store &store, std::unique_ptr<QWebSocket> socket, qint64 since, QObject *parent);
    ~FeedClient() override;

signals:
    void left();

private:
    struct Item
    {
        Event event;
        std::optional<Message> message;
    };
    using Page = QList<Item>;

    [[nodiscard]] static Result<Page> readPage(const store::Snapshot &snapshot, qint64 after);
    void goOn();
    void send(const Result<Page> &page);

    store::Store &m_store;
    std::unique_ptr<QWebSocket> m_socket;
    qint64 m_sent = 0;
    bool m_isReading = false;
    bool m_hasMore = true;
};

} // namespace patchcord::gateway
