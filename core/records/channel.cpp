// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/channel.h"

namespace patchcord {

QString toString(Channel channel)
{
    switch (channel) {
    case Channel::Sms:
        return QStringLiteral("sms");
    case Channel::WhatsApp:
        return QStringLiteral("whatsapp");
    case Channel::Voice:
        return QStringLiteral("voice");
    case Channel::Messenger:
        return QStringLiteral("messenger");
    case Channel::Rcs:
        return QStringLiteral("rcs");
    }
    Q_UNREACHABLE();
}

std::optional<Channel> channelFromString(QStringView text)
{
    for (Channel channel : {Channel::Sms, Channel::WhatsApp, Channel::Voice, Channel::Messenger, Channel::Rcs}) {
        if (text == toString(channel))
            return channel;
    }
    return std::nullopt;
}

QString toString(Direction direction)
{
    return direction == Direction::Inbound ? QStringLiteral("inbound") : QStringLiteral("outbound");
}

std::optional<Direction> directionFromString(QStringView text)
{
    if (text == u"inbound")
        return Direction::Inbound;
    if (text == u"outbound")
        return Direction::Outbound;
    return std::nullopt;
}

} // namespace patchcord
