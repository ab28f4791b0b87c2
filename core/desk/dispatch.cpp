// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/dispatch.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "core/twilio/addresses.h"

#include <QCoreApplication>
#include <QTimer>

namespace patchcord::desk {

namespace {

/// Longer than the outbox takes to look a lost answer up.
constexpr int outcomeMs = 150'000;

QString dispatchText(const char *text)
{
    return QCoreApplication::translate("Dispatch", text);
}

/// Follows one message by the event sequence and finishes its promise once; deletes itself then.
class Watch final : public QObject
{
    Q_OBJECT

public:
    Watch(store::Store &store, MessageId message, const SendOrder &order, QPromise<Result<SendReport>> promise,
          Dispatch *parent)
        : QObject(parent)
        , m_store(store)
        , m_message(message)
        , m_channel(order.channel)
        , m_waits(order.waitSeconds > 0)
        , m_promise(std::move(promise))
    {
        connect(&store, &store::Store::committed, this, &Watch::look, Qt::QueuedConnection);
        connect(parent, &Dispatch::reachabilityLost, this, &Watch::giveUpUnsent);
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_isLate = true;
            look();
        });
        m_timer.start(m_waits ? order.waitSeconds * 1000 : outcomeMs);
        look();
    }

private:
    void look()
    {
        if (m_isReading) {
            m_lookAgain = true;
            return;
        }
        m_isReading = true;
        const auto row = m_store.read(
            [id = m_message](const store::Snapshot &snapshot) { return store::messageById(snapshot, id); });
        whenDone(row, this, [this](const Result<std::optional<Message>> &message) {
            m_isReading = false;
            if (!message)
                return finish(std::unexpected(message.error()));
            if (*message)
                judge(**message);
            if (std::exchange(m_lookAgain, false))
                look();
        });
    }

    void judge(const Message &message)
    {
        if (isFailure(message.status))
            return finish(failure(ErrorKind::Refused, message.errorText, {}, message.errorCode));
        const bool isThere = !m_waits || message.status == DeliveryStatus::Read
            || (m_channel != Channel::WhatsApp && isFinal(message.status));
        if (!message.sid.isEmpty() && (isThere || m_isLate))
            return finish(SendReport{message.sid, message.status});
        if (m_isLate)
            finish(
                failure(ErrorKind::OutcomeUnknown,
                        dispatchText("Twilio has not answered yet. The message is kept, and its state is looked up.")));
    }

    void giveUpUnsent(const QString &reason)
    {
        finish(failure(
            ErrorKind::NotSent,
            dispatchText("%1 The message is kept and leaves when Patchcord runs with Twilio in reach.").arg(reason)));
    }

    void finish(const Result<SendReport> &report)
    {
        if (m_isFinished)
            return;
        m_isFinished = true;
        m_promise.addResult(report);
        m_promise.finish();
        deleteLater();
    }

    store::Store &m_store;
    MessageId m_message;
    Channel m_channel;
    bool m_waits;
    bool m_isLate = false;
    bool m_isReading = false;
    bool m_lookAgain = false;
    bool m_isFinished = false;
    QTimer m_timer;
    QPromise<Result<SendReport>> m_promise;
};

} // namespace

Dispatch::Dispatch(store::Store &store, QString phoneNumber, QString whatsAppNumber, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_agent(store, QStringLiteral("command line"))
    , m_phoneNumber(std::move(phoneNumber))
    , m_whatsAppNumber(std::move(whatsAppNumber))
{ }

QFuture<Result<SendReport>> Dispatch::send(const SendOrder &order)
{
    const Result<Address> to = twilio::addressFromInput(order.to, order.channel, {});
    if (!to)
        return readyFuture(Result<SendReport>(std::unexpected(to.error())));
    auto promise = std::make_shared<QPromise<Result<SendReport>>>();
    promise->start();
    const auto fail = [promise](const Error &error) {
        promise->addResult(std::unexpected(error));
        promise->finish();
    };
    whenDone(senderFor(order), this, [this, order, to = *to, promise, fail](const Result<SenderId> &sender) {
        if (!sender)
            return fail(sender.error());
        const auto queued = m_agent.send({*sender, to, order.body, order.mediaUrls});
        whenDone(queued, this, [this, order, promise, fail](const Result<MessageId> &message) {
            if (!message)
                return fail(message.error());
            new Watch(m_store, *message, order, std::move(*promise), this);
        });
    });
    return promise->future();
}

void Dispatch::noteReachability(bool reachable, const QString &reason)
{
    if (!reachable)
        emit reachabilityLost(reason);
}

/// The sender that was named, or the account's own, or the only one of the channel; kept when it is new.
QFuture<Result<SenderId>> Dispatch::senderFor(const SendOrder &order)
{
    QString typed = order.from;
    if (typed.isEmpty())
        typed = order.channel == Channel::WhatsApp ? m_whatsAppNumber : m_phoneNumber;
    std::optional<Address> named;
    if (!typed.isEmpty()) {
        const Result<Address> address = twilio::addressFromInput(typed, order.channel, {});
        if (!address)
            return readyFuture(Result<SenderId>(std::unexpected(address.error())));
        named = *address;
    }
    return m_store.write([named, channel = order.channel](store::Transaction &transaction) -> Result<SenderId> {
        const auto senders = store::allSenders(transaction);
        if (!senders)
            return std::unexpected(senders.error());
        for (const Sender &sender : *senders) {
            if (named ? sender.address == *named : sender.address.channel == channel)
                return sender.id;
        }
        if (named) {
            Sender sender;
            sender.address = *named;
            return store::insertSender(transaction, sender);
        }
        return failure(ErrorKind::Invalid,
                       dispatchText("No sender is known for this channel. Name one with --from, or set "
                                    "TWILIO_PHONE_NUMBER or TWILIO_WHATSAPP_NUMBER."));
    });
}

} // namespace patchcord::desk

#include "dispatch.moc"
