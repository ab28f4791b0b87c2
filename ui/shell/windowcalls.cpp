// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowcalls.h"

#include "core/twilio/addresses.h"
#include "ui/calls/callbanner.h"
#include "ui/calls/calldialog.h"
#include "ui/models/conversationtext.h"
#include "ui/shell/windowactions.h"

#include <QAction>

#include <algorithm>

namespace patchcord::ui {

namespace {

constexpr int hasteMs = 1000;

bool isRinging(const Message &message)
{
    return message.direction == Direction::Inbound && message.call && phaseOf(*message.call) == CallPhase::Ringing;
}

/// The sender that calls for a conversation: its own when it has a telephone number, else the first that has.
SenderId callingSender(const Conversation &conversation, const QList<Sender> &senders)
{
    const auto canCall = [](const Sender &sender) {
        return sender.address.channel == Channel::Sms && twilio::formOf(sender.address) == twilio::AddressForm::Number;
    };
    for (const Sender &sender : senders) {
        if (sender.id == conversation.sender && canCall(sender))
            return sender.id;
    }
    const auto other = std::ranges::find_if(senders, canCall);
    return other == senders.end() ? SenderId() : other->id;
}

bool canBeCalled(const Conversation &conversation)
{
    return conversation.id.isValid() && twilio::formOf(conversation.contactAddress) == twilio::AddressForm::Number;
}

} // namespace

WindowCalls::WindowCalls(WindowActions &actions, CallBanner &banner, Find find, QObject *parent)
    : QObject(parent)
    , m_actions(actions)
    , m_banner(banner)
    , m_find(std::move(find))
{
    connectBanner();
    connectActions();
    refreshActions();
}

void WindowCalls::connectBanner()
{
    connect(&m_banner, &CallBanner::openRequested, this, &WindowCalls::openWanted);
    connect(&m_banner, &CallBanner::ringPhoneRequested, this, &WindowCalls::ringPhone);
    connect(&m_banner, &CallBanner::voicemailRequested, this, &WindowCalls::voicemailRequested);
    connect(&m_banner, &CallBanner::declineRequested, this, &WindowCalls::declineRequested);
    connect(&m_banner, &CallBanner::hangUpRequested, this, &WindowCalls::hangUpRequested);
}

void WindowCalls::connectActions()
{
    connect(m_actions.call, &QAction::triggered, this, [this] { call(); });
    connect(m_actions.callNumber, &QAction::triggered, this, [this] { callNumber(); });
    connect(m_actions.ringPhone, &QAction::triggered, this,
            [this] { ringPhone(firstIn({CallPhase::Ringing}, Direction::Inbound)); });
    connect(m_actions.toVoicemail, &QAction::triggered, this, [this] { emit voicemailRequested(openCall()); });
    connect(m_actions.decline, &QAction::triggered, this, [this] { emit declineRequested(openCall()); });
    connect(m_actions.hangUp, &QAction::triggered, this, [this] { emit hangUpRequested(endableCall()); });
    connect(m_actions.silence, &QAction::triggered, this, [this] {
        for (const Message &message : std::as_const(m_calls))
            m_silenced.insert(message.id);
        refreshRinging();
    });
    connect(m_actions.openCall, &QAction::triggered, this, [this] {
        if (!m_calls.isEmpty())
            emit openWanted(m_calls.first().conversation);
    });
}

void WindowCalls::setSenders(const QList<Sender> &senders)
{
    m_senders = senders;
    refresh();
}

void WindowCalls::setCurrent(const Conversation &conversation)
{
    m_current = conversation;
    refreshActions();
}

void WindowCalls::setCalls(const QList<Message> &calls, const QHash<ConversationId, QString> &topics)
{
    m_calls = calls;
    m_topics = topics;
    m_silenced.removeIf([this](MessageId id) {
        return std::ranges::none_of(m_calls, [id](const Message &message) { return message.id == id; });
    });
    refresh();
}

void WindowCalls::heardOf(ConversationId conversation)
{
    if (std::ranges::any_of(m_calls, [conversation](const Message &call) { return call.conversation == conversation; }))
        refresh();
}

void WindowCalls::refresh()
{
    QList<LiveCall> shown;
    for (const Message &message : std::as_const(m_calls)) {
        const Conversation *conversation = m_find(message.conversation);
        const QString ours = message.direction == Direction::Inbound ? message.to : message.from;
        LiveCall live{message, conversation ? conversation->contactName : QString(),
                      twilio::toDisplay({Channel::Voice, ours}), m_topics.value(message.conversation)};
        for (const Sender &sender : std::as_const(m_senders)) {
            if (sender.address.user == ours && sender.address.channel == Channel::Sms)
                live.sender = senderLabel(sender);
        }
        shown.append(live);
    }
    m_banner.setCalls(shown);
    refreshActions();
    refreshRinging();
}

void WindowCalls::refreshActions()
{
    m_actions.call->setEnabled(canBeCalled(m_current));
    m_actions.ringPhone->setEnabled(firstIn({CallPhase::Ringing}, Direction::Inbound).isValid());
    m_actions.toVoicemail->setEnabled(openCall().isValid());
    m_actions.decline->setEnabled(openCall().isValid());
    m_actions.hangUp->setEnabled(endableCall().isValid());
    m_actions.silence->setEnabled(m_isRinging);
    m_actions.openCall->setEnabled(!m_calls.isEmpty());
}

MessageId WindowCalls::firstIn(std::initializer_list<CallPhase> phases, Direction direction) const
{
    for (const CallPhase phase : phases) {
        for (const Message &message : m_calls) {
            if (message.direction == direction && message.call && phaseOf(*message.call) == phase)
                return message.id;
        }
    }
    return {};
}

/// The call that can be sent to the voicemail or declined.
MessageId WindowCalls::openCall() const
{
    return firstIn({CallPhase::Ringing, CallPhase::Connecting}, Direction::Inbound);
}

/// The call that one hangs up on: an own one, else the one that talks.
MessageId WindowCalls::endableCall() const
{
    const MessageId own = firstIn({CallPhase::Talking, CallPhase::Ringing, CallPhase::Connecting}, Direction::Outbound);
    const MessageId taken = firstIn({CallPhase::Talking}, Direction::Inbound);
    if (taken.isValid())
        return taken;
    return own.isValid() ? own : firstIn({CallPhase::LeavingMessage}, Direction::Inbound);
}

void WindowCalls::ringPhone(MessageId call)
{
    if (m_phone.isEmpty())
        return emit phoneWanted();
    // A second press in haste means the same call once.
    const bool isRepeated = call == m_lastRung && m_sinceRung.isValid() && m_sinceRung.elapsed() < hasteMs;
    m_lastRung = call;
    m_sinceRung.start();
    if (!isRepeated)
        emit ringPhoneRequested(call, m_phone);
}

void WindowCalls::call()
{
    if (canBeCalled(m_current))
        callOn(callingSender(m_current, m_senders), {Channel::Sms, m_current.contactAddress.user});
}

void WindowCalls::callNumber()
{
    auto *dialog = new CallDialog(m_senders, m_current.sender, m_banner.window());
    connect(dialog, &CallDialog::submitted, this, &WindowCalls::callOn);
    dialog->open();
}

void WindowCalls::callOn(SenderId sender, const Address &customer)
{
    if (m_phone.isEmpty())
        emit phoneWanted();
    else
        emit callRequested(sender, customer, m_phone);
}

void WindowCalls::refreshRinging()
{
    const bool rings = std::ranges::any_of(
        m_calls, [this](const Message &message) { return isRinging(message) && !m_silenced.contains(message.id); });
    if (rings == m_isRinging)
        return;
    m_isRinging = rings;
    m_actions.silence->setEnabled(rings);
    emit ringingChanged(rings);
}

} // namespace patchcord::ui
