// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/personas.h"

#include "core/base/futures.h"
#include "core/simulator/account.h"
#include "core/simulator/callplayer.h"
#include "core/simulator/inboundmessages.h"
#include "core/simulator/lifecycle.h"
#include "core/simulator/simulator.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace patchcord::simulator {

namespace {

constexpr int usualStepMs = 150;
constexpr int knockAgainMs = 500;
constexpr int openingGapMs = 130;
constexpr int speakUpMs = 7'000;
constexpr int answerMs = 5'000;
constexpr int firstCallMs = 14'000;
constexpr int callAgainMs = 90'000;

} // namespace

Personas::Personas(Account &account, InboundMessages &inbound, CallPlayer &calls, Lifecycle &lifecycle,
                   const SimulatorOptions &options, QObject *parent)
    : QObject(parent)
    , m_account(account)
    , m_inbound(inbound)
    , m_calls(calls)
    , m_pace(double(std::max(1, options.stepMs)) / usualStepMs)
    , m_random(options.seed)
{
    for (const Persona &persona : cast())
        m_lives.append({persona, 0, 0, false});
    connect(&lifecycle, &Lifecycle::settled, this, &Personas::hear);
}

void Personas::start()
{
    if (std::exchange(m_isStarted, true))
        return;
    const Persona &first = m_lives.first().persona;
    InboundMessage message;
    message.sid = m_account.newSid(QLatin1StringView("SM"));
    message.from = first.address;
    message.to = m_account.phoneNumber();
    message.body = first.opening.first().text;
    knock(message);
}

void Personas::knock(const InboundMessage &message)
{
    // The same words under the same SID until a desk takes them.
    whenDone(m_inbound.deliver(message), this, [this, message](const Delivered &delivered) {
        if (delivered.answer.isSuccess())
            open();
        else
            QTimer::singleShot(knockAgainMs, this, [this, message] { knock(message); });
    });
}

void Personas::open()
{
    int at = 0;
    for (const Life &life : m_lives) {
        const bool hasKnocked = &life == &m_lives.first();
        for (qsizetype line = hasKnocked ? 1 : 0; line < life.persona.opening.size(); ++line) {
            at += int(openingGapMs * m_pace);
            QTimer::singleShot(at, this,
                               [this, persona = life.persona, line] { say(persona, persona.opening.at(line)); });
        }
    }
    after(speakUpMs, [this] { speakUp(); });
    after(firstCallMs, [this] { call(); });
}

void Personas::speakUp()
{
    QList<qsizetype> willing;
    for (qsizetype row = 0; row < m_lives.size(); ++row) {
        if (m_lives.at(row).told < m_lives.at(row).persona.later.size())
            willing.append(row);
    }
    if (willing.isEmpty())
        return;
    Life &life = m_lives[willing.at(m_random.bounded(willing.size()))];
    say(life.persona, life.persona.later.at(life.told++));
    // The story has an end, so it slows down on its way there.
    after(speakUpMs + speakUpMs / 5 * ++m_linesSaid, [this] { speakUp(); });
}

void Personas::call()
{
    const auto caller = std::ranges::find_if(m_lives, [](const Life &life) { return life.persona.isCaller; });
    if (caller == m_lives.end())
        return;
    InboundCall call;
    call.from = caller->persona.address;
    call.to = m_account.phoneNumber();
    // Every third time nobody has that much patience.
    call.caller.patienceSeconds = m_random.bounded(3) == 0 ? 6 + m_random.bounded(5) : 120;
    call.caller.talkSeconds = 8 + m_random.bounded(25);
    call.caller.voicemailSeconds = 5 + m_random.bounded(5);
    call.caller.clip = caller->persona.clip;
    m_calls.ring(call);
    after(callAgainMs, [this] { this->call(); });
}

void Personas::hear(const QString &messageSid)
{
    const auto message = m_account.message(messageSid);
    if (!message || message->errorCode != 0)
        return;
    const auto life
        = std::ranges::find_if(m_lives, [&message](const Life &one) { return one.persona.address == message->to; });
    if (life == m_lives.end() || life->isAnswering)
        return;
    const bool isQuestion
        = message->body.contains(u'?') || message->body.contains(u'؟') || message->body.contains(u'？');
    const QStringList &answers = isQuestion ? life->persona.whenAsked : life->persona.whenTold;
    if (answers.isEmpty())
        return;
    life->isAnswering = true;
    const QString answer = answers.at(life->answers++ % answers.size());
    after(answerMs, [this, row = std::distance(m_lives.begin(), life), answer] {
        m_lives[row].isAnswering = false;
        say(m_lives.at(row).persona, {answer});
    });
}

void Personas::say(const Persona &persona, const Line &line)
{
    InboundMessage message;
    message.from = persona.address;
    message.to
        = persona.isWhatsApp() ? QStringLiteral("whatsapp:") + m_account.whatsAppNumber() : m_account.phoneNumber();
    message.body = line.text;
    message.mediaTypes = line.mediaTypes;
    if (persona.isWhatsApp())
        message.profileName = persona.name;
    m_inbound.deliver(message);
}

void Personas::after(int typicalMs, const std::function<void()> &act)
{
    const int shortest = int(typicalMs * m_pace) / 2;
    QTimer::singleShot(shortest + m_random.bounded(shortest + 1), this, act);
}

} // namespace patchcord::simulator
