// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/health/healthlines.h"

#include "core/base/options.h"
#include "core/base/systemclock.h"
#include "core/twilio/numberplan.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <cstdlib>

namespace patchcord::desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::HealthLines)
};

constexpr qint64 secondMs = 1000;
constexpr qint64 minuteMs = 60 * secondMs;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 worstOffsetMs = 2 * minuteMs;
constexpr double lowBalance = 5.0;

HealthLine line(const QString &name, const QString &title, HealthState state, const QString &finding,
                const QString &advice = {}, const QString &mend = {})
{
    HealthLine made;
    made.name = name;
    made.title = title;
    made.state = state;
    made.finding = finding;
    made.advice = advice;
    made.mend = mend;
    return made;
}

QString spanOf(qint64 ms)
{
    if (ms >= 48 * hourMs)
        return Words::tr("%1 days").arg(ms / (24 * hourMs));
    if (ms >= hourMs)
        return Words::tr("%1 h").arg(ms / hourMs);
    if (ms >= minuteMs)
        return Words::tr("%1 min").arg(ms / minuteMs);
    return Words::tr("%1 s").arg(ms / secondMs);
}

QString withoutSlash(QString url)
{
    while (url.endsWith(u'/'))
        url.chop(1);
    return url;
}

/// "A message comes in: https://…; …" for those who would rather do it in Twilio's console.
QString settingsToMake(const AccountSender &sender)
{
    QStringList wanted;
    for (const WebhookPlace &place : sender.places) {
        for (const WebhookSetting &setting : place.settings) {
            if (!setting.isRight())
                wanted.append(setting.wanted.isEmpty() ? Words::tr("%1: nothing").arg(setting.title)
                                                       : setting.title + QStringLiteral(": ") + setting.wanted);
        }
    }
    return wanted.join(QStringLiteral("; "));
}

} // namespace

HealthLine accountLine(const AccountVerdict &verdict)
{
    const bool isWell
        = verdict.kind == AccountVerdict::Kind::Full || verdict.kind == AccountVerdict::Kind::KeyWithoutAccount;
    const QString title = verdict.accountName.isEmpty() ? Words::tr("Twilio account")
                                                        : Words::tr("Twilio account (%1)").arg(verdict.accountName);
    return line(QStringLiteral("account"), title, isWell ? HealthState::Well : HealthState::Broken, verdict.finding,
                isWell ? QString() : verdict.advice);
}

HealthLine tokenLine(const AccountVerdict &verdict, bool hasToken)
{
    const QString name = QStringLiteral("auth-token");
    const QString title = Words::tr("Auth token");
    if (!hasToken)
        return line(name, title, HealthState::Broken,
                    Words::tr("The account's auth token is missing, so nothing can be received."),
                    Words::tr("Enter it, or set TWILIO_AUTH_TOKEN. An API key alone cannot check what Twilio sends."));
    if (verdict.kind == AccountVerdict::Kind::Refused && !verdict.canReceive)
        return line(name, title, HealthState::Broken, Words::tr("Twilio does not accept the auth token."),
                    Words::tr("Copy it anew from the first page of Twilio's console."));
    return line(name, title, HealthState::Well, Words::tr("What Twilio sends can be checked."));
}

HealthLine balanceLine(const twilio::Balance &balance)
{
    const QString name = QStringLiteral("balance");
    const QString shown = balance.amount + u' ' + balance.currency;
    const double amount = balance.amount.toDouble();
    const QString topUp = Words::tr("Top the account up in Twilio's console.");
    if (amount <= 0)
        return line(name, Words::tr("Balance"), HealthState::Broken,
                    Words::tr("The account has no money left: %1.").arg(shown), topUp);
    if (amount < lowBalance)
        return line(name, Words::tr("Balance"), HealthState::Attention,
                    Words::tr("The account runs out of money: %1.").arg(shown), topUp);
    return line(name, Words::tr("Balance"), HealthState::Well, shown);
}

HealthLine clockLine(qint64 offsetMs)
{
    const QString name = QStringLiteral("clock");
    const QString title = Words::tr("Clock");
    if (std::abs(offsetMs) <= worstOffsetMs)
        return line(name, title, HealthState::Well, Words::tr("This computer's clock agrees with Twilio's."));
    const QString span = spanOf(std::abs(offsetMs));
    return line(name, title, HealthState::Broken,
                offsetMs > 0 ? Words::tr("This computer's clock is %1 behind Twilio's.").arg(span)
                             : Words::tr("This computer's clock is %1 ahead of Twilio's.").arg(span),
                Words::tr("Set the time of this computer, best by letting it set itself from the network."),
                canLetClockSetItself() ? Words::tr("Let it set itself") : QString());
}

HealthLine addressLine(const QString &complaint, quint16 port)
{
    return line(QStringLiteral("public-address"), Words::tr("Public address"), HealthState::Broken, complaint,
                Words::tr("Start a tunnel to port %1, for example with “ngrok http %1” or “cloudflared tunnel --url "
                          "http://127.0.0.1:%1”, and enter the https address that it gives.")
                    .arg(port));
}

HealthLine addressLine(const RoundTripResult &result, int medianMs, bool canUndo)
{
    const QString name = QStringLiteral("public-address");
    const QString title = Words::tr("Public address");
    if (result.trouble.isEmpty())
        return line(name, title, HealthState::Well,
                    Words::tr("A request through it came back in %1 ms (%2 ms in the middle).")
                        .arg(result.milliseconds)
                        .arg(medianMs));
    if (canUndo)
        return line(name, title, HealthState::Broken, result.trouble,
                    Words::tr("Undo it here: Patchcord then reads every path as it was before the proxy. Or let the "
                              "proxy pass requests on with their path as it is."),
                    Words::tr("Undo it here"));
    return line(name, title, HealthState::Broken, result.trouble,
                Words::tr("Check that the tunnel runs, that it leads to the port on which Patchcord listens, and that "
                          "the public address is the one that it names. A proxy in between has to pass requests on "
                          "with their path as it is."));
}

QString newAddressIn(const QList<TunnelFound> &tunnels, const QString &publicUrl, bool isReached)
{
    QString candidate;
    for (const TunnelFound &tunnel : tunnels) {
        if (!tunnel.publicUrl.isEmpty() && withoutSlash(tunnel.publicUrl) == withoutSlash(publicUrl))
            return {};
        // Not every program says where it leads; one that does not is believed only when nothing else works.
        if (!tunnel.publicUrl.isEmpty() && (tunnel.leadsHere || (!isReached && candidate.isEmpty())))
            candidate = withoutSlash(tunnel.publicUrl);
    }
    return candidate;
}

std::optional<HealthLine> tunnelLine(const QList<TunnelFound> &tunnels, const QString &publicUrl, bool isReached)
{
    const QString name = QStringLiteral("tunnel");
    const QString title = Words::tr("Tunnel");
    const auto ours = std::ranges::find_if(tunnels, [&publicUrl](const TunnelFound &tunnel) {
        return !tunnel.publicUrl.isEmpty() && withoutSlash(tunnel.publicUrl) == withoutSlash(publicUrl);
    });
    if (ours != tunnels.cend())
        return line(name, title, HealthState::Well,
                    Words::tr("%1 runs with the public address that is set.").arg(ours->program));
    const QString address = newAddressIn(tunnels, publicUrl, isReached);
    if (address.isEmpty())
        return std::nullopt;
    const QString mend = Words::tr("Use the new address");
    const QString advice
        = Words::tr("Use the new address: it is set here and in the webhooks of your senders, and their old values "
                    "are kept.");
    if (isReached)
        return line(
            name, title, HealthState::Attention,
            Words::tr("A tunnel also leads here from %1, which is not the public address that is set.").arg(address),
            advice, mend);
    const QString finding = publicUrl.isEmpty()
        ? Words::tr("A tunnel runs, but its address %1 is not set as the public address.").arg(address)
        : Words::tr("The tunnel's address changed: it is %1 now.").arg(address);
    return line(name, title, HealthState::Broken, finding, advice, mend);
}

std::optional<HealthLine> exactnessLine(const QList<ProofStep> &steps, bool isUndone)
{
    const auto step = std::ranges::find(steps, ProofStep::Kind::ByteExact, &ProofStep::kind);
    if (step == steps.cend() || !step->isDone)
        return std::nullopt;
    const QString name = QStringLiteral("byte-exact");
    const QString title = Words::tr("The way in");
    if (step->isWell)
        return line(name, title, HealthState::Well,
                    isUndone ? Words::tr("A proxy rewrites the path; here that is undone, and all else arrives exactly "
                                         "as it was sent.")
                             : Words::tr("Requests arrive exactly as they were sent."));
    return line(name, title, HealthState::Broken, step->finding,
                Words::tr("Let the proxy pass requests on as they are. In nginx: proxy_pass without a path behind the "
                          "port, and no rewrite for these addresses."));
}

HealthLine webhookLine(qint64 lastAt, qint64 now)
{
    const QString name = QStringLiteral("webhook");
    const QString title = Words::tr("Last request from Twilio");
    if (lastAt == 0)
        return line(name, title, HealthState::Unknown, Words::tr("Nothing came in since the start."));
    return line(name, title, HealthState::Well,
                Words::tr("It came %1 ago.").arg(spanOf(std::max<qint64>(0, now - lastAt))));
}

HealthLine quarantineLine(const store::QuarantineCount &count)
{
    const QString name = QStringLiteral("quarantine");
    const QString title = Words::tr("Refused requests");
    if (count.waiting == 0)
        return line(name, title, HealthState::Well, Words::tr("None was turned away within the last day."));
    return line(name, title, HealthState::Attention,
                Words::tr("Turned away within the last day, because they were not genuine by what is set here: %1.")
                    .arg(count.waiting),
                Words::tr("When the cause is mended, check them again: those that are genuine are taken in. Strangers' "
                          "requests stay out."),
                Words::tr("Check them again"));
}

QString senderLineName(const AccountSender &sender)
{
    return QStringLiteral("sender:") + (sender.channel == Channel::WhatsApp ? QStringLiteral("whatsapp:") : QString())
        + sender.address;
}

HealthLine senderLine(const AccountSender &sender)
{
    const QString number = twilio::spacedNumber(sender.address);
    QString title = sender.name.isEmpty() ? number : QStringLiteral("%1 (%2)").arg(sender.name, number);
    if (sender.channel == Channel::WhatsApp)
        title = QStringLiteral("WhatsApp: ") + title;
    const QString name = senderLineName(sender);
    if (sender.trouble.isEmpty())
        return line(name, title, HealthState::Well, Words::tr("Its messages and calls come to this desk."));
    const QString settings = settingsToMake(sender);
    if (settings.isEmpty())
        return line(name, title, HealthState::Attention, sender.trouble, Words::tr("Look at it in Twilio's console."));
    return line(name, title, HealthState::Broken, sender.trouble,
                Words::tr("Point it here, or set in Twilio's console: %1.").arg(settings), Words::tr("Point it here"));
}

HealthLine noSendersLine(const QString &finding, const QString &advice)
{
    return line(QStringLiteral("senders"), Words::tr("Senders"), HealthState::Broken, finding, advice);
}

} // namespace patchcord::desk
