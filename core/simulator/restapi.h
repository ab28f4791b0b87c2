// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/gateway/httpserver.h"
#include "core/simulator/callsresource.h"
#include "core/simulator/conferencesresource.h"
#include "core/simulator/contentresource.h"
#include "core/simulator/messagesresource.h"
#include "core/simulator/numbersresource.h"
#include "core/simulator/recordingsresource.h"
#include "core/simulator/servicesresource.h"

#include <QHash>
#include <QObject>

namespace patchcord::simulator {

class Account;
class CallPlayer;
class Faults;
class Lifecycle;
struct RestFault;

/// Everything below `/2010-04-01`, the services and senders of messaging, and templates: who may ask, which resource
/// answers, and what goes wrong on the way back.
class RestApi final : public QObject
{
    Q_OBJECT

public:
    using Ended = std::function<void(const QString &outcome)>;

    RestApi(Account &account, Lifecycle &lifecycle, CallPlayer &calls, Faults &faults, QObject *parent = nullptr);

    /// How far the Date of answers is ahead of the true time, in ms.
    void setClockOffset(qint64 ms) { m_clockOffset = ms; }
    /// Where the next pages of lists are said to be, "http://evil.example"; empty = where they are.
    void setLinkBase(const QString &base) { m_linkBase = base; }
    /// Answers, now or later, or misbehaves as asked; `ended` is told how it went, for the log.
    void handle(const gateway::HttpRequest &request, const gateway::HttpReply &reply, const Ended &ended);

private:
    struct Held
    {
        gateway::HttpReply reply;
        gateway::HttpAnswer answer;
    };

    enum class Rights { None, Lacking, Enough };

    [[nodiscard]] Rights rightsOf(const gateway::HttpRequest &request) const;
    [[nodiscard]] gateway::HttpAnswer finished(gateway::HttpAnswer answer) const;
    [[nodiscard]] std::optional<RestAnswer> dispatchToProducts(const gateway::HttpRequest &request);
    [[nodiscard]] RestAnswer dispatch(const gateway::HttpRequest &request);
    [[nodiscard]] RestAnswer dispatchInAccount(const RestRequest &request);
    [[nodiscard]] gateway::HttpAnswer accountAnswer() const;
    [[nodiscard]] gateway::HttpAnswer balanceAnswer() const;
    void misbehave(const RestFault &fault, const gateway::HttpAnswer &answer, const gateway::HttpReply &reply);

    Account &m_account;
    Faults &m_faults;
    MessagesResource m_messages;
    NumbersResource m_numbers;
    CallsResource m_calls;
    ServicesResource m_services;
    ContentResource m_contents;
    ConferencesResource m_conferences;
    RecordingsResource m_recordings;
    QHash<QString, Held> m_held;
    qint64 m_clockOffset = 0;
    QString m_linkBase;
};

} // namespace patchcord::simulator
