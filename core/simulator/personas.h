// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/persona.h"

#include <QHash>
#include <QObject>
#include <QRandomGenerator>

#include <functional>

namespace patchcord::simulator {

class Account;
class CallPlayer;
class InboundMessages;
struct InboundMessage;
class Lifecycle;
struct SimulatorOptions;

/// Lets the cast live: they write as soon as a desk answers, add something now and then, answer what an agent writes,
/// and one of them calls. Never more than one thing every second or so once the opening is over.
class Personas final : public QObject
{
    Q_OBJECT

public:
    Personas(Account &account, InboundMessages &inbound, CallPlayer &calls, Lifecycle &lifecycle,
             const SimulatorOptions &options, QObject *parent = nullptr);

    /// Waits for a desk, then begins. Once.
    void start();

private:
    struct Life
    {
        Persona persona;
        qsizetype told = 0; // Lines of `later` that were said.
        int answers = 0;
        bool isAnswering = false;
    };

    /// Says what the customers do when their phones ring.
    void furnish();
    void knock(const InboundMessage &message);
    void open();
    void speakUp();
    void call();
    void hear(const QString &messageSid);
    void say(const Persona &persona, const Line &line);
    void after(int typicalMs, const std::function<void()> &act);

    Account &m_account;
    InboundMessages &m_inbound;
    CallPlayer &m_calls;
    double m_pace;
    QRandomGenerator m_random;
    QList<Life> m_lives;
    int m_linesSaid = 0;
    qsizetype m_callsMade = 0; // Sam, the second, comes first: he says that he tried.
    bool m_isStarted = false;
};

} // namespace patchcord::simulator
