// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/composeassist.h"

#include "ui/compose/noticebar.h"
#include "ui/compose/replyfield.h"

#include <QPushButton>
#include <QTextBoundaryFinder>

#include <utility>

namespace patchcord::ui {

namespace {

const QString waitingGhost = QStringLiteral("…");

/// The first word with the blanks around it.
QString firstWord(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    while (finder.toNextBoundary() >= 0) {
        if (finder.boundaryReasons() & QTextBoundaryFinder::EndOfItem) {
            qsizetype end = finder.position();
            while (end < text.size() && !text.at(end).isLetterOrNumber() && !text.at(end).isSpace())
                ++end;
            return text.first(end);
        }
    }
    return text;
}

} // namespace

ComposeAssist::ComposeAssist(ReplyField &reply, NoticeBar &notice, QPushButton &button, QObject *parent)
    : QObject(parent)
    , m_reply(reply)
    , m_notice(notice)
    , m_button(button)
{
    connectField();
    connect(&m_button, &QPushButton::clicked, this, [this] {
        m_reply.setFocus(Qt::OtherFocusReason);
        suggest();
    });
    connect(&m_notice, &NoticeBar::dismissed, this, [this] {
        drop();
        m_reply.setFocus(Qt::OtherFocusReason);
    });
    refreshButton();
}

void ComposeAssist::connectField()
{
    connect(&m_reply, &ReplyField::ghostWanted, this, &ComposeAssist::take);
    connect(&m_reply, &ReplyField::ghostWordWanted, this, &ComposeAssist::takeWord);
    connect(&m_reply, &ReplyField::ghostUnwanted, this, &ComposeAssist::drop);
    connect(&m_reply, &QPlainTextEdit::textChanged, this, &ComposeAssist::onTextChanged);
}

void ComposeAssist::setOn(bool isOn)
{
    m_isOn = isOn;
    if (!isOn)
        drop();
    refreshButton();
}

void ComposeAssist::setConversation(const Conversation &conversation)
{
    const bool isAnother = conversation.id != m_conversation.id;
    m_conversation = conversation;
    refreshButton();
    const bool isBusy = m_ticket != 0 || !m_reply.ghost().isEmpty();
    if (isAnother)
        return drop();
    if (!isBusy || conversation.last.id <= m_base)
        return;
    drop();
    m_notice.setText(tr("Something was written meanwhile, so the assistant's text was dropped."));
}

void ComposeAssist::suggest()
{
    if (!m_isOn || m_reply.isReadOnly() || !m_conversation.id.isValid())
        return;
    if (!m_variants.isEmpty())
        return showNext();
    ask(AssistantTask::Reply, m_reply.toPlainText());
    m_reply.setGhost(waitingGhost);
    m_notice.setText(tr("The assistant is writing. Esc stops it."));
}

void ComposeAssist::showNext()
{
    if (m_variants.isEmpty() || m_ticket != 0)
        return;
    if (m_place + 1 < m_variants.size())
        return showVariant(m_place + 1);
    const QStringList earlier = m_variants;
    ask(AssistantTask::Reply, m_typed, earlier);
    m_variants = earlier;
    m_reply.setGhost(waitingGhost);
    m_notice.setText(tr("The assistant is thinking of something else. Esc stops it."));
}

void ComposeAssist::showPrevious()
{
    if (m_ticket == 0 && m_place > 0 && m_place < m_variants.size())
        showVariant(m_place - 1);
}

void ComposeAssist::rewrite(AssistantTask task)
{
    if (!m_isOn || m_reply.isReadOnly() || !m_conversation.id.isValid())
        return;
    if (m_reply.toPlainText().trimmed().isEmpty())
        return m_notice.setText(tr("There is no text to rewrite yet."));
    ask(task, m_reply.toPlainText());
    m_notice.setText(tr("The assistant is rewriting your text. Typing on stops it."));
}

void ComposeAssist::summarise()
{
    if (!m_isOn || !m_conversation.id.isValid())
        return;
    ask(AssistantTask::Summary, {});
    m_notice.setText(tr("The assistant is reading the conversation…"));
}

void ComposeAssist::ask(AssistantTask task, const QString &typed, const QStringList &earlier)
{
    drop();
    m_task = task;
    m_typed = typed;
    m_base = m_conversation.last.id;
    m_ticket = ++m_lastTicket;
    emit wanted({m_ticket, m_conversation.id, task, typed, earlier});
}

/// Nothing of it is left but what was taken.
void ComposeAssist::drop()
{
    const quint64 ticket = std::exchange(m_ticket, 0);
    m_variants.clear();
    m_grown.clear();
    m_place = 0;
    m_takesWhenReady = false;
    m_showsSummary = false;
    m_reply.setGhost({});
    m_notice.setText({});
    if (ticket != 0)
        emit dropped(ticket);
}

void ComposeAssist::grow(quint64 ticket, const QString &more)
{
    if (ticket != m_ticket)
        return;
    m_grown += more;
    if (m_task == AssistantTask::Reply)
        m_reply.setGhost(m_grown);
}

void ComposeAssist::settle(const Suggestion &suggestion)
{
    if (suggestion.ticket != m_ticket || suggestion.conversation != m_conversation.id)
        return;
    if (m_conversation.last.id > suggestion.base)
        return fail(m_ticket, tr("Something was written meanwhile, so the assistant's text was dropped."));
    m_ticket = 0;
    m_base = suggestion.base;
    m_grown.clear();
    m_showsSummary = m_task == AssistantTask::Summary;
    if (m_showsSummary)
        return m_notice.setText(tr("Summary: %1").arg(suggestion.text));
    if (m_task != AssistantTask::Reply)
        return settleRewrite(suggestion.text);
    m_variants.append(suggestion.text);
    showVariant(m_variants.size() - 1);
    if (m_takesWhenReady)
        take();
}

void ComposeAssist::settleRewrite(const QString &text)
{
    m_isInserting = true;
    m_reply.replaceAll(text);
    m_isInserting = false;
    m_notice.setText(tr("Rewritten by the assistant. Ctrl+Z brings your words back."));
}

void ComposeAssist::fail(quint64 ticket, const QString &message)
{
    if (ticket != m_ticket)
        return;
    const QStringList variants = m_variants;
    m_ticket = 0;
    drop();
    // The ones that were there already are as good as before.
    if (!variants.isEmpty()) {
        m_variants = variants;
        showVariant(variants.size() - 1);
    }
    m_notice.setText(message);
}

void ComposeAssist::showVariant(qsizetype place)
{
    m_place = place;
    m_reply.setGhost(m_variants.at(place));
    const QString keys = tr("Tab takes the suggestion, Ctrl+→ a word of it, Alt+] shows another, Esc drops it.");
    m_notice.setText(m_variants.size() < 2 ? keys : tr("%1 of %2. %3").arg(place + 1).arg(m_variants.size()).arg(keys));
}

void ComposeAssist::take()
{
    if (m_ticket != 0) {
        // Not yet checked as a whole: taken as soon as it is.
        m_takesWhenReady = true;
        return;
    }
    insert(m_reply.ghost());
}

void ComposeAssist::takeWord()
{
    if (m_ticket == 0)
        insert(firstWord(m_reply.ghost()));
}

void ComposeAssist::insert(const QString &text)
{
    const QString rest = m_reply.ghost().sliced(text.size());
    m_isInserting = true;
    QTextCursor cursor(m_reply.document());
    cursor.movePosition(QTextCursor::End);
    cursor.insertText(text);
    m_reply.setTextCursor(cursor);
    m_isInserting = false;
    m_typed = m_reply.toPlainText();
    if (rest.isEmpty())
        return drop();
    // Only the variant that was begun goes on.
    m_variants = {rest};
    showVariant(0);
}

void ComposeAssist::onTextChanged()
{
    const QString text = m_reply.toPlainText();
    const bool isBusy = m_ticket != 0 || !m_reply.ghost().isEmpty();
    if (!isBusy && !m_isInserting && !m_showsSummary)
        m_notice.setText({}); // It was about what stood there before.
    if (m_isInserting || !isBusy || (m_ticket != 0 && m_task == AssistantTask::Summary) || text == m_typed)
        return;
    const bool isOn = m_ticket == 0 && text.size() > m_typed.size() && text.startsWith(m_typed)
        && m_reply.ghost().startsWith(QStringView(text).sliced(m_typed.size()));
    if (!isOn)
        return drop();
    // Whoever types what is offered anyway keeps the rest of it.
    const QString rest = m_reply.ghost().sliced(text.size() - m_typed.size());
    m_typed = text;
    if (rest.isEmpty())
        return drop();
    m_variants = {rest};
    showVariant(0);
}

void ComposeAssist::refreshButton()
{
    m_button.setVisible(m_isOn);
    m_button.setEnabled(m_conversation.id.isValid() && !m_conversation.isOptedOut);
}

} // namespace patchcord::ui
