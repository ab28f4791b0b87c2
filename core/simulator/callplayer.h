// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/inboundmessages.h"
#include "core/simulator/twimlreader.h"
#include "core/simulator/values.h"

#include <QFuture>
#include <QHash>
#include <QObject>

namespace patchcord::simulator {

/// How a customer calls.
struct InboundCall
{
    QString from;
    QString to;
    QString sid; ///< Empty = a new call.
    int ringSeconds = 0; ///< Before the desk's TwiML takes effect, or the caller gives up.
    bool givesUpRinging = false;
    int talkSeconds = 15; ///< The caller hangs up after that, if the TwiML lasts as long.
    twilio::FormFields parameters; ///< Beside Twilio's own, or in place of them.
    QByteArray query; ///< Appended to the webhook URL, without '?'.
    SignMode sign = SignMode::Ok;
};

/// Plays telephone calls both ways: asks the desk for TwiML, lets it take its time, tells how the call ended. There is
/// no sound.
class CallPlayer final : public QObject
{
    Q_OBJECT

public:
    CallPlayer(Account &account, WebhookSender &sender, Faults &faults, int secondMs, QObject *parent = nullptr);

    /// The future has the answer to the voice webhook; the call goes on behind it.
    QFuture<Delivered> ring(InboundCall call);
    /// Dials a call that the account holds as "queued".
    void place(const QString &sid);
    void hangUp(const QString &sid);
    /// Another document takes over from the one that plays.
    void redirect(const QString &sid, const QByteArray &twiml);

private:
    struct Leg
    {
        int talkSeconds = 15;
        int turn = 0; // A timer that was set in an earlier turn is void.
        bool isRinging = true;
        bool hasPlan = false;
        VoicePlan plan;
    };

    void later(const QString &sid, int seconds, const std::function<void()> &act);
    void takeAnswer(const QString &sid, const WebhookAnswer &answer);
    void stopRinging(const QString &sid, bool givesUp);
    void start(const QString &sid);
    void follow(const QString &sid, const VoicePlan &plan);
    void end(const QString &sid, const QString &status);
    void answerOutbound(const QString &sid);
    void tell(const QString &sid, const QString &status, const QString &event);
    [[nodiscard]] twilio::FormFields fieldsOf(const CallRecord &call, const QString &status) const;
    [[nodiscard]] Webhook voiceWebhook(const InboundCall &call) const;

    Account &m_account;
    WebhookSender &m_sender;
    Faults &m_faults;
    int m_secondMs;
    QHash<QString, Leg> m_legs;
};

} // namespace patchcord::simulator
