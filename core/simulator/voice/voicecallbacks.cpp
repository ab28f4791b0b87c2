// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/voicecallbacks.h"

#include "core/simulator/webhooksender.h"

#include <QTimer>
#include <QUuid>

#include <algorithm>

namespace patchcord::simulator {

VoiceCallbacks::VoiceCallbacks(WebhookSender &sender, Faults &faults, int secondMs, quint32 seed, QObject *parent)
    : QObject(parent)
    , m_sender(sender)
    , m_faults(faults)
    , m_secondMs(secondMs)
    , m_random(seed)
{ }

void VoiceCallbacks::tell(const QString &subject, const Webhook &webhook)
{
    if (webhook.url.isEmpty())
        return;
    auto story = m_stories.find(subject);
    if (story == m_stories.end())
        story = m_stories.insert(subject, {m_faults.takeVoiceCallbacks(), {}});
    if (story->fault.isDropped)
        return;
    if (story->fault.isShuffled)
        story->kept.append(webhook);
    else
        send(webhook, story->fault);
}

void VoiceCallbacks::close(const QString &subject)
{
    Story story = m_stories.take(subject);
    std::ranges::shuffle(story.kept, m_random);
    for (const Webhook &webhook : std::as_const(story.kept))
        send(webhook, story.fault);
}

void VoiceCallbacks::send(const Webhook &webhook, const VoiceCallbackFault &fault)
{
    Webhook told = webhook;
    told.idempotencyToken = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    for (int copy = 0; copy <= fault.duplicates; ++copy) {
        if (fault.jitterSeconds == 0)
            m_sender.send(told);
        else
            QTimer::singleShot(m_random.bounded(fault.jitterSeconds * m_secondMs + 1), this,
                               [this, told] { m_sender.send(told); });
    }
}

} // namespace patchcord::simulator
