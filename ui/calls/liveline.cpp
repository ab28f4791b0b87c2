// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/liveline.h"

#include "core/base/clock.h"
#include "core/twilio/addresses.h"
#include "ui/calls/pulsedot.h"
#include "ui/models/conversationtext.h"
#include "ui/style/elidedlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace patchcord::ui {

namespace {

bool isTalking(const Message &message)
{
    return message.call && message.call->status == CallStatus::InProgress;
}

Address otherEnd(const Message &message)
{
    return {Channel::Voice, message.direction == Direction::Inbound ? message.from : message.to};
}

} // namespace

LiveLine::LiveLine(QWidget *parent)
    : QWidget(parent)
    , m_headline(new QLabel(this))
    , m_details(new ElidedLabel(13, this))
    , m_open(new QPushButton(tr("&Open conversation"), this))
{
    setObjectName(QStringLiteral("liveLine"));
    m_headline->setTextFormat(Qt::PlainText);
    m_open->setObjectName(QStringLiteral("openLiveCall"));
    m_open->setAccessibleName(tr("Open conversation of the caller"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(scaled(font(), 12), scaled(font(), 9), scaled(font(), 16), scaled(font(), 10));
    layout->setSpacing(scaled(font(), 9));
    layout->addWidget(new PulseDot(this));
    layout->addWidget(m_headline);
    layout->addWidget(m_details, 1);
    layout->addWidget(m_open);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &LiveLine::refresh);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (!m_calls.isEmpty())
            emit openRequested(m_calls.first().message.conversation);
    });
    colour();
    hide();
}

void LiveLine::setCalls(const QList<LiveCall> &calls)
{
    if (calls == m_calls)
        return;
    m_calls = calls;
    if (calls.isEmpty()) {
        m_second.stop();
        hide();
        return;
    }
    m_second.start();
    refresh();
    setAccessibleName(headline());
    show();
}

QString LiveLine::headline() const
{
    const Message &message = m_calls.first().message;
    const QString who = m_calls.first().name.isEmpty() ? twilio::toDisplay(otherEnd(message)) : m_calls.first().name;
    if (isTalking(message))
        return tr("%1 is on the line").arg(who);
    return message.direction == Direction::Inbound ? tr("%1 is calling").arg(who) : tr("Calling %1").arg(who);
}

QString LiveLine::details() const
{
    const LiveCall &call = m_calls.first();
    const QString number = twilio::toDisplay(otherEnd(call.message));
    const bool isInbound = call.message.direction == Direction::Inbound;
    QStringList parts{isInbound ? tr("%1 → %2").arg(number, call.sender) : tr("%1 → %2").arg(call.sender, number)};
    if (call.message.call) {
        const bool hasAnswer = isTalking(call.message) && call.message.call->answeredAt > 0;
        const qint64 since = hasAnswer ? call.message.call->answeredAt : call.message.call->startedAt;
        const QString span = clockSpan(int((utcNow() - since) / 1000));
        parts.append((isTalking(call.message) ? tr("on the line %1") : tr("ringing %1")).arg(span));
    }
    if (m_calls.size() > 1)
        parts.append(tr("%n more", nullptr, int(m_calls.size()) - 1));
    return parts.join(QStringLiteral(" · "));
}

void LiveLine::refresh()
{
    if (m_calls.isEmpty())
        return;
    m_headline->setText(headline());
    m_details->setText(details());
}

void LiveLine::colour()
{
    m_headline->setFont(sized(font(), 13, QFont::DemiBold));
}

void LiveLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.callSoft);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
}

void LiveLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        colour();
}

} // namespace patchcord::ui
