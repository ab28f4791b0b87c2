// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"
#include "core/records/sender.h"

#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>

#include <functional>

namespace patchcord::ui {

class CallBanner;
class WindowActions;

/// The window's calls: what the banner shows of them, which of them a key means, and when it rings. It opens nothing
/// itself and says what the agent wants.
class WindowCalls final : public QObject
{
    Q_OBJECT

public:
    /// `find` gives a conversation as far as the window knows it, else nullptr.
    using Find = std::function<const Conversation *(ConversationId)>;

    WindowCalls(WindowActions &actions, CallBanner &banner, Find find, QObject *parent);

    void setCalls(const QList<Message> &calls, const QHash<ConversationId, QString> &topics);
    void setSenders(const QList<Sender> &senders);
    /// The telephone on which the agent takes calls; empty = it is asked for when it is needed.
    void setAgentPhone(const QString &phone) { m_phone = phone; }
    /// The conversation that is open.
    void setCurrent(const Conversation &conversation);
    /// A name may be known now.
    void heardOf(ConversationId conversation);

signals:
    void openWanted(patchcord::ConversationId conversation);
    void phoneWanted();
    void ringPhoneRequested(patchcord::MessageId call, const QString &phone);
    void voicemailRequested(patchcord::MessageId call);
    void declineRequested(patchcord::MessageId call);
    void hangUpRequested(patchcord::MessageId call);
    void callRequested(patchcord::SenderId sender, const patchcord::Address &customer, const QString &phone);
    void ringingChanged(bool isRinging);

private:
    void connectBanner();
    void connectActions();
    void refresh();
    void refreshActions();
    void refreshRinging();
    [[nodiscard]] MessageId firstIn(std::initializer_list<CallPhase> phases, Direction direction) const;
    [[nodiscard]] MessageId openCall() const;
    [[nodiscard]] MessageId endableCall() const;
    void ringPhone(MessageId call);
    void call();
    void callNumber();
    void callOn(SenderId sender, const Address &customer);

    WindowActions &m_actions;
    CallBanner &m_banner;
    Find m_find;
    QList<Sender> m_senders;
    QString m_phone;
    Conversation m_current;
    QList<Message> m_calls;
    QHash<ConversationId, QString> m_topics;
    QSet<MessageId> m_silenced; ///< Calls that the agent wants to hear no more of.
    MessageId m_lastRung;
    QElapsedTimer m_sinceRung;
    bool m_isRinging = false;
};

} // namespace patchcord::ui
