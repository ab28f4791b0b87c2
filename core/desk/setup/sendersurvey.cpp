// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/setup/sendersurvey.h"

#include "core/base/futures.h"
#include "core/desk/setup/sendertrouble.h"
#include "core/desk/setup/webhookplaces.h"
#include "core/store/senders.h"

#include <QPromise>

#include <optional>

namespace patchcord::desk {

namespace {

/// Twilio itself said no, as it does to keys and accounts that lack a right or a product.
bool isWithheld(const Error &error)
{
    const bool isNo = error.kind == ErrorKind::Refused || error.kind == ErrorKind::NotFound;
    return error.kind == ErrorKind::Unauthorised || (isNo && error.code != 0);
}

} // namespace

/// What one survey has read so far.
struct SenderSurvey::Round
{
    QString publicUrl;
    QList<twilio::IncomingNumber> numbers;
    QList<twilio::MessagingService> services;
    QHash<QString, qsizetype> serviceOf; ///< By the SID of a number, or the address of a channel's sender.
    QList<twilio::ChannelSender> whatsApp;
    bool areServicesReadable = true;
    QPromise<Result<QList<AccountSender>>> promise;

    void finish(Result<QList<AccountSender>> outcome)
    {
        promise.addResult(std::move(outcome));
        promise.finish();
    }
    [[nodiscard]] std::optional<twilio::MessagingService> poolOf(const QString &member) const
    {
        const auto found = serviceOf.constFind(member);
        return found == serviceOf.cend() ? std::nullopt : std::optional(services.at(*found));
    }
    [[nodiscard]] AccountSender senderOf(const twilio::IncomingNumber &number) const;
    [[nodiscard]] AccountSender senderOf(const twilio::ChannelSender &sender) const;
    [[nodiscard]] QList<AccountSender> senders(const QList<Sender> &known) const;
};

AccountSender SenderSurvey::Round::senderOf(const twilio::IncomingNumber &number) const
{
    AccountSender sender;
    sender.address = number.number;
    sender.name = number.name == number.number ? QString() : number.name;
    sender.canSms = number.canSms;
    sender.canMms = number.canMms;
    sender.canVoice = number.canVoice;
    const auto pool = poolOf(number.sid);
    const bool isOverridden = pool && !pool->usesNumbersWebhook;
    if (areServicesReadable)
        sender.service = pool ? pool->sid : QString();
    if (pool)
        sender.serviceName = pool->name;
    if (isOverridden && number.canSms)
        sender.places.append(placeOf(*pool, publicUrl));
    const WebhookPlace own = placeOf(number, publicUrl, isOverridden);
    if (!own.settings.isEmpty())
        sender.places.append(own);
    sender.trouble = troubleOf(sender);
    if (!areServicesReadable && number.canSms && sender.trouble.isEmpty())
        sender.trouble = tr("Whether a messaging service overrides its address is unknown: the API key may not read "
                            "the messaging services.");
    return sender;
}

AccountSender SenderSurvey::Round::senderOf(const twilio::ChannelSender &found) const
{
    AccountSender sender;
    sender.channel = Channel::WhatsApp;
    sender.address = found.address;
    sender.name = found.name;
    sender.canSms = sender.canMms = true;
    const auto pool = poolOf(QStringLiteral("whatsapp:") + found.address);
    if (areServicesReadable)
        sender.service = pool ? pool->sid : QString();
    if (pool)
        sender.serviceName = pool->name;
    const bool isOverridden = pool && !pool->usesNumbersWebhook;
    sender.places.append(isOverridden ? placeOf(*pool, publicUrl) : placeOf(found, publicUrl));
    sender.trouble = troubleOf(sender);
    if (!found.isOnline())
        sender.trouble
            = (tr("WhatsApp has not put it online: its state is %1.").arg(found.status) + u' ' + sender.trouble)
                  .trimmed();
    return sender;
}

QList<AccountSender> SenderSurvey::Round::senders(const QList<Sender> &known) const
{
    QList<AccountSender> all;
    for (const twilio::IncomingNumber &number : numbers)
        all.append(senderOf(number));
    for (const twilio::ChannelSender &sender : whatsApp)
        all.append(senderOf(sender));
    bool isAnyKnown = false;
    for (AccountSender &sender : all) {
        const auto ours = std::ranges::find(known, Address{sender.channel, sender.address}, &Sender::address);
        sender.isChosen = ours != known.cend();
        isAnyKnown = isAnyKnown || sender.isChosen;
        if (sender.isChosen && !ours->name.isEmpty())
            sender.name = ours->name;
    }
    if (!isAnyKnown) {
        for (AccountSender &sender : all)
            sender.isChosen = true;
    }
    return all;
}

SenderSurvey::SenderSurvey(twilio::Client &client, store::Store *store, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_store(store)
{ }

QFuture<Result<QList<AccountSender>>> SenderSurvey::take(const QString &publicUrl)
{
    auto round = std::make_shared<Round>();
    round->publicUrl = publicUrl;
    round->promise.start();
    readNumbers(round);
    return round->promise.future();
}

void SenderSurvey::readNumbers(const RoundPtr &round)
{
    whenDone(twilio::Account(m_client).numbers(), this,
             [this, round](const Result<QList<twilio::IncomingNumber>> &numbers) {
                 if (!numbers)
                     return round->finish(std::unexpected(numbers.error()));
                 round->numbers = *numbers;
                 readServices(round);
             });
}

void SenderSurvey::readServices(const RoundPtr &round)
{
    whenDone(twilio::Services(m_client).list(), this,
             [this, round](const Result<QList<twilio::MessagingService>> &services) {
                 if (services) {
                     round->services = *services;
                     return readPool(round, 0);
                 }
                 // Everything else still works without it.
                 if (!isWithheld(services.error()))
                     return round->finish(std::unexpected(services.error()));
                 round->areServicesReadable = false;
                 readChannelSenders(round);
             });
}

void SenderSurvey::readPool(const RoundPtr &round, qsizetype next)
{
    if (next == round->services.size())
        return readChannelSenders(round);
    const QString sid = round->services.at(next).sid;
    whenDone(twilio::Services(m_client).numbersOf(sid), this,
             [this, round, next, sid](const Result<QStringList> &numbers) {
                 if (!numbers)
                     return round->finish(std::unexpected(numbers.error()));
                 for (const QString &number : *numbers)
                     round->serviceOf.insert(number, next);
                 whenDone(twilio::Services(m_client).channelSendersOf(sid), this,
                          [this, round, next](const Result<QStringList> &senders) {
                              if (!senders)
                                  return round->finish(std::unexpected(senders.error()));
                              for (const QString &sender : *senders)
                                  round->serviceOf.insert(sender, next);
                              readPool(round, next + 1);
                          });
             });
}

void SenderSurvey::readChannelSenders(const RoundPtr &round)
{
    whenDone(twilio::ChannelSenders(m_client).whatsApp(), this,
             [this, round](const Result<QList<twilio::ChannelSender>> &senders) {
                 if (!senders && !isWithheld(senders.error()))
                     return round->finish(std::unexpected(senders.error()));
                 round->whatsApp = senders.value_or(QList<twilio::ChannelSender>());
                 readKnown(round);
             });
}

void SenderSurvey::readKnown(const RoundPtr &round)
{
    if (!m_store)
        return round->finish(round->senders({}));
    const auto known = m_store->read([](const store::Snapshot &snapshot) { return store::allSenders(snapshot); });
    whenDone(known, this, [round](const Result<QList<Sender>> &senders) {
        round->finish(round->senders(senders.value_or(QList<Sender>())));
    });
}

} // namespace patchcord::desk
