// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinewindow.h"

#include <algorithm>
#include <cmath>

namespace patchcord::ui {

namespace {

constexpr int rowsAboveJump = 12; ///< Loaded with a jump, so that a turn of the wheel upwards finds rows.
constexpr int tailCapacity = 64;

bool isBefore(const Message &message, const MessageKey &key)
{
    return message.key() < key;
}

} // namespace

void TimelineWindow::open(const Conversation &conversation)
{
    const quint64 serial = m_serial;
    *this = {};
    m_serial = serial;
    m_conversation = conversation.id;
    if (!conversation.id.isValid())
        return;
    m_total = conversation.messageCount;
    m_readUpTo = conversation.readUpTo;
    m_newest = conversation.last.key();
    const bool hasUnread = conversation.unread > 0 && conversation.readUpTo < conversation.messageCount;
    startJump({hasUnread ? TimelineJump::Target::Unread : TimelineJump::Target::Newest, 0});
}

void TimelineWindow::update(const Conversation &conversation)
{
    if (conversation.id != m_conversation)
        return;
    m_total = conversation.messageCount;
    m_readUpTo = conversation.readUpTo;
    settle();
}

PageRequest &TimelineWindow::want(PageRequest::Kind kind)
{
    m_wanted.append({.serial = ++m_serial,
                     .conversation = m_conversation,
                     .kind = kind,
                     .key = {},
                     .ordinal = 0,
                     .limit = pageSize});
    return m_wanted.last();
}

void TimelineWindow::startJump(const TimelineJump &jump)
{
    m_jump = jump;
    const bool isUnreadNear = jump.target == TimelineJump::Target::Unread && m_total - m_readUpTo < pageSize / 2;
    if (jump.target == TimelineJump::Target::Newest || isUnreadNear) {
        m_jumpSerial = want(PageRequest::Kind::Newest).serial;
        return;
    }
    const qint64 top = jump.target == TimelineJump::Target::Unread ? m_readUpTo : qint64(std::floor(jump.position));
    PageRequest &request = want(PageRequest::Kind::FromOrdinal);
    request.ordinal = std::max<qint64>(1, top + 1 - rowsAboveJump);
    request.limit = pageSize + rowsAboveJump;
    m_jumpSerial = request.serial;
}

void TimelineWindow::jumpTo(double position)
{
    const TimelineJump jump{TimelineJump::Target::Position, std::max(0.0, position)};
    if (isJumping())
        m_nextJump = jump;
    else if (m_conversation.isValid())
        startJump(jump);
}

void TimelineWindow::jumpToNewest()
{
    if (isJumping())
        m_nextJump = TimelineJump{};
    else if (m_conversation.isValid())
        startJump({});
}

TimelineWindow::Effect TimelineWindow::apply(const PageRequest &request, const QList<Message> &page)
{
    if (request.conversation != m_conversation || request.serial == 0)
        return {};
    if (request.serial == m_jumpSerial)
        return applyJump(request, page);
    const bool isLast = page.size() < request.limit;
    if (request.serial == m_beforeSerial) {
        m_beforeSerial = 0;
        const int size = this->size();
        merge(page);
        m_first -= this->size() - size;
        m_isAtStart = isLast;
    } else if (request.serial == m_afterSerial) {
        m_afterSerial = 0;
        merge(page);
        if (isLast)
            reachEnd();
    } else {
        return {};
    }
    applyOvertaking();
    settle();
    return {true, std::nullopt};
}

TimelineWindow::Effect TimelineWindow::applyJump(const PageRequest &request, const QList<Message> &page)
{
    const bool isNewest = request.kind == PageRequest::Kind::Newest;
    const bool isLast = page.size() < request.limit;
    const TimelineJump jump = m_jump;
    m_jumpSerial = 0;
    if (page.isEmpty() && !isNewest && request.ordinal > 1) {
        // Rows were discarded since the count was taken: that ordinal is behind the end.
        m_nextJump.reset();
        startJump({});
        return {true, std::nullopt};
    }
    m_beforeSerial = 0;
    m_afterSerial = 0;
    m_rows.assign(page.cbegin(), page.cend());
    std::ranges::sort(m_rows, {}, &Message::key);
    m_isAtStart = isNewest ? isLast : request.ordinal <= 1;
    m_isAtEnd = false;
    m_first = request.ordinal - 1;
    if (isNewest || isLast)
        reachEnd();
    applyOvertaking();
    settle();
    if (m_nextJump) {
        startJump(*m_nextJump);
        m_nextJump.reset();
    }
    return {true, jump};
}

void TimelineWindow::merge(const QList<Message> &page)
{
    for (const Message &message : page) {
        const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), message.key(), isBefore);
        if (place != m_rows.end() && place->id == message.id)
            *place = message;
        else
            m_rows.insert(place, message);
    }
}

void TimelineWindow::overtake(MessageId id, const std::optional<Message> &message)
{
    if (m_jumpSerial != 0 || m_beforeSerial != 0 || m_afterSerial != 0)
        m_meanwhile.insert(id, message);
}

void TimelineWindow::applyOvertaking()
{
    for (auto change = m_meanwhile.cbegin(); change != m_meanwhile.cend(); ++change) {
        const int index = indexOf(change.key());
        if (index >= 0 && *change)
            m_rows[size_t(index)] = **change;
        else if (index >= 0)
            m_rows.erase(m_rows.begin() + index);
    }
    if (m_jumpSerial == 0 && m_beforeSerial == 0 && m_afterSerial == 0)
        m_meanwhile.clear();
}

void TimelineWindow::reachEnd()
{
    const QList<Message> tail = std::exchange(m_tail, {});
    if (std::exchange(m_hasTailGap, false))
        return;
    m_isAtEnd = true;
    merge(tail);
}

void TimelineWindow::settle()
{
    if (!m_rows.empty())
        m_newest = std::max(m_newest, m_rows.back().key());
    const qint64 most = std::max<qint64>(0, total() - size());
    m_first = m_isAtStart ? 0 : m_isAtEnd ? most : std::clamp<qint64>(m_first, 0, most);
}

TimelineWindow::Placed TimelineWindow::add(const Message &message)
{
    if (message.conversation != m_conversation || !m_conversation.isValid())
        return {};
    if (const int known = change(message); known >= 0)
        return {known, false};
    const MessageKey key = message.key();
    const bool isNewest = key > m_newest;
    m_newest = std::max(m_newest, key);
    m_total = std::max(m_total, message.ordinal);
    const bool isBehind = m_rows.empty() || key > m_rows.back().key();
    if (isBehind && !m_isAtEnd) {
        if (m_tail.size() >= tailCapacity) {
            m_tail.clear();
            m_hasTailGap = true;
        }
        m_tail.append(message);
        return {-1, isNewest};
    }
    if (!isBehind && !m_isAtStart && key < m_rows.front().key())
        return {-1, isNewest};
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), key, isBefore);
    const int index = int(place - m_rows.begin());
    m_rows.insert(place, message);
    settle();
    return {index, isNewest};
}

int TimelineWindow::change(const Message &message)
{
    overtake(message.id, message);
    for (Message &waiting : m_tail) {
        if (waiting.id == message.id)
            waiting = message;
    }
    const int index = indexOf(message.id);
    if (index < 0)
        return -1;
    if (at(index).key() == message.key()) {
        m_rows[size_t(index)] = message;
        return index;
    }
    m_rows.erase(m_rows.begin() + index);
    const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), message.key(), isBefore);
    return int(m_rows.insert(place, message) - m_rows.begin());
}

int TimelineWindow::remove(MessageId id)
{
    overtake(id, std::nullopt);
    m_tail.removeIf([id](const Message &message) { return message.id == id; });
    const int index = indexOf(id);
    if (index < 0)
        return -1;
    m_rows.erase(m_rows.begin() + index);
    m_total = std::max<qint64>(0, m_total - 1);
    settle();
    return index;
}

void TimelineWindow::prefetch(int first, int last)
{
    if (m_rows.empty() || isJumping())
        return;
    if (!m_isAtStart && m_beforeSerial == 0 && first < rowsAhead) {
        PageRequest &request = want(PageRequest::Kind::Before);
        request.key = m_rows.front().key();
        m_beforeSerial = request.serial;
    }
    if (!m_isAtEnd && m_afterSerial == 0 && size() - 1 - last < rowsAhead) {
        PageRequest &request = want(PageRequest::Kind::After);
        request.key = m_rows.back().key();
        m_afterSerial = request.serial;
    }
}

int TimelineWindow::trim(int first, int last)
{
    const int surplus = size() - capacity;
    if (surplus <= 0)
        return 0;
    const int atBack = std::clamp(size() - 1 - last - 2 * rowsAhead, 0, surplus);
    const int atFront = std::clamp(first - 2 * rowsAhead, 0, surplus - atBack);
    if (atBack > 0) {
        // An answer that follows on from the rows that go would leave a gap.
        m_afterSerial = 0;
        m_isAtEnd = false;
        m_rows.erase(m_rows.end() - atBack, m_rows.end());
    }
    if (atFront > 0) {
        m_beforeSerial = 0;
        m_isAtStart = false;
        m_first += atFront;
        m_rows.erase(m_rows.begin(), m_rows.begin() + atFront);
    }
    settle();
    return atFront;
}

QList<PageRequest> TimelineWindow::takeRequests()
{
    return std::exchange(m_wanted, {});
}

int TimelineWindow::indexOf(MessageId id) const
{
    const auto found = std::ranges::find(m_rows, id, &Message::id);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int TimelineWindow::indexFrom(const MessageKey &key) const
{
    return int(std::lower_bound(m_rows.begin(), m_rows.end(), key, isBefore) - m_rows.begin());
}

qint64 TimelineWindow::total() const
{
    return std::max<qint64>(m_total, size());
}

} // namespace patchcord::ui
