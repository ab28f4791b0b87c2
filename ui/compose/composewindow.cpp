// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/noticebar.h"
#include "ui/compose/replyfield.h"
#include "ui/compose/templatepicker.h"
#include "ui/models/conversationtext.h"

#include <QLineEdit>

// What the pane says of whether a reply may leave, and how it gives way to the picker of templates.
namespace patchcord::ui {

namespace {

constexpr int minuteMs = 60 * 1000;

} // namespace

void ComposePanel::connectTemplates()
{
    m_picker->hide();
    connect(m_picker, &TemplatePicker::left, this, &ComposePanel::leaveTemplates);
    connect(m_picker, &TemplatePicker::chosen, this, [this](const TemplateUse &use) {
        m_refusals.remove(m_conversation.id);
        m_refusal->setText({});
        emit templateChosen(m_conversation.id, use);
    });
    connect(&m_verdict, &LiveVerdict::wanted, this, &ComposePanel::verdictWanted);
    connect(&m_verdict, &LiveVerdict::changed, this, &ComposePanel::refreshState);
    connect(m_window, &NoticeBar::acted, this, [this] {
        if (m_verdict.verdict().remedy == Remedy::Mend)
            m_reply->setFocus(Qt::OtherFocusReason);
        else
            openTemplates();
    });
}

void ComposePanel::refreshWindow()
{
    const qint64 left = windowLeft(m_conversation, utcNow());
    // At the end of the window to the moment, and else often enough for the words.
    m_minute.setInterval(left > 0 ? int(std::min<qint64>(minuteMs, left + 1)) : minuteMs);
    if (left >= 0 && !m_minute.isActive())
        m_minute.start();
    else if (left < 0)
        m_minute.stop();
    const Verdict &verdict = m_verdict.verdict();
    const bool isStopped = m_conversation.isOptedOut || left == 0 || !verdict.isAllowed();
    const bool isWarned = !verdict.warning.isEmpty() || left < whatsAppWarningMs;
    m_window->setTone(isStopped ? NoticeBar::Tone::Bad : isWarned ? NoticeBar::Tone::Warning : NoticeBar::Tone::Quiet);
    if (m_conversation.isOptedOut)
        m_window->setText(tr("%1 opted out. Nothing can be sent until they write START themselves.")
                              .arg(displayName(m_conversation)));
    else if (!verdict.reason.isEmpty())
        m_window->setText(verdict.reason);
    else if (!verdict.warning.isEmpty())
        m_window->setText(verdict.warning);
    else if (!m_conversation.id.isValid() || left < 0)
        m_window->setText({});
    else if (left == 0)
        m_window->setText(tr("WhatsApp takes only approved templates now: %1 has not written within 24 hours.")
                              .arg(displayName(m_conversation)));
    else
        m_window->setText(
            tr("WhatsApp replies are free-form for another %1. After that, only templates.").arg(exactSpan(left)));
    followWindow(left);
    refreshRemedy();
}

void ComposePanel::refreshRemedy()
{
    const Verdict &verdict = m_verdict.verdict();
    const bool isWhatsApp = m_conversation.contactAddress.channel == Channel::WhatsApp;
    QString help;
    const bool isPressing
        = verdict.remedy == Remedy::Template || windowLeft(m_conversation, utcNow()) < whatsAppWarningMs;
    if (!m_conversation.isOptedOut && isWhatsApp && isPressing && m_picker->isHidden())
        help = tr("Choose a template");
    else if (!verdict.isAllowed() && verdict.remedy == Remedy::Mend)
        help = tr("Change the text");
    m_window->setAction(QStringLiteral("windowRemedy"), help);
}

/// At zero the picker stands in the place of the reply field, once; when they write again, the reply is back.
void ComposePanel::followWindow(qint64 left)
{
    const bool isClosed = left == 0 && m_conversation.id.isValid() && !m_conversation.isOptedOut;
    m_picker->setNeedsApproval(left == 0);
    if (isClosed && m_picker->isHidden() && !m_writing.contains(m_conversation.id)) {
        const bool wasWriting = m_reply->hasFocus();
        flushDraft();
        m_frame->hide();
        m_picker->show();
        if (wasWriting)
            m_picker->begin();
    } else if (!isClosed && m_isClosedHere) {
        m_writing.remove(m_conversation.id);
        showReply();
    }
    m_isClosedHere = isClosed;
}

void ComposePanel::openTemplates()
{
    if (m_conversation.contactAddress.channel != Channel::WhatsApp || m_conversation.isOptedOut)
        return;
    m_writing.remove(m_conversation.id);
    m_frame->hide();
    m_picker->show();
    m_picker->begin();
    refreshRemedy();
}

QWidget *ComposePanel::entry() const
{
    return m_picker->isHidden() ? static_cast<QWidget *>(m_reply) : m_picker->search();
}

void ComposePanel::leaveTemplates()
{
    m_writing.insert(m_conversation.id);
    showReply();
    m_reply->setFocus(Qt::OtherFocusReason);
    refreshRemedy();
}

void ComposePanel::showReply()
{
    const bool hadFocus = m_picker->isAncestorOf(focusWidget());
    m_picker->hide();
    m_frame->show();
    if (hadFocus)
        m_reply->setFocus(Qt::OtherFocusReason);
}

void ComposePanel::setTemplateOutcome(ConversationId conversation, const QString &trouble)
{
    m_picker->settle(trouble.isEmpty());
    if (!trouble.isEmpty()) {
        m_refusals.insert(conversation, trouble);
        if (conversation == m_conversation.id)
            m_refusal->setText(trouble);
    } else if (conversation == m_conversation.id && !m_isClosedHere) {
        showReply();
    }
    refreshRemedy();
}

void ComposePanel::setVerdict(ConversationId conversation, const QString &body, const Verdict &verdict)
{
    m_verdict.set(conversation, body, verdict);
}

} // namespace patchcord::ui
