// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/account.h"

#include "core/base/clock.h"

#include <algorithm>

namespace patchcord::simulator {

namespace {

constexpr QLatin1StringView defaultNumber("+15005550006");
constexpr QLatin1StringView whatsAppPrefix("whatsapp:");

Credentials madeUp(Credentials given)
{
    // The letters beyond F keep secret scanners, and anybody's eye, from taking them for a real account.
    if (given.accountSid.isEmpty())
        given.accountSid = QStringLiteral("ACsimulator00000000000000000000000");
    if (given.authToken.isEmpty())
        given.authToken = QStringLiteral("simulated-auth-token");
    return given;
}

QString pairKey(const QString &sender, const QString &customer)
{
    return sender + u'\n' + customer;
}

void rebase(QString &url, const QString &from, const QString &to)
{
    if (!from.isEmpty() && url.startsWith(from))
        url = to + url.mid(from.size());
}

} // namespace

Account::Account(const SimulatorOptions &options)
    : m_credentials(madeUp(options.credentials))
    , m_whatsAppNumber(options.whatsAppNumber.isEmpty() ? QString(defaultNumber) : options.whatsAppNumber)
    , m_webhookBase(options.webhookBase)
{
    if (m_whatsAppNumber.startsWith(whatsAppPrefix))
        m_whatsAppNumber.remove(0, whatsAppPrefix.size());
    addNumber(options.phoneNumber.isEmpty() ? QString(defaultNumber) : options.phoneNumber);
    for (const QString &number : options.moreNumbers)
        addNumber(number);
    ChannelSenderRecord sender;
    sender.sid = newSid(QLatin1StringView("XE"));
    sender.address = whatsAppPrefix + m_whatsAppNumber;
    sender.callbackUrl = webhookUrl(QStringLiteral("/api/webhooks/whatsapp"));
    m_directory.add(sender);
}

void Account::addNumber(const QString &number)
{
    NumberRecord record;
    record.sid = newSid(QLatin1StringView("PN"));
    record.number = number;
    record.name = number;
    record.smsUrl = webhookUrl(QStringLiteral("/api/webhooks/sms"));
    record.voiceUrl = webhookUrl(QStringLiteral("/api/webhooks/voice"));
    record.statusCallback = webhookUrl(QStringLiteral("/api/webhooks/voice/status"));
    record.createdAt = record.updatedAt = utcNow();
    m_numbers.append(record);
}

void Account::addMessage(const MessageRecord &message)
{
    m_messageRows.insert(message.sid, m_messages.size());
    m_messages.append(message);
    if (message.direction == u"inbound")
        m_lastInbound.insert(pairKey(message.to, message.from), message.createdAt);
}

std::optional<MessageRecord> Account::message(const QString &sid) const
{
    const auto row = m_messageRows.constFind(sid);
    return row == m_messageRows.cend() ? std::nullopt : std::optional(m_messages.at(*row));
}

void Account::updateMessage(const QString &sid, const std::function<void(MessageRecord &)> &change)
{
    const auto row = m_messageRows.constFind(sid);
    if (row == m_messageRows.cend())
        return;
    change(m_messages[*row]);
    m_messages[*row].updatedAt = utcNow();
}

void Account::removeMessage(const QString &sid)
{
    const auto row = m_messageRows.constFind(sid);
    if (row == m_messageRows.cend())
        return;
    m_messages[*row] = {};
    m_messageRows.erase(row);
}

QList<MessageRecord> Account::messages(const std::function<bool(const MessageRecord &)> &isWanted) const
{
    QList<MessageRecord> wanted;
    for (auto message = m_messages.crbegin(); message != m_messages.crend(); ++message) {
        if (!message->sid.isEmpty() && isWanted(*message))
            wanted.append(*message);
    }
    return wanted;
}

void Account::addMedia(const MediaRecord &media)
{
    m_media.insert(media.sid, media);
    m_mediaOfMessage[media.messageSid].append(media.sid);
}

std::optional<MediaRecord> Account::media(const QString &sid) const
{
    const auto found = m_media.constFind(sid);
    return found == m_media.cend() ? std::nullopt : std::optional(*found);
}

QList<MediaRecord> Account::mediaOf(const QString &messageSid) const
{
    QList<MediaRecord> all;
    for (const QString &sid : m_mediaOfMessage.value(messageSid))
        all.append(m_media.value(sid));
    return all;
}

void Account::removeMedia(const QString &sid)
{
    const MediaRecord media = m_media.take(sid);
    m_mediaOfMessage[media.messageSid].removeAll(sid);
}

void Account::addCall(const CallRecord &call)
{
    m_callRows.insert(call.sid, m_calls.size());
    m_calls.append(call);
}

std::optional<CallRecord> Account::call(const QString &sid) const
{
    const auto row = m_callRows.constFind(sid);
    return row == m_callRows.cend() ? std::nullopt : std::optional(m_calls.at(*row));
}

void Account::updateCall(const QString &sid, const std::function<void(CallRecord &)> &change)
{
    const auto row = m_callRows.constFind(sid);
    if (row != m_callRows.cend())
        change(m_calls[*row]);
}

void Account::removeCall(const QString &sid)
{
    const auto row = m_callRows.constFind(sid);
    if (row == m_callRows.cend())
        return;
    m_calls[*row] = {};
    m_callRows.erase(row);
}

QList<CallRecord> Account::calls() const
{
    QList<CallRecord> calls(m_calls.crbegin(), m_calls.crend());
    calls.removeIf([](const CallRecord &call) { return call.sid.isEmpty(); });
    return calls;
}

std::optional<NumberRecord> Account::numberOf(const QString &phoneNumber) const
{
    const auto found = std::ranges::find(m_numbers, phoneNumber, &NumberRecord::number);
    return found == m_numbers.cend() ? std::nullopt : std::optional(m_directory.effective(*found));
}

WebhookRoute Account::messageRoute(const QString &address) const
{
    if (address.startsWith(whatsAppPrefix))
        return m_directory.routeOf(address, webhookUrl(QStringLiteral("/api/webhooks/whatsapp")));
    if (const auto number = numberOf(address))
        return {number->smsUrl, number->smsMethod};
    return {.url = webhookUrl(QStringLiteral("/api/webhooks/sms"))};
}

void Account::updateNumber(const QString &sid, const std::function<void(NumberRecord &)> &change)
{
    const auto found = std::ranges::find(m_numbers, sid, &NumberRecord::sid);
    if (found == m_numbers.end())
        return;
    change(*found);
    found->updatedAt = utcNow();
}

bool Account::ownsSender(const QString &address) const
{
    if (!address.startsWith(whatsAppPrefix))
        return address == defaultNumber || numberOf(address).has_value();
    const QString number = address.mid(whatsAppPrefix.size());
    return number == m_whatsAppNumber || number == defaultNumber || numberOf(number).has_value();
}

void Account::setWebhookBase(const QString &base)
{
    const QString former = std::exchange(m_webhookBase, base);
    for (NumberRecord &number : m_numbers) {
        if (former.isEmpty() && number.smsUrl.startsWith(u'/')) {
            number.smsUrl.prepend(base);
            number.voiceUrl.prepend(base);
            number.statusCallback.prepend(base);
            continue;
        }
        rebase(number.smsUrl, former, base);
        rebase(number.voiceUrl, former, base);
        rebase(number.statusCallback, former, base);
    }
    m_directory.rebase([&former, &base](QString &url) {
        if (former.isEmpty() && url.startsWith(u'/'))
            url.prepend(base);
        else
            rebase(url, former, base);
    });
}

QString Account::serviceOf(const QString &sender) const
{
    const auto number = std::ranges::find(m_numbers, sender, &NumberRecord::number);
    const ServiceRecord *service = m_directory.serviceOf(number == m_numbers.cend() ? sender : number->sid);
    return service ? service->sid : QString();
}

/// An opt-out from one sender of a pool is one from all.
QString Account::optOutKey(const QString &sender, const QString &customer) const
{
    const QString service = serviceOf(sender);
    return pairKey(service.isEmpty() ? sender : service, customer);
}

void Account::setOptedOut(const QString &sender, const QString &customer, bool isOptedOut)
{
    if (isOptedOut)
        m_optOuts.insert(optOutKey(sender, customer));
    else
        m_optOuts.remove(optOutKey(sender, customer));
}

bool Account::isOptedOut(const QString &sender, const QString &customer) const
{
    return m_optOuts.contains(optOutKey(sender, customer));
}

qint64 Account::lastInbound(const QString &sender, const QString &customer) const
{
    return m_lastInbound.value(pairKey(sender, customer));
}

} // namespace patchcord::simulator
