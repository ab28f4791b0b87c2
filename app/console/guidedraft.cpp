// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/guidedraft.h"

#include <QJsonArray>

namespace patchcord::app {

QJsonObject toJson(const ui::GuideDraft &draft)
{
    QJsonArray senders;
    for (const AccountSender &sender : draft.chosen)
        senders.append(QJsonObject{{QStringLiteral("channel"), toString(sender.channel)},
                                   {QStringLiteral("address"), sender.address},
                                   {QStringLiteral("name"), sender.name},
                                   {QStringLiteral("chosen"), sender.isChosen}});
    return {{QStringLiteral("step"), draft.step},
            {QStringLiteral("account_sid"), draft.accountSid},
            {QStringLiteral("api_key"), draft.apiKey},
            {QStringLiteral("public_url"), draft.publicUrl},
            {QStringLiteral("senders"), senders}};
}

ui::GuideDraft guideDraftFromJson(const QJsonObject &json)
{
    ui::GuideDraft draft;
    draft.step = json.value(u"step").toInt();
    draft.accountSid = json.value(u"account_sid").toString();
    draft.apiKey = json.value(u"api_key").toString();
    draft.publicUrl = json.value(u"public_url").toString();
    for (const QJsonValue &value : json.value(u"senders").toArray()) {
        AccountSender sender;
        sender.channel = channelFromString(value[u"channel"].toString()).value_or(Channel::Sms);
        sender.address = value[u"address"].toString();
        sender.name = value[u"name"].toString();
        sender.isChosen = value[u"chosen"].toBool(true);
        draft.chosen.append(sender);
    }
    return draft;
}

} // namespace patchcord::app
