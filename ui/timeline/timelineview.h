// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/records/message.h"

#include <QAbstractScrollArea>

#include <memory>

namespace patchcord::ui {

/// A page of the timeline that the view needs. Whoever serves it answers with setPage(), whenever it is there.
struct PageRequest
{
    enum class Kind { Newest, Before, After, FromOrdinal };

    quint64 serial = 0; ///< An answer to an outdated request is ignored.
    ConversationId conversation;
    Kind kind = Kind::Newest;
    MessageKey key;     ///< For Before and After.
    qint64 ordinal = 0; ///< For FromOrdinal.
    int limit = 0;
};

/// The bubbles of one conversation: paints a window of rows out of a history of any length, asks for pages before it
/// needs them, and never waits. Accessible name "Timeline". Knows no store.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);
    ~TimelineView() override;

    /// Shows another conversation (id 0 = none), from its first unread row or its end.
    void showConversation(const Conversation &conversation);
    /// Counts or the read mark changed.
    void updateConversation(const Conversation &conversation);
    void setPage(const PageRequest &request, const QList<Message> &rows);
    void addMessage(const Message &message);
    void changeMessage(const Message &message);
    void removeMessage(MessageId message);
    /// Names of our senders, for tooltips and event rows.
    [[nodiscard]] ConversationId conversation() const;

signals:
    void pageWanted(const patchcord::ui::PageRequest &request);
    void retryRequested(patchcord::MessageId message);
    void discardRequested(patchcord::MessageId message);
    /// Put this text into the compose pane.
    void editRequested(const QString &text);
    void linkActivated(const QUrl &url);
    /// The agent has seen everything up to this ordinal.
    void seen(patchcord::ConversationId conversation, qint64 ordinal);
    /// A frame was painted that shows this row for the first time; for those who measure.
    void firstPainted(patchcord::MessageId newest);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::ui
