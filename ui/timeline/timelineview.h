// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/records/message.h"
#include "ui/media/keptpicture.h"
#include "ui/models/timelinewindow.h"
#include "ui/timeline/mediaactions.h"

#include <QAbstractScrollArea>
#include <QList>
#include <QRect>
#include <QString>
#include <QUrl>

#include <memory>

namespace patchcord::ui {

/// What can be done with a row.
enum class RowAction { Retry, Template, Edit, Discard, TakeBack, Copy };

/// A row in view, as a screen reader is told of it.
struct VisibleRow
{
    MessageId id;
    QRect rect; ///< Of its bubble, in the viewport.
    QString name;
    bool isCurrent = false;
};

/// A file of a row in view, as a screen reader is told of it.
struct VisibleMedia
{
    int index = 0; ///< Among the files of the message.
    QRect rect; ///< In the viewport.
    QString name;
    bool isPicture = false;
    bool isCurrent = false; ///< Keys act on it.
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
    /// Where kept files lie; until it is set none is shown.
    void setMediaFolder(const QString &folder);
    [[nodiscard]] ConversationId conversation() const;
    /// Brings the row with this ordinal to the upper edge.
    void jumpTo(qint64 ordinal);

    [[nodiscard]] QList<VisibleRow> visibleRows() const;
    /// The row that keys act on.
    void setCurrentRow(MessageId message);
    [[nodiscard]] QList<RowAction> actionsOf(MessageId message) const;
    void run(RowAction action, MessageId message);
    [[nodiscard]] QList<VisibleMedia> visibleMedia(MessageId message) const;
    /// Makes it what keys act on.
    void setCurrentMedia(MessageId message, int media);
    [[nodiscard]] QList<MediaAction> actionsOf(MessageId message, int media) const;
    void run(MediaAction action, MessageId message, int media);
    /// The selected letters, else the current row's text; empty when there is neither.
    [[nodiscard]] QString textToCopy() const;

signals:
    void pageWanted(const patchcord::ui::PageRequest &request);
    void retryRequested(patchcord::MessageId message);
    void discardRequested(patchcord::MessageId message);
    /// WhatsApp took no free text: choose a template in its place.
    void templateRequested();
    /// It is held still: back into the compose pane with it.
    void takeBackRequested(patchcord::MessageId message);
    /// Put this text into the compose pane.
    void editRequested(const QString &text);
    /// The same for files of the row, each as soon as there is a copy of it with a readable name.
    void attachRequested(const QStringList &files);
    void linkActivated(const QUrl &url);
    void fetchAgainRequested(patchcord::MessageId message);
    /// Show these pictures of the conversation, in their order, beginning with that one.
    void picturesWanted(const QList<patchcord::ui::KeptPicture> &pictures, int first);
    /// Something that the agent asked of a file did not work; in words for them.
    void mediaRefused(const QString &why);
    /// The agent has seen everything up to this ordinal.
    void seen(patchcord::ConversationId conversation, qint64 ordinal);
    /// A frame was painted that shows this row for the first time; for those who measure.
    void firstPainted(patchcord::MessageId newest);

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::ui
