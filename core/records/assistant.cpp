// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/assistant.h"

namespace patchcord {

QString toString(AssistantTask task)
{
    switch (task) {
    case AssistantTask::Reply:
        return QStringLiteral("reply");
    case AssistantTask::Shorter:
        return QStringLiteral("shorter");
    case AssistantTask::Friendlier:
        return QStringLiteral("friendlier");
    case AssistantTask::CustomersLanguage:
        return QStringLiteral("customers-language");
    case AssistantTask::Summary:
        return QStringLiteral("summary");
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const AssistantSettings &settings)
{
    return {{QStringLiteral("is_on"), settings.isOn},
            {QStringLiteral("base_url"), settings.baseUrl},
            {QStringLiteral("model"), settings.model},
            {QStringLiteral("instructions"), settings.instructions},
            {QStringLiteral("masks_cards"), settings.masksCards},
            {QStringLiteral("masks_codes"), settings.masksCodes},
            {QStringLiteral("masks_addresses"), settings.masksAddresses},
            {QStringLiteral("masks_phones"), settings.masksPhones}};
}

AssistantSettings assistantFromJson(const QJsonObject &json)
{
    AssistantSettings settings;
    settings.isOn = json.value(u"is_on").toBool();
    settings.baseUrl = json.value(u"base_url").toString();
    settings.model = json.value(u"model").toString();
    settings.instructions = json.value(u"instructions").toString();
    settings.masksCards = json.value(u"masks_cards").toBool(true);
    settings.masksCodes = json.value(u"masks_codes").toBool(true);
    settings.masksAddresses = json.value(u"masks_addresses").toBool(true);
    settings.masksPhones = json.value(u"masks_phones").toBool();
    return settings;
}

} // namespace patchcord
