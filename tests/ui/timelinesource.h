// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/timelineview.h"

#include <QDateTime>
#include <QTimeZone>
#include <QTimer>

#include <algorithm>
#include <functional>

namespace patchcord::fixtures {

/// Serves pages of a made-up conversation of any length to a timeline, never before the request has returned.
class TimelineSource final : public QObject
{
public:
    using Make = std::function<Message(qint64 ordinal)>;

    /// `make` gives the row of an ordinal; its id must be the ordinal, and its time must grow with it.
    TimelineSource(ui::TimelineView &view, qint64 total, Make make)
        : m_view(view)
        , m_total(total)
        , m_make(std::move(make))
    {
        connect(&view, &ui::TimelineView::pageWanted, this, &TimelineSource::take);
    }

    [[nodiscard]] Conversation conversation(int unread = 0) const
    {
        Conversation result;
        result.id = {7};
        result.contactName = QStringLiteral("Amara");
        result.contactAddress = {Channel::Sms, QStringLiteral("+447700900123")};
        result.senderName = QStringLiteral("Support line");
        result.messageCount = m_total;
        result.unread = unread;
        result.readUpTo = m_total - unread;
        if (m_total > 0)
            result.last = m_make(m_total);
        return result;
    }
    /// Requests wait until release().
    void hold() { m_isHolding = true; }
    void release()
    {
        m_isHolding = false;
        const QList<ui::PageRequest> held = std::exchange(m_held, {});
        for (const ui::PageRequest &request : held)
            m_view.setPage(request, pageOf(request));
    }
    /// Answers the oldest request; those that follow wait as before.
    void releaseOne()
    {
        const ui::PageRequest request = m_held.takeFirst();
        m_view.setPage(request, pageOf(request));
    }
    [[nodiscard]] const QList<ui::PageRequest> &held() const { return m_held; }
    [[nodiscard]] int served() const { return m_served; }
    /// One row more at the end.
    Message grow() { return m_make(++m_total); }

    [[nodiscard]] QList<Message> pageOf(const ui::PageRequest &request) const
    {
        qint64 first = m_total - request.limit + 1;
        qint64 last = m_total;
        if (request.kind == ui::PageRequest::Kind::Before) {
            last = request.key.id.value - 1;
            first = last - request.limit + 1;
        } else if (request.kind != ui::PageRequest::Kind::Newest) {
            first = request.kind == ui::PageRequest::Kind::After ? request.key.id.value + 1 : request.ordinal;
            last = first + request.limit - 1;
        }
        QList<Message> rows;
        for (qint64 ordinal = std::max<qint64>(1, first); ordinal <= std::min(last, m_total); ++ordinal)
            rows.append(m_make(ordinal));
        return rows;
    }

private:
    void take(const ui::PageRequest &request)
    {
        if (m_isHolding) {
            m_held.append(request);
            return;
        }
        QTimer::singleShot(0, this, [this, request] {
            ++m_served;
            m_view.setPage(request, pageOf(request));
        });
    }

    ui::TimelineView &m_view;
    qint64 m_total = 0;
    Make m_make;
    bool m_isHolding = false;
    int m_served = 0;
    QList<ui::PageRequest> m_held;
};

/// A row of an ordinary exchange: both directions, one to four lines, some of them answered within minutes.
inline Message ordinaryRow(qint64 ordinal)
{
    static const QString words = QStringLiteral(
        "my parcel came this morning but the box is crushed on one side could you please tell me what to do with it "
        "the label number is on the lower corner and the driver did not wait for me to look inside ");
    Message row;
    row.id = {ordinal};
    row.conversation = {7};
    row.ordinal = ordinal;
    row.at = QDateTime({2024, 1, 1}, {8, 0}, QTimeZone::utc()).toMSecsSinceEpoch() + ordinal * 67'000;
    row.direction = ordinal % 5 < 3 ? Direction::Inbound : Direction::Outbound;
    row.status = row.direction == Direction::Inbound ? DeliveryStatus::Received : DeliveryStatus::Delivered;
    row.author = row.direction == Direction::Inbound ? QString() : QStringLiteral("Dana");
    row.body = QString::number(ordinal) + QLatin1Char(' ') + words.left(20 + int(ordinal * 37 % 160)).trimmed();
    return row;
}

} // namespace patchcord::fixtures
