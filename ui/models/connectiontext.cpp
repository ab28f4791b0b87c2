// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/connectiontext.h"

#include "core/twilio/addresses.h"

#include <QCoreApplication>
#include <QLocale>
#include <QUrl>

namespace patchcord::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ConnectionText)
};

QString channelsOf(const AccountSender &sender)
{
    if (sender.channel == Channel::WhatsApp)
        return Words::tr("WhatsApp");
    QStringList words;
    if (sender.canSms)
        words.append(Words::tr("texts"));
    if (sender.canMms)
        words.append(Words::tr("pictures"));
    if (sender.canVoice)
        words.append(Words::tr("calls"));
    if (words.isEmpty())
        return Words::tr("Neither texts nor calls");
    QString list = QLocale().createSeparatedList(words);
    list[0] = list.at(0).toUpper();
    return list;
}

} // namespace

QString senderTitle(const AccountSender &sender)
{
    QString number = twilio::toDisplay({sender.channel, sender.address});
    // The same number may be two senders.
    if (sender.channel == Channel::WhatsApp)
        number = Words::tr("WhatsApp %1").arg(number);
    return sender.name.isEmpty() ? number : Words::tr("%1 (%2)").arg(sender.name, number);
}

QString capabilityText(const AccountSender &sender)
{
    const QString channels = channelsOf(sender);
    return sender.serviceName.isEmpty() ? channels
                                        : Words::tr("%1 · in the service “%2”").arg(channels, sender.serviceName);
}

bool isPointedHere(const AccountSender &sender)
{
    return std::ranges::all_of(sender.places, &WebhookPlace::isRight);
}

QString webhookText(const AccountSender &sender)
{
    QStringList lines;
    for (const WebhookPlace &place : sender.places) {
        for (const WebhookSetting &setting : place.settings) {
            if (setting.isRight())
                continue;
            const QString now = setting.current.isEmpty() ? Words::tr("nothing") : setting.current;
            const QString then = setting.wanted.isEmpty() ? Words::tr("nothing") : setting.wanted;
            lines.append(Words::tr("%1: now %2, then %3").arg(setting.title, now, then));
        }
    }
    return lines.isEmpty() ? Words::tr("Everything that arrives for it comes here.") : lines.join(u'\n');
}

QString proofText(const ProofStep &step)
{
    switch (step.kind) {
    case ProofStep::Kind::RoundTrip:
        if (!step.isDone)
            return Words::tr("A request goes out to the address and comes back here");
        return step.isWell ? Words::tr("A request went out to the address and came back here")
                           : Words::tr("A request to the address did not come back here");
    case ProofStep::Kind::ByteExact:
        return step.isDone && !step.isWell ? Words::tr("Paths and signs arrive changed")
                                           : Words::tr("Paths and signs arrive byte for byte (' + ü %20)");
    case ProofStep::Kind::WebSocketEcho:
        return step.isDone && !step.isWell ? Words::tr("No WebSocket comes through: no call audio")
                                           : Words::tr("WebSocket echo");
    }
    Q_UNREACHABLE();
}

bool isProven(const QList<ProofStep> &steps)
{
    return !steps.isEmpty()
        && std::ranges::all_of(steps, [](const ProofStep &step) { return step.isDone && step.isWell; });
}

QString cleanAddress(const QString &typed)
{
    QString address = typed.trimmed();
    while (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

QString addressProblem(const QString &address)
{
    if (address.isEmpty())
        return {};
    const QUrl url(address, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return Words::tr("The public address should look like https://desk.example.com.");
    return {};
}

QList<TunnelCommand> tunnelCommands(quint16 port)
{
    return {{Words::tr("ngrok"), QStringLiteral("ngrok http %1").arg(port)},
            {Words::tr("cloudflared"), QStringLiteral("cloudflared tunnel --url http://127.0.0.1:%1").arg(port)},
            {Words::tr("Your own server, behind its HTTPS proxy"),
             QStringLiteral("ssh -N -R 127.0.0.1:%1:127.0.0.1:%1 you@desk.example.com").arg(port)}};
}

} // namespace patchcord::ui
