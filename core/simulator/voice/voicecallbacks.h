// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/faults.h"
#include "core/simulator/webhook.h"

#include <QHash>
#include <QObject>
#include <QRandomGenerator>

namespace patchcord::simulator {

class WebhookSender;

/// Tells the desk what becomes of calls, conferences and recordings: in order, or doubled, late or shuffled when a
/// fault asks for it. Nobody waits for the answers.
class VoiceCallbacks final : public QObject
{
    Q_OBJECT

public:
    VoiceCallbacks(WebhookSender &sender, Faults &faults, int secondMs, quint32 seed, QObject *parent = nullptr);

    /// Tells one event of `subject` (a call's or conference's SID). Each subject meets the faults as they were when its
    /// first event came.
    void tell(const QString &subject, const Webhook &webhook);
    /// The subject's last event was told: what was kept back goes out.
    void close(const QString &subject);

private:
    struct Story
    {
        VoiceCallbackFault fault;
        QList<Webhook> kept;
    };

    void send(const Webhook &webhook, const VoiceCallbackFault &fault);

    WebhookSender &m_sender;
    Faults &m_faults;
    int m_secondMs;
    QRandomGenerator m_random;
    QHash<QString, Story> m_stories;
};

} // namespace patchcord::simulator
