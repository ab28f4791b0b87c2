// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/voicecallbacks.h"

#include "core/base/futures.h"
#include "core/simulator/webhooksender.h"

#include <QTimer>
#include <QUuid>

#include <algorithm>
#include <utility>

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
    if (story == m_stories.end()) {
        story = m_stories.insert(subject, {});
        story->fault = m_faults.takeVoiceCallbacks();
    }
    if (story->fault.isDropped)
        return;
    if (story->fault.isShuffled)
        story->kept.append(webhook);
    else
        enqueue(*story, webhook);
    tellNext(subject);
}

void VoiceCallbacks::close(const QString &subject)
{
    const auto story = m_stories.find(subject);
    if (story == m_stories.end())
        return;
    story->isClosed = true;
    QList<Webhook> kept = std::exchange(story->kept, {});
    std::ranges::shuffle(kept, m_random);
    for (const Webhook &webhook : std::as_const(kept))
        enqueue(*story, webhook);
    tellNext(subject);
}

void VoiceCallbacks::enqueue(Story &story, const Webhook &webhook)
{
    Webhook told = webhook;
    told.idempotencyToken = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    for (int copy = 0; copy <= story.fault.duplicates; ++copy) {
        if (story.fault.jitterSeconds == 0) {
            story.waiting.append(told);
            continue;
        }
        QTimer::singleShot(m_random.bounded(story.fault.jitterSeconds * m_secondMs + 1), this,
                           [this, told] { m_sender.send(told); });
    }
}

void VoiceCallbacks::tellNext(const QString &subject)
{
    const auto story = m_stories.find(subject);
    if (story == m_stories.end() || story->isTelling)
        return;
    if (story->waiting.isEmpty()) {
        if (story->isClosed)
            m_stories.erase(story);
        return;
    }
    story->isTelling = true;
    whenDone(m_sender.send(story->waiting.takeFirst()), this, [this, subject](const WebhookAnswer &) {
        m_stories[subject].isTelling = false;
        tellNext(subject);
    });
}

} // namespace patchcord::simulator
