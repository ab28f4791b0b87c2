// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/windowcountdown.h"

#include "core/base/clock.h"
#include "ui/models/conversationtext.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QEvent>

namespace patchcord::ui {

namespace {

constexpr int minuteMs = 60'000;

} // namespace

WindowCountdown::WindowCountdown(QWidget *parent)
    : QLabel(parent)
{
    setObjectName(QStringLiteral("windowCountdown"));
    setTextFormat(Qt::PlainText);
    connect(&m_minute, &QTimer::timeout, this, &WindowCountdown::refresh);
    refresh();
}

void WindowCountdown::setConversation(const Conversation &conversation)
{
    m_conversation = conversation;
    refresh();
}

void WindowCountdown::refresh()
{
    const qint64 left = m_conversation.id.isValid() ? windowLeft(m_conversation, utcNow()) : -1;
    setVisible(left >= 0);
    if (left < 0)
        return m_minute.stop();
    m_minute.start(left > 0 ? int(std::min<qint64>(minuteMs, left + 1)) : minuteMs);
    const Theme &theme = Theme::of(palette());
    const QFont wanted = sized(parentWidget()->font(), 11.5, QFont::Medium);
    if (font() != wanted)
        setFont(wanted);
    setText(left > 0 ? tr("window %1").arg(exactSpan(left)) : tr("window closed"));
    setAccessibleName(left > 0 ? tr("WhatsApp takes free text for another %1").arg(exactSpan(left))
                               : tr("WhatsApp takes only templates"));
    setToolTip(accessibleName());
    setInk(*this, left == 0 ? theme.bad : left < whatsAppWarningMs ? theme.warn : theme.dim);
}

void WindowCountdown::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange)
        refresh();
}

} // namespace patchcord::ui
