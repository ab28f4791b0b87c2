// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowlater.h"

#include "core/base/clock.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/replyfield.h"
#include "ui/later/laterstrip.h"
#include "ui/later/scheduleddialog.h"
#include "ui/later/sendlaterdialog.h"
#include "ui/shell/conversationview.h"
#include "ui/shell/windowactions.h"
#include "ui/timeline/timelineview.h"

#include <QAction>

#include <algorithm>

namespace patchcord::ui {

WindowLater::WindowLater(WindowActions &actions, ConversationView &view, QObject *window)
    : QObject(window)
    , m_actions(actions)
    , m_view(view)
{
    m_release.setSingleShot(true);
    connect(&m_release, &QTimer::timeout, this, &WindowLater::refreshHeld);
    connectCompose();
    connectLists();
    refreshHeld();
}

void WindowLater::connectCompose()
{
    ComposePanel *compose = m_view.compose();
    connect(compose->reply(), &ReplyField::takeBackPressed, this, &WindowLater::takeBack);
    connect(m_actions.takeBack, &QAction::triggered, this, &WindowLater::takeBack);
    connect(m_view.timeline(), &TimelineView::takeBackRequested, this,
            [this](MessageId message) { emit withdrawRequested(m_current, message); });
    connect(compose, &ComposePanel::sendLaterWanted, this, &WindowLater::askWhen);
    connect(m_actions.sendLater, &QAction::triggered, compose, &ComposePanel::askLater);
    connect(compose, &ComposePanel::sendLaterRequested, this, &WindowLater::sendLaterRequested);
}

void WindowLater::connectLists()
{
    LaterStrip *strip = m_view.later();
    connect(strip, &LaterStrip::editWanted, this, &WindowLater::edit);
    connect(strip, &LaterStrip::sendNowWanted, this, &WindowLater::sendNowRequested);
    connect(strip, &LaterStrip::dropWanted, this, &WindowLater::dropRequested);
    connect(strip, &LaterStrip::listWanted, this, &WindowLater::openList);
    connect(m_actions.scheduled, &QAction::triggered, this, &WindowLater::openList);
}

void WindowLater::setCurrent(const Conversation &conversation)
{
    const bool isOther = conversation.id != m_current;
    m_current = conversation.id;
    m_actions.sendLater->setEnabled(conversation.id.isValid());
    if (!isOther)
        return;
    refreshHeld();
    refreshStrip();
}

void WindowLater::setHeld(ConversationId conversation, MessageId message, qint64 until)
{
    m_held.append({conversation, message, until});
    refreshHeld();
}

void WindowLater::bringBack(ConversationId conversation, MessageId message, const QString &body)
{
    giveUp(message);
    m_view.compose()->bringBack(conversation, body);
}

void WindowLater::giveUp(MessageId message)
{
    m_held.removeIf([message](const Held &held) { return held.message == message; });
    refreshHeld();
}

void WindowLater::refreshHeld()
{
    const qint64 now = utcNow();
    m_held.removeIf([now](const Held &held) { return held.until <= now; });
    m_view.compose()->reply()->setTakesBack(lastHeld() != nullptr);
    m_actions.takeBack->setEnabled(lastHeld() != nullptr);
    if (m_held.isEmpty())
        return m_release.stop();
    const auto next = std::ranges::min_element(m_held, {}, &Held::until);
    m_release.start(int(next->until - now));
}

/// The newest of the open conversation.
const WindowLater::Held *WindowLater::lastHeld() const
{
    for (auto it = m_held.crbegin(); it != m_held.crend(); ++it) {
        if (it->conversation == m_current)
            return &*it;
    }
    return nullptr;
}

void WindowLater::takeBack()
{
    if (const Held *held = lastHeld())
        emit withdrawRequested(m_current, held->message);
}

void WindowLater::askWhen()
{
    auto *dialog = new SendLaterDialog(QDateTime::currentDateTime(), m_view.window());
    connect(dialog, &SendLaterDialog::chosen, this, [this](qint64 dueAt) { m_view.compose()->sendLater(dueAt); });
    dialog->open();
}

void WindowLater::edit(ScheduledId reply)
{
    const auto row = std::ranges::find(m_rows, reply, [](const ScheduledRow &one) { return one.reply.id; });
    if (row == m_rows.end())
        return;
    QWidget *owner = m_list ? static_cast<QWidget *>(m_list) : m_view.window();
    auto *dialog = new SendLaterDialog(QDateTime::currentDateTime(), owner);
    dialog->edit(row->reply.body, QDateTime::fromMSecsSinceEpoch(row->reply.dueAt));
    connect(dialog, &SendLaterDialog::chosen, this,
            [this, reply](qint64 dueAt, const QString &text) { emit changeRequested(reply, text, dueAt); });
    dialog->open();
}

void WindowLater::setScheduled(const QList<ScheduledRow> &rows)
{
    m_rows = rows;
    refreshStrip();
    if (m_list)
        m_list->setRows(rows);
    const auto before = m_missed.size();
    for (const ScheduledRow &row : rows) {
        if (row.reply.state == ScheduledState::Missed)
            m_missed.insert(row.reply.id);
    }
    if (m_missed.size() > before)
        openList();
}

void WindowLater::refreshStrip()
{
    QList<ScheduledRow> own;
    for (const ScheduledRow &row : std::as_const(m_rows)) {
        if (row.reply.conversation == m_current)
            own.append(row);
    }
    m_view.later()->setRows(own);
}

void WindowLater::openList()
{
    if (!m_list) {
        m_list = new ScheduledDialog(m_view.window());
        m_list->setRows(m_rows);
        connect(m_list, &ScheduledDialog::openWanted, this, &WindowLater::openWanted);
        connect(m_list, &ScheduledDialog::editWanted, this, &WindowLater::edit);
        connect(m_list, &ScheduledDialog::sendNowWanted, this, &WindowLater::sendNowRequested);
        connect(m_list, &ScheduledDialog::dropWanted, this, &WindowLater::dropRequested);
    }
    m_list->show();
    m_list->raise();
    m_list->activateWindow();
}

void WindowLater::clear()
{
    m_held.clear();
    m_missed.clear();
    setScheduled({});
    refreshHeld();
}

} // namespace patchcord::ui
