// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/records/message.h"

#include <QHash>
#include <QList>

#include <deque>
#include <optional>

namespace patchcord::ui {

/// A page of the timeline that the view needs. Whoever serves it answers with setPage(), whenever it is there.
struct PageRequest
{
    enum class Kind { Newest, Before, After, FromOrdinal };

    quint64 serial = 0; ///< An answer to an outdated request is ignored.
    ConversationId conversation;
    Kind kind = Kind::Newest;
    MessageKey key; ///< For Before and After.
    qint64 ordinal = 0; ///< For FromOrdinal.
    int limit = 0;
};

/// Where the view wants to be once other rows are there.
struct TimelineJump
{
    enum class Target { Newest, Unread, Position };

    Target target = Target::Newest;
    double position = 0; ///< Rows above the upper edge, with the hidden part of the row there; for Position.
};

/// The rows of one conversation that are in memory: one stretch without gaps out of a history of any length, never more
/// than about 600. Says which pages it needs; knows no store and no pixels.
class TimelineWindow final
{
public:
    static constexpr int pageSize = 40;
    static constexpr int capacity = 600;
    static constexpr int rowsAhead = 100; ///< Fewer loaded rows than these beyond the view ask for the next page.

    /// What became of an answer.
    struct Effect
    {
        bool isAccepted = false;
        std::optional<TimelineJump> jump; ///< Set when the rows are other ones than before.
    };
    /// Where a new row went.
    struct Placed
    {
        int index = -1; ///< -1 when its place is not loaded.
        bool isNewest = false; ///< Behind every row known before.
    };

    void open(const Conversation &conversation);
    void update(const Conversation &conversation);
    Effect apply(const PageRequest &request, const QList<Message> &page);
    Placed add(const Message &message);
    /// Its index, or -1 when it is not loaded.
    int change(const Message &message);
    /// The index it had, or -1.
    int remove(MessageId id);

    /// Loads the rows around a position (rows above the upper edge). At most one jump is under way: while one is, only
    /// the latest wish is kept, and it leaves when the answer is there.
    void jumpTo(double position);
    void jumpToNewest();
    /// Asks for what will soon be needed when the rows from `first` to `last` are in view.
    void prefetch(int first, int last);
    /// Drops rows that are far from the view once there are too many. Returns how many went at the beginning.
    int trim(int first, int last);
    /// What has to be asked for since the last time.
    [[nodiscard]] QList<PageRequest> takeRequests();

    [[nodiscard]] ConversationId conversation() const { return m_conversation; }
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] int size() const { return int(m_rows.size()); }
    [[nodiscard]] const Message &at(int index) const { return m_rows[size_t(index)]; }
    [[nodiscard]] int indexOf(MessageId id) const;
    /// The first row at or behind this place in time; size() when there is none.
    [[nodiscard]] int indexFrom(const MessageKey &key) const;
    [[nodiscard]] bool isAtStart() const { return m_isAtStart; }
    [[nodiscard]] bool isAtEnd() const { return m_isAtEnd; }
    [[nodiscard]] bool isJumping() const { return m_jumpSerial != 0; }
    /// How many rows the whole conversation has.
    [[nodiscard]] qint64 total() const;
    /// How many rows of the conversation lie before the first loaded one; an estimate between the ends.
    [[nodiscard]] qint64 firstPosition() const { return m_first; }

private:
    PageRequest &want(PageRequest::Kind kind);
    void startJump(const TimelineJump &jump);
    Effect applyJump(const PageRequest &request, const QList<Message> &page);
    void merge(const QList<Message> &page);
    void overtake(MessageId id, const std::optional<Message> &message);
    void applyOvertaking();
    void reachEnd();
    void settle();

    ConversationId m_conversation;
    std::deque<Message> m_rows;
    QList<Message> m_tail; ///< New rows that came while the end was not loaded, until a page reaches it.
    bool m_hasTailGap = false; ///< More of them came than are kept.
    bool m_isAtStart = false;
    bool m_isAtEnd = false;
    qint64 m_total = 0;
    qint64 m_readUpTo = 0;
    qint64 m_first = 0;
    MessageKey m_newest;
    quint64 m_serial = 0;
    quint64 m_jumpSerial = 0; ///< 0 = none under way; so the next two.
    quint64 m_beforeSerial = 0;
    quint64 m_afterSerial = 0;
    TimelineJump m_jump;
    std::optional<TimelineJump> m_nextJump;
    QList<PageRequest> m_wanted;
    /// What changed (or went: nullopt) while pages were on their way, since those may have been read before.
    QHash<MessageId, std::optional<Message>> m_meanwhile;
};

} // namespace patchcord::ui
