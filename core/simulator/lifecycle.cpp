// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/lifecycle.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/simulator/account.h"
#include "core/simulator/mediapickup.h"
#include "core/simulator/simulator.h"
#include "core/simulator/webhooksender.h"

#include <QTimer>
#include <QUuid>

#include <algorithm>

namespace patchcord::simulator {

namespace {

constexpr qint64 dayMs = 24LL * 60 * 60 * 1000;

twilio::FormFields callbackFields(const MessageRecord &message, const DeliveryStep &step, const QString &accountSid)
{
    const QByteArray status = step.status.toUtf8();
    twilio::FormFields fields{
        {"SmsSid", message.sid.toUtf8()},
        {"SmsStatus", status},
        {"MessageStatus", status},
        {"To", message.to.toUtf8()},
        {"MessageSid", message.sid.toUtf8()},
        {"AccountSid", accountSid.toUtf8()},
        {"From", message.from.toUtf8()},
        {"ApiVersion", "2010-04-01"},
    };
    if (message.to.startsWith(u"whatsapp:")) {
        fields.emplaceBack("ChannelPrefix", "whatsapp");
        if (step.status != u"sent")
            fields.append({"EventType", status.toUpper()});
    }
    if (step.errorCode != 0) {
        fields.append({"ErrorCode", QByteArray::number(step.errorCode)});
        fields.append({"ErrorMessage", deliveryErrorText(step.errorCode).toUtf8()});
    }
    return fields;
}

} // namespace

Lifecycle::Lifecycle(Account &account, WebhookSender &sender, MediaPickup &pickup, Faults &faults,
                     const SimulatorOptions &options, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_sender(sender)
    , m_pickup(pickup)
    , m_faults(faults)
    , m_stepMs(std::max(0, options.stepMs))
    , m_keepsWindow(options.keepsWhatsAppWindow)
    , m_random(options.seed)
{ }

void Lifecycle::begin(const QString &sid)
{
    const auto message = m_account.message(sid);
    if (!message)
        return;
    Journey journey;
    journey.steps = planFor(*message);
    journey.fault = m_faults.takeCallbacks();
    m_journeys.insert(sid, journey);
    if (!message->mediaUrls.isEmpty())
        return fetchMedia(*message);
    QTimer::singleShot(m_stepMs, this, [this, sid] { advance(sid); });
}

void Lifecycle::fetchMedia(const MessageRecord &message)
{
    // Not before the create was answered, as with Twilio.
    QTimer::singleShot(m_stepMs, this, [this, message] {
        whenDone(m_pickup.fetch(message), this, [this, sid = message.sid](int code) {
            if (code != 0)
                m_journeys[sid].steps = {{QStringLiteral("failed"), code}};
            advance(sid);
        });
    });
}

bool Lifecycle::holdsAnswer(const QString &sid) const
{
    const auto journey = m_journeys.constFind(sid);
    return journey != m_journeys.cend() && journey->fault.isBeforeAnswer;
}

QList<DeliveryStep> Lifecycle::planFor(const MessageRecord &message) const
{
    const bool isWindowOpen = !m_keepsWindow || utcNow() - m_account.lastInbound(message.from, message.to) < dayMs;
    return deliverySteps(message, isWindowOpen, m_account.isOptedOut(message.from, message.to));
}

void Lifecycle::advance(const QString &sid)
{
    Journey &journey = m_journeys[sid];
    const DeliveryStep step = journey.steps.takeFirst();
    m_account.updateMessage(sid, [&step](MessageRecord &message) {
        message.status = step.status;
        if (step.errorCode != 0)
            message.errorCode = step.errorCode;
        if (message.sentAt == 0 && step.status == u"sent")
            message.sentAt = utcNow();
    });
    const auto message = m_account.message(sid);
    const bool isTold = message && !message->statusCallback.isEmpty() && !journey.fault.isDropped;
    const bool isReordered = journey.fault.isShuffled || !journey.fault.order.isEmpty();
    if (isTold && isReordered)
        journey.told.append(step);
    else if (isTold)
        enqueue(journey, step);
    if (journey.steps.isEmpty()) {
        enqueueReordered(journey);
        emit settled(sid);
    } else {
        QTimer::singleShot(m_stepMs, this, [this, sid] { advance(sid); });
    }
    tellNext(sid);
}

void Lifecycle::enqueue(Journey &journey, const DeliveryStep &step)
{
    const QByteArray token = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    for (int copy = 0; copy <= journey.fault.duplicates; ++copy)
        journey.callbacks.enqueue({step, token});
}

void Lifecycle::enqueueReordered(Journey &journey)
{
    QList<DeliveryStep> told = std::exchange(journey.told, {});
    if (journey.fault.isShuffled)
        std::ranges::shuffle(told, m_random);
    for (const QString &status : journey.fault.order) {
        const auto step = std::ranges::find(told, status, &DeliveryStep::status);
        if (step == told.end())
            continue;
        enqueue(journey, *step);
        told.erase(step);
    }
    // What the order does not name comes last.
    for (const DeliveryStep &step : told)
        enqueue(journey, step);
}

void Lifecycle::tellNext(const QString &sid)
{
    const auto journey = m_journeys.find(sid);
    if (journey == m_journeys.end() || journey->isTelling)
        return;
    const auto message = m_account.message(sid);
    if (journey->callbacks.isEmpty() || !message) {
        if (journey->steps.isEmpty()) {
            m_journeys.erase(journey);
            emit finished(sid);
        }
        return;
    }
    const Callback callback = journey->callbacks.dequeue();
    journey->isTelling = true;
    Webhook webhook;
    webhook.kind = QStringLiteral("status");
    webhook.sid = sid;
    webhook.url = message->statusCallback;
    webhook.fields = callbackFields(*message, callback.step, m_account.credentials().accountSid);
    webhook.idempotencyToken = callback.token;
    whenDone(m_sender.send(webhook), this, [this, sid](const WebhookAnswer &) {
        m_journeys[sid].isTelling = false;
        tellNext(sid);
    });
}

} // namespace patchcord::simulator
