// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/deliveryplan.h"

#include <QHash>

#include <array>

namespace patchcord::simulator {

namespace {

struct MagicRecipient
{
    QLatin1StringView ending;
    bool isWhatsApp;
    QLatin1StringView status;
    int errorCode;
};

constexpr QLatin1StringView failed("failed");
constexpr QLatin1StringView undelivered("undelivered");

constexpr std::array<MagicRecipient, 10> magicRecipients{{
    {QLatin1StringView("0303"), false, undelivered, 30003},
    {QLatin1StringView("0404"), false, undelivered, 30005},
    {QLatin1StringView("0406"), false, undelivered, 30006},
    {QLatin1StringView("0407"), false, undelivered, 30007},
    {QLatin1StringView("0408"), false, undelivered, 30008},
    {QLatin1StringView("0434"), false, undelivered, 30034},
    {QLatin1StringView("0501"), false, failed, 30001},
    {QLatin1StringView("0403"), true, undelivered, 63003},
    {QLatin1StringView("0404"), true, undelivered, 63024},
    {QLatin1StringView("0416"), true, undelivered, 63016},
}};

} // namespace

QList<DeliveryStep> deliverySteps(const MessageRecord &message, bool isWindowOpen, bool isOptedOut)
{
    const DeliveryStep sent{QStringLiteral("sent"), 0};
    const DeliveryStep delivered{QStringLiteral("delivered"), 0};
    const bool isWhatsApp = message.to.startsWith(u"whatsapp:");
    if (isOptedOut)
        return {{failed, 21610}};
    if (isWhatsApp && !isWindowOpen && !message.isTemplate)
        return {{undelivered, 63016}};
    for (const MagicRecipient &magic : magicRecipients) {
        if (magic.isWhatsApp != isWhatsApp || !message.to.endsWith(magic.ending))
            continue;
        if (magic.status == failed || magic.errorCode == 63016)
            return {{magic.status, magic.errorCode}};
        return {sent, {magic.status, magic.errorCode}};
    }
    if (message.to.endsWith(u"0440"))
        return {sent};
    if (message.to.endsWith(u"0450"))
        return {sent, {undelivered, 30008}, delivered};
    if (isWhatsApp)
        return {sent, delivered, {QStringLiteral("read"), 0}};
    return {sent, delivered};
}

QString deliveryErrorText(int code)
{
    switch (code) {
    case 11200:
        return QStringLiteral("HTTP retrieval failure");
    case 11205:
        return QStringLiteral("HTTP connection failure");
    case 11751:
        return QStringLiteral("MMS media exceeds the size limit");
    case 12300:
        return QStringLiteral("Invalid Content-Type");
    case 21610:
        return QStringLiteral("Attempt to send to unsubscribed recipient");
    case 30001:
        return QStringLiteral("Queue overflow");
    case 30003:
        return QStringLiteral("Unreachable destination handset");
    case 30005:
        return QStringLiteral("Unknown destination handset");
    case 30006:
        return QStringLiteral("Landline or unreachable carrier");
    case 30007:
        return QStringLiteral("Message filtered");
    case 30008:
        return QStringLiteral("Unknown error");
    case 30034:
        return QStringLiteral("Message from an unregistered number");
    case 63003:
        return QStringLiteral("Channel could not find To address");
    case 63016:
        return QStringLiteral("Failed to send freeform message because you are outside the allowed window");
    case 63019:
        return QStringLiteral("Media failed to download");
    case 63024:
        return QStringLiteral("Invalid message recipient");
    default:
        return {};
    }
}

} // namespace patchcord::simulator
