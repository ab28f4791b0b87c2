// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callrow.h"

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
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>

namespace patchcord::ui {

namespace {

constexpr qsizetype longestTopic = 60;

CallPhase phaseIn(const LiveCall &live)
{
    return live.message.call ? phaseOf(*live.message.call) : CallPhase::Over;
}

bool isInbound(const LiveCall &live)
{
    return live.message.direction == Direction::Inbound;
}

/// It may still be taken, sent to the voicemail or declined.
bool isOpen(const LiveCall &live)
{
    const CallPhase phase = phaseIn(live);
    return isInbound(live) && (phase == CallPhase::Ringing || phase == CallPhase::Connecting);
}

Address otherEnd(const Message &message)
{
    return {Channel::Voice, message.direction == Direction::Inbound ? message.from : message.to};
}

QString spanWord(const LiveCall &live, qint64 now)
{
    const Call &call = *live.message.call;
    const CallPhase phase = phaseIn(live);
    const qint64 talkingSince = call.connectedAt > 0 ? call.connectedAt : call.answeredAt;
    const bool isTalking = phase == CallPhase::Talking && talkingSince > 0;
    const QString span = clockSpan(int((now - (isTalking ? talkingSince : call.startedAt)) / 1000));
    switch (phase) {
    case CallPhase::Talking:
        return CallRow::tr("on the line %1").arg(span);
    case CallPhase::Connecting:
        return CallRow::tr("ringing %1’s phone %2").arg(call.handledBy, span);
    case CallPhase::LeavingMessage:
        return CallRow::tr("at the voicemail %1").arg(span);
    default:
        return isInbound(live) ? CallRow::tr("ringing %1").arg(span) : CallRow::tr("calling %1").arg(span);
    }
}

QString withoutMnemonic(QString text)
{
    return text.remove(u'&');
}

} // namespace

CallRow::CallRow(int place, QWidget *parent)
    : QWidget(parent)
    , m_place(place)
    , m_headline(new QLabel(this))
    , m_details(new ElidedLabel(13, this))
    , m_ringPhone(makeButton("ringPhone", tr("Ring my &phone")))
    , m_voicemail(makeButton("toVoicemail", tr("V&oicemail")))
    , m_decline(makeButton("declineCall", tr("&Decline")))
    , m_hangUp(makeButton("hangUpCall", tr("Hang &up")))
{
    setObjectName(QStringLiteral("callRow%1").arg(place));
    setCursor(Qt::PointingHandCursor);
    m_headline->setTextFormat(Qt::PlainText);
    m_ringPhone->setProperty("tone", QStringLiteral("call"));
    m_decline->setProperty("tone", QStringLiteral("danger"));
    m_hangUp->setProperty("tone", QStringLiteral("danger"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(scaled(font(), 12), scaled(font(), 9), scaled(font(), 16), scaled(font(), 10));
    layout->setSpacing(scaled(font(), 9));
    layout->addWidget(new PulseDot(this));
    layout->addWidget(m_headline);
    layout->addWidget(m_details, 1);
    for (QPushButton *button : {m_ringPhone, m_voicemail, m_decline, m_hangUp})
        layout->addWidget(button);
    connect(m_ringPhone, &QPushButton::clicked, this, [this] { emit ringPhoneRequested(m_call.message.id); });
    connect(m_voicemail, &QPushButton::clicked, this, [this] { emit voicemailRequested(m_call.message.id); });
    connect(m_decline, &QPushButton::clicked, this, [this] { emit declineRequested(m_call.message.id); });
    connect(m_hangUp, &QPushButton::clicked, this, [this] { emit hangUpRequested(m_call.message.id); });
    colour();
}

/// Access keys only in the first row: the same letter twice would reach neither.
QPushButton *CallRow::makeButton(const char *objectName, const QString &text)
{
    auto *button = new QPushButton(m_place == 0 ? text : withoutMnemonic(text), this);
    const QString name = QLatin1String(objectName);
    button->setObjectName(m_place == 0 ? name : name + QString::number(m_place + 1));
    button->setAutoDefault(false);
    button->setCursor(Qt::ArrowCursor);
    return button;
}

void CallRow::setCall(const LiveCall &call)
{
    m_call = call;
    refreshButtons();
    refresh();
}

void CallRow::refreshButtons()
{
    const bool isLeft = isOpen(m_call);
    m_ringPhone->setVisible(isLeft && phaseIn(m_call) == CallPhase::Ringing);
    m_voicemail->setVisible(isLeft);
    m_decline->setVisible(isLeft);
    m_hangUp->setVisible(!isLeft);
    const QString who = m_call.name.isEmpty() ? twilio::toDisplay(otherEnd(m_call.message)) : m_call.name;
    m_ringPhone->setAccessibleName(tr("Ring my phone for %1").arg(who));
    m_voicemail->setAccessibleName(tr("Send %1 to the voicemail").arg(who));
    m_decline->setAccessibleName(tr("Decline the call of %1").arg(who));
    m_hangUp->setAccessibleName(tr("Hang up on %1").arg(who));
}

QString CallRow::headline() const
{
    const QString who = m_call.name.isEmpty() ? twilio::toDisplay(otherEnd(m_call.message)) : m_call.name;
    switch (phaseIn(m_call)) {
    case CallPhase::Talking:
        return tr("%1 is on the line").arg(who);
    case CallPhase::LeavingMessage:
        return tr("%1 is leaving a message").arg(who);
    default:
        return isInbound(m_call) ? tr("%1 is calling").arg(who) : tr("Calling %1").arg(who);
    }
}

QString CallRow::details() const
{
    const QString number = twilio::toDisplay(otherEnd(m_call.message));
    QStringList parts{isInbound(m_call) ? tr("%1 → %2").arg(number, m_call.sender)
                                        : tr("%1 → %2").arg(m_call.sender, number)};
    if (m_call.message.call)
        parts.append(spanWord(m_call, utcNow()));
    if (!m_call.topic.isEmpty()) {
        const QString topic = m_call.topic.simplified();
        const bool isLong = topic.size() > longestTopic;
        parts.append(tr("open conversation: “%1”").arg(isLong ? topic.left(longestTopic) + QChar(0x2026) : topic));
    }
    return parts.join(QStringLiteral(" · "));
}

void CallRow::refresh()
{
    m_headline->setText(headline());
    m_details->setText(details());
    setAccessibleName(headline());
    setAccessibleDescription(details());
}

void CallRow::colour()
{
    m_headline->setFont(sized(font(), 13, QFont::DemiBold));
}

void CallRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        colour();
}

void CallRow::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        emit openRequested(m_call.message.conversation);
}

void CallRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.fillRect(rect(), theme.callSoft);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
}

} // namespace patchcord::ui
