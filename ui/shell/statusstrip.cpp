// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/statusstrip.h"

#include "core/base/clock.h"
#include "ui/models/conversationtext.h"
#include "ui/models/healthtext.h"
#include "ui/shell/statusitem.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QUrl>

namespace patchcord::ui {

namespace {

constexpr qint64 minuteMs = 60 * 1000;
constexpr int busyTickMs = 1000;
constexpr int calmTickMs = 30 * 1000;

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_light(new StatusItem(QStringLiteral("statusHealth"), this))
    , m_receiving(new StatusItem(QStringLiteral("statusReceiving"), this))
    , m_address(new StatusItem(QStringLiteral("statusAddress"), this))
    , m_twilio(new StatusItem(QStringLiteral("statusTwilio"), this))
    , m_outbox(new StatusItem(QStringLiteral("statusOutbox"), this))
    , m_demo(new StatusItem(QStringLiteral("statusDemo"), this))
    , m_agent(new StatusItem(QStringLiteral("statusAgent"), this))
{
    setObjectName(QStringLiteral("status"));
    setAccessibleName(tr("Status"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(scaled(font(), 14), scaled(font(), 4), scaled(font(), 14), scaled(font(), 3));
    layout->setSpacing(scaled(font(), 16));
    for (StatusItem *item : {m_light, m_receiving, m_address, m_twilio, m_outbox})
        layout->addWidget(item);
    // In a narrow window the others give way; whether all is well is always read whole.
    m_light->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    layout->addStretch(1);
    layout->addWidget(m_demo);
    layout->addWidget(m_agent);
    m_light->setAccessibleName(tr("Health"));
    m_address->setAccessibleName(tr("Public address"));
    m_demo->setAccessibleName(tr("Demo"));
    m_agent->setAccessibleName(tr("Agent"));
    m_outbox->setFocusPolicy(Qt::NoFocus);
    m_agent->setFocusPolicy(Qt::NoFocus);
    connect(m_light, &StatusItem::clicked, this, &StatusStrip::healthClicked);
    for (StatusItem *item : {m_receiving, m_address})
        connect(item, &StatusItem::clicked, this, [this] { openMend(&StatusStrip::addressClicked); });
    connect(m_twilio, &StatusItem::clicked, this, [this] { openMend(&StatusStrip::accountClicked); });
    connect(m_demo, &StatusItem::clicked, this, &StatusStrip::demoClicked);
    connect(&m_clock, &QTimer::timeout, this, &StatusStrip::refreshReceiving);
    refresh();
}

void StatusStrip::setStatus(const StatusLine &status)
{
    m_status = status;
    refresh();
}

void StatusStrip::setHealth(const Health &health)
{
    m_health = health;
    refreshHealth();
}

void StatusStrip::openMend(void (StatusStrip::*otherwise)())
{
    if (m_health.lines.isEmpty())
        emit(this->*otherwise)();
    else
        emit healthClicked();
}

void StatusStrip::setOutbox(int waiting)
{
    m_status.outbox = waiting;
    refresh();
}

void StatusStrip::refresh()
{
    using Tone = StatusItem::Tone;
    refreshHealth();
    refreshReceiving();
    const QString host = QUrl(m_status.publicUrl).host();
    const QString address = host.isEmpty() ? m_status.publicUrl : host;
    if (!m_status.publicUrl.isEmpty())
        m_address->say(Tone::Good,
                       m_status.roundTripMs > 0 ? tr("%1 %2 ms").arg(address).arg(m_status.roundTripMs) : address,
                       m_status.publicUrl);
    else if (m_status.isDemo)
        m_address->say(Tone::None, {});
    else
        m_address->say(Tone::Warning, tr("No public address"), tr("Twilio needs one to deliver. Click to set it."));
    if (m_status.isTwilioReachable)
        m_twilio->say(Tone::Good, m_status.isDemo ? tr("Simulated Twilio") : tr("Twilio"), tr("Twilio answers"));
    else
        m_twilio->say(Tone::Bad,
                      m_status.twilioReason.isEmpty() ? tr("Twilio does not answer")
                                                      : tr("Twilio: %1").arg(m_status.twilioReason),
                      m_status.twilioReason);
    m_outbox->say(Tone::None,
                  m_status.outbox > 0 ? tr("Outbox: %n waiting", nullptr, m_status.outbox) : tr("Outbox: empty"));
    m_demo->say(Tone::Badge, m_status.isDemo ? tr("Demo: simulated customers") : QString(),
                tr("No account is set up. Click to connect yours."));
    m_agent->say(Tone::None, m_status.agent);
}

void StatusStrip::refreshHealth()
{
    using Tone = StatusItem::Tone;
    if (m_health.lines.isEmpty())
        return m_light->say(Tone::None, {});
    const HealthState state = m_health.overall();
    const Tone tone = state == HealthState::Broken ? Tone::Bad
        : state == HealthState::Attention          ? Tone::Warning
        : state == HealthState::Well               ? Tone::Good
                                                   : Tone::None;
    QStringList troubles;
    for (const HealthLine &line : std::as_const(m_health.lines)) {
        if (line.state >= HealthState::Attention)
            troubles.append(line.title);
    }
    m_light->say(tone, overallText(m_health),
                 troubles.isEmpty() ? tr("Click to see what was looked at.") : troubles.join(u'\n'));
}

void StatusStrip::refreshReceiving()
{
    using Tone = StatusItem::Tone;
    if (!m_status.isListening) {
        m_clock.stop();
        m_receiving->say(Tone::Bad, tr("Not receiving"), tr("The port for webhooks is not open."));
        return;
    }
    if (m_status.lastWebhookAt <= 0) {
        m_clock.stop();
        m_receiving->say(Tone::Good, tr("Ready to receive · no webhook yet"));
        return;
    }
    const qint64 age = std::max<qint64>(0, utcNow() - m_status.lastWebhookAt);
    const QString span = age < minuteMs ? tr("%1 s").arg(age / 1000) : roughSpan(age);
    m_receiving->say(Tone::Good, tr("Receiving · last webhook %1 ago").arg(span));
    const int tick = age < minuteMs ? busyTickMs : calmTickMs;
    if (m_clock.interval() != tick || !m_clock.isActive())
        m_clock.start(tick);
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), Theme::of(palette()).line);
}

} // namespace patchcord::ui
