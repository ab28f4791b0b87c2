// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/inboundmessages.h"
#include "core/simulator/values.h"
#include "core/simulator/voice/conferences.h"
#include "core/simulator/voice/phones.h"
#include "core/simulator/voice/queues.h"
#include "core/simulator/voice/recordings.h"
#include "core/simulator/voice/voicecallbacks.h"
#include "core/simulator/voice/voiceparts.h"
#include "core/simulator/voice/voicerequests.h"

#include <QFuture>
#include <QHash>
#include <QObject>

namespace patchcord::simulator {

class Leg;
struct SimulatorOptions;

/// How a customer calls.
struct InboundCall
{
    QString from;
    QString to;
    QString sid; ///< Empty = a new call.
    int ringSeconds = 0; ///< Before the desk's TwiML takes effect, or the caller gives up.
    bool givesUpRinging = false;
    Person caller; ///< How long they wait, talk, and speak on a recording.
    twilio::FormFields parameters; ///< Beside Twilio's own, or in place of them.
    QByteArray query; ///< Appended to the webhook URL, without '?'.
    SignMode sign = SignMode::Ok;
};

/// The exchange: lets customers call, rings the phones that the desk dials, and holds every leg until it ends. Legs
/// follow the desk's TwiML; there is no sound but in recordings.
class CallPlayer final : public QObject
{
    Q_OBJECT

public:
    CallPlayer(Account &account, WebhookSender &sender, Faults &faults, const SimulatorOptions &options,
               QObject *parent = nullptr);
    ~CallPlayer() override;

    /// Where recordings can be had: "http://127.0.0.1:PORT".
    void setBaseUrl(const QString &url) { m_recordings.setBaseUrl(url); }
    [[nodiscard]] Phones &phones() { return m_phones; }
    [[nodiscard]] Recordings &recordings() { return m_recordings; }
    [[nodiscard]] Conferences &conferences() { return m_conferences; }

    /// The future has the answer to the voice webhook; the call goes on behind it.
    QFuture<Delivered> ring(InboundCall call);
    /// Dials a call of the API's, which follows its TwiML or URL once it is answered; gives its SID.
    QString place(const CallRecord &call);
    /// Dials for a leg, which decides what follows. The leg lives until it has ended.
    Leg &dial(CallRecord call, const Person &person);
    void hangUp(const QString &sid);
    /// Another document takes over from the one that plays. Malformed when it cannot be read.
    Done redirect(const QString &sid, const QByteArray &twiml);
    void redirect(const QString &sid, const QString &url, const QByteArray &method);
    /// Whoever is on that leg presses keys, or says something to a menu. NotFound when it is over.
    Done press(const QString &sid, const QString &digits, const QString &speech);
    /// Whoever is on that leg hangs up.
    Done hangUpByPerson(const QString &sid);

private:
    Leg &addLeg(const CallRecord &call, const Person &person);
    void beginInbound(const InboundCall &call);
    void takeAnswer(const QString &sid, const Webhook &webhook, const WebhookAnswer &answer);
    void start(const QString &sid);
    [[nodiscard]] Webhook voiceWebhook(const InboundCall &call) const;

    struct Ringing
    {
        bool isRinging = true;
        std::optional<VoiceDocument> document;
    };

    Account &m_account;
    WebhookSender &m_sender;
    Faults &m_faults;
    int m_secondMs;
    VoiceRequests m_requests;
    VoiceCallbacks m_callbacks;
    Recordings m_recordings;
    Queues m_queues;
    Conferences m_conferences;
    Phones m_phones;
    VoiceParts m_parts;
    QHash<QString, Leg *> m_legs;
    QHash<QString, Ringing> m_ringing;
};

} // namespace patchcord::simulator
