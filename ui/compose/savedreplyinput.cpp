// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/savedreplyinput.h"

#include "ui/compose/replyfield.h"
#include "ui/compose/replypicker.h"

#include <QKeyEvent>

#include <algorithm>

namespace patchcord::ui {

SavedReplyInput::SavedReplyInput(ReplyField &field)
    : QObject(&field)
    , m_field(field)
{
    field.installEventFilter(this);
    connect(&field, &QPlainTextEdit::textChanged, this, &SavedReplyInput::refresh);
    connect(&field, &QPlainTextEdit::cursorPositionChanged, this, &SavedReplyInput::refresh);
}

void SavedReplyInput::setReplies(const QList<SavedReply> &replies)
{
    m_replies = replies;
    m_variables = variablesOf(replies);
    refresh();
}

QList<TextGap> SavedReplyInput::gaps() const
{
    return gapsIn(m_field.toPlainText(), m_variables);
}

QString SavedReplyInput::firstGap() const
{
    const QList<TextGap> found = gaps();
    return found.isEmpty() ? QString() : m_field.toPlainText().mid(found.first().start, found.first().length);
}

bool SavedReplyInput::selectNextGap()
{
    const QList<TextGap> found = gaps();
    if (found.isEmpty())
        return false;
    QTextCursor cursor = m_field.textCursor();
    const auto next
        = std::ranges::find_if(found, [at = cursor.selectionEnd()](const TextGap &gap) { return gap.start >= at; });
    const TextGap gap = next == found.end() ? found.first() : *next;
    cursor.setPosition(int(gap.start));
    cursor.setPosition(int(gap.start + gap.length), QTextCursor::KeepAnchor);
    m_field.setTextCursor(cursor);
    return true;
}

void SavedReplyInput::refresh()
{
    QList<std::pair<int, int>> marks;
    for (const TextGap &gap : gaps())
        marks.append({int(gap.start), int(gap.length)});
    m_field.markGaps(marks);
    offer();
}

void SavedReplyInput::offer()
{
    const QString text = m_field.toPlainText();
    const QTextCursor cursor = m_field.textCursor();
    m_slash = cursor.hasSelection() ? std::nullopt : slashBefore(text, cursor.position());
    if (!m_slash || m_field.isReadOnly() || !m_field.hasFocus()) {
        m_dismissed = m_slash ? m_dismissed : std::nullopt;
        return close();
    }
    if (m_dismissed == m_slash)
        return close();
    m_dismissed.reset();
    const QString typed = text.mid(*m_slash + 1, cursor.position() - *m_slash - 1);
    const QList<SavedReply> fitting = fittingReplies(m_replies, typed);
    if (fitting.isEmpty())
        return close();
    if (!m_picker) {
        m_picker = new ReplyPicker(m_field.window());
        connect(m_picker, &ReplyPicker::picked, this, &SavedReplyInput::put);
        connect(this, &QObject::destroyed, m_picker, &QObject::deleteLater);
    }
    m_picker->offer(fitting);
    const QRect place = m_field.cursorRect();
    m_picker->standAt({m_field.viewport()->mapTo(m_field.window(), place.topLeft()), place.size()});
}

void SavedReplyInput::close()
{
    if (m_picker)
        m_picker->hide();
}

bool SavedReplyInput::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && takeKey(*static_cast<QKeyEvent *>(event)))
        return true;
    if (event->type() == QEvent::FocusOut)
        close();
    return QObject::eventFilter(watched, event);
}

bool SavedReplyInput::takeKey(const QKeyEvent &key)
{
    if (m_picker && m_picker->isVisible() && takePickerKey(key))
        return true;
    const bool isTab = key.key() == Qt::Key_Tab && key.modifiers() == Qt::NoModifier;
    return isTab && selectNextGap();
}

bool SavedReplyInput::takePickerKey(const QKeyEvent &key)
{
    if (key.modifiers() & ~Qt::KeypadModifier)
        return false;
    switch (key.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_picker->step(key.key() == Qt::Key_Up ? -1 : 1);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Tab:
        put(m_picker->current());
        return true;
    case Qt::Key_Escape:
        m_dismissed = m_slash;
        close();
        return true;
    default:
        return false;
    }
}

/// In one step, so that one undo takes it back.
void SavedReplyInput::put(const SavedReply &reply)
{
    if (!m_slash || !reply.id.isValid())
        return;
    const qsizetype start = *m_slash;
    const QString text = filledReply(reply.text, m_values);
    QTextCursor cursor = m_field.textCursor();
    const int end = cursor.position();
    cursor.setPosition(int(start));
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    cursor.insertText(text);
    m_field.setTextCursor(cursor);
    close();
    if (!gapsIn(text, m_variables).isEmpty()) {
        cursor.setPosition(int(start));
        m_field.setTextCursor(cursor);
        selectNextGap();
    }
    if (!reply.files.isEmpty())
        emit filesPut(reply.files);
    emit used(reply.id);
}

} // namespace patchcord::ui
