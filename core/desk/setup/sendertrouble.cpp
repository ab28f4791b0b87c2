// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/setup/sendertrouble.h"

#include <QCoreApplication>
#include <QStringList>
#include <QUrl>

namespace patchcord::desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::SenderTrouble)
};

/// "another system, other.example", or the whole address when just its path or port is another.
QString elsewhere(const WebhookSetting &setting)
{
    const QString host = QUrl(setting.current).host();
    if (host.isEmpty() || host == QUrl(setting.wanted).host())
        return Words::tr("another address, %1").arg(setting.current.section(u'#', 0, 0));
    return Words::tr("another system, %1").arg(host);
}

QString aboutMessages(const AccountSender &sender, const WebhookPlace &place, const WebhookSetting &setting)
{
    const bool isOfService = place.kind == WebhookPlace::Kind::Service;
    if (setting.current.isEmpty() && isOfService)
        return Words::tr("Its messaging service “%1” has no address, so incoming messages are lost.")
            .arg(sender.serviceName);
    if (setting.current.isEmpty())
        return Words::tr("No address is set for its messages, so incoming ones do not reach this desk.");
    if (isOfService)
        return Words::tr("It belongs to the messaging service “%1”, which sends its messages to %2.")
            .arg(sender.serviceName, elsewhere(setting));
    return Words::tr("Its messages go to %1.").arg(elsewhere(setting));
}

QString aboutCalls(const WebhookSetting &setting)
{
    return setting.current.isEmpty() ? Words::tr("No address is set for its calls, so they do not reach this desk.")
                                     : Words::tr("Its calls go to %1.").arg(elsewhere(setting));
}

QString about(const AccountSender &sender, const WebhookPlace &place, const WebhookSetting &setting)
{
    if (setting.field == u"SmsUrl" || setting.field == u"inbound_request_url"
        || setting.field == u"webhook.callback_url")
        return aboutMessages(sender, place, setting);
    if (setting.field == u"VoiceUrl")
        return aboutCalls(setting);
    if (setting.field == u"StatusCallback")
        return Words::tr("The ends of its calls are not told to this desk.");
    if (setting.field == u"SmsApplicationSid")
        return Words::tr("A TwiML application is set for its messages, so Twilio ignores its own address for them.");
    if (setting.field == u"VoiceApplicationSid")
        return Words::tr("A TwiML application is set for its calls, so Twilio ignores its own address for them.");
    if (setting.field == u"TrunkSid")
        return Words::tr("A SIP trunk takes its calls, so Twilio ignores its own address for them.");
    if (setting.field == u"VoiceMethod")
        return Words::tr("Its calls are told by %1 instead of POST.").arg(setting.current);
    if (setting.field == u"StatusCallbackMethod")
        return Words::tr("The ends of its calls are told by %1 instead of POST.").arg(setting.current);
    return Words::tr("Its messages are told by %1 instead of POST.").arg(setting.current);
}

} // namespace

QString troubleOf(const AccountSender &sender)
{
    QStringList sentences;
    for (const WebhookPlace &place : sender.places) {
        for (const WebhookSetting &setting : place.settings) {
            if (!setting.isRight())
                sentences.append(about(sender, place, setting));
        }
    }
    return sentences.join(u' ');
}

} // namespace patchcord::desk
