// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/senderdirectory.h"

#include <algorithm>

namespace patchcord::simulator {

bool SenderDirectory::updateService(const QString &sid, const std::function<void(ServiceRecord &)> &change)
{
    const auto found = std::ranges::find(m_services, sid, &ServiceRecord::sid);
    if (found == m_services.end())
        return false;
    change(*found);
    return true;
}

bool SenderDirectory::updateSender(const QString &sid, const std::function<void(ChannelSenderRecord &)> &change)
{
    const auto found = std::ranges::find(m_senders, sid, &ChannelSenderRecord::sid);
    if (found == m_senders.end())
        return false;
    change(*found);
    return true;
}

const ServiceRecord *SenderDirectory::overriding(QStringList ServiceRecord::*pool, const QString &member) const
{
    const auto found = std::ranges::find_if(m_services, [pool, &member](const ServiceRecord &service) {
        return (service.*pool).contains(member) && !service.usesNumbersWebhook;
    });
    return found == m_services.cend() ? nullptr : &*found;
}

const ServiceRecord *SenderDirectory::serviceOf(const QString &member) const
{
    const auto found = std::ranges::find_if(m_services, [&member](const ServiceRecord &service) {
        return service.numbers.contains(member) || service.senders.contains(member);
    });
    return found == m_services.cend() ? nullptr : &*found;
}

NumberRecord SenderDirectory::effective(NumberRecord number) const
{
    const auto of
        = [this](const QString &sid) { return std::ranges::find(m_applications, sid, &ApplicationRecord::sid); };
    if (const ServiceRecord *service = overriding(&ServiceRecord::numbers, number.sid)) {
        number.smsUrl = service->inboundUrl;
        number.smsMethod = service->inboundMethod;
    } else if (!number.smsApplicationSid.isEmpty()) {
        const auto application = of(number.smsApplicationSid);
        const bool isKnown = application != m_applications.cend();
        number.smsUrl = isKnown ? application->smsUrl : QString();
        number.smsMethod = isKnown ? application->smsMethod : number.smsMethod;
    }
    if (!number.trunkSid.isEmpty()) {
        number.voiceUrl.clear();
    } else if (!number.voiceApplicationSid.isEmpty()) {
        const auto application = of(number.voiceApplicationSid);
        const bool isKnown = application != m_applications.cend();
        number.voiceUrl = isKnown ? application->voiceUrl : QString();
        number.voiceMethod = isKnown ? application->voiceMethod : number.voiceMethod;
        number.statusCallback = isKnown ? application->statusCallback : QString();
    }
    return number;
}

WebhookRoute SenderDirectory::routeOf(const QString &address, const QString &otherwise) const
{
    if (const ServiceRecord *service = overriding(&ServiceRecord::senders, address))
        return {service->inboundUrl, service->inboundMethod};
    const auto sender = std::ranges::find(m_senders, address, &ChannelSenderRecord::address);
    if (sender == m_senders.cend())
        return {.url = otherwise};
    return {sender->callbackUrl, sender->callbackMethod};
}

void SenderDirectory::rebase(const std::function<void(QString &)> &change)
{
    for (ServiceRecord &service : m_services)
        change(service.inboundUrl);
    for (ChannelSenderRecord &sender : m_senders)
        change(sender.callbackUrl);
}

} // namespace patchcord::simulator
