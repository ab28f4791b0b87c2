// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/liveverdict.h"

namespace patchcord::ui {

namespace {

constexpr int pauseMs = 150;

} // namespace

LiveVerdict::LiveVerdict(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, [this] { emit wanted(m_conversation, m_body); });
}

void LiveVerdict::write(ConversationId conversation, const QString &body)
{
    if (conversation == m_conversation && body == m_body)
        return;
    const bool isOther = conversation != m_conversation;
    m_conversation = conversation;
    m_body = body;
    // What was said of another text may be wrong of this one; that nothing at all may leave still holds.
    if (isOther || body.trimmed().isEmpty() || m_verdict.obstacle == Obstacle::Invalid)
        m_verdict = {};
    askAgain();
}

void LiveVerdict::askAgain()
{
    if (m_conversation.isValid() && !m_body.trimmed().isEmpty())
        m_pause.start();
    else
        m_pause.stop();
}

void LiveVerdict::set(ConversationId conversation, const QString &body, const Verdict &verdict)
{
    if (conversation != m_conversation || body != m_body || verdict == m_verdict)
        return;
    m_verdict = verdict;
    emit changed();
}

} // namespace patchcord::ui
