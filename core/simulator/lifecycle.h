// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/deliveryplan.h"
#include "core/simulator/faults.h"

#include <QHash>
#include <QObject>
#include <QQueue>
#include <QRandomGenerator>

namespace patchcord::simulator {

class Account;
class MediaPickup;
class WebhookSender;
struct SimulatorOptions;

/// Leads outgoing messages from "queued" to their end and tells the desk of each change, one callback of a message
/// after the other. A message whose files cannot be fetched fails. It decides no request's answer.
class Lifecycle final : public QObject
{
    Q_OBJECT

public:
    Lifecycle(Account &account, WebhookSender &sender, MediaPickup &pickup, Faults &faults,
              const SimulatorOptions &options, QObject *parent = nullptr);

    void begin(const QString &sid);
    /// Whether the create's answer must wait for `finished(sid)`.
    [[nodiscard]] bool holdsAnswer(const QString &sid) const;

signals:
    /// The message has its last status.
    void settled(const QString &sid);
    /// The message has its last status and its callbacks are through.
    void finished(const QString &sid);

private:
    struct Callback
    {
        DeliveryStep step;
        QByteArray token;
    };
    struct Journey
    {
        QList<DeliveryStep> steps;
        CallbackFault fault;
        QList<DeliveryStep> told; // In the order to tell them, when a fault says so.
        QQueue<Callback> callbacks;
        bool isTelling = false;
    };

    void fetchMedia(const MessageRecord &message);
    void advance(const QString &sid);
    void enqueue(Journey &journey, const DeliveryStep &step);
    void enqueueReordered(Journey &journey);
    void tellNext(const QString &sid);
    [[nodiscard]] QList<DeliveryStep> planFor(const MessageRecord &message) const;

    Account &m_account;
    WebhookSender &m_sender;
    MediaPickup &m_pickup;
    Faults &m_faults;
    int m_stepMs;
    bool m_keepsWindow;
    QRandomGenerator m_random;
    QHash<QString, Journey> m_journeys;
};

} // namespace patchcord::simulator
