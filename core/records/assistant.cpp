// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/assistant.h"

#include <QJsonArray>

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

namespace {

QJsonObject toJson(const AnsweringRules &rules)
{
    return {{QStringLiteral("from_minute"), rules.fromMinute},
            {QStringLiteral("until_minute"), rules.untilMinute},
            {QStringLiteral("most_in_a_row"), rules.mostInARow},
            {QStringLiteral("most_per_hour"), rules.mostPerHour},
            {QStringLiteral("hand_over_words"), QJsonArray::fromStringList(rules.handOverWords)}};
}

AnsweringRules answeringFromJson(const QJsonObject &json)
{
    AnsweringRules rules;
    rules.fromMinute = json.value(u"from_minute").toInt(rules.fromMinute);
    rules.untilMinute = json.value(u"until_minute").toInt(rules.untilMinute);
    rules.mostInARow = json.value(u"most_in_a_row").toInt(rules.mostInARow);
    rules.mostPerHour = json.value(u"most_per_hour").toInt(rules.mostPerHour);
    if (!json.contains(u"hand_over_words"))
        return rules;
    rules.handOverWords.clear();
    for (const QJsonValue &word : json.value(u"hand_over_words").toArray())
        rules.handOverWords.append(word.toString());
    return rules;
}

} // namespace

QJsonObject toJson(const AssistantSettings &settings)
{
    return {{QStringLiteral("is_on"), settings.isOn},
            {QStringLiteral("base_url"), settings.baseUrl},
            {QStringLiteral("model"), settings.model},
            {QStringLiteral("instructions"), settings.instructions},
            {QStringLiteral("masks_cards"), settings.masksCards},
            {QStringLiteral("masks_codes"), settings.masksCodes},
            {QStringLiteral("masks_addresses"), settings.masksAddresses},
            {QStringLiteral("masks_phones"), settings.masksPhones},
            {QStringLiteral("is_shadowing"), settings.isShadowing},
            {QStringLiteral("answering"), toJson(settings.answering)}};
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
    settings.isShadowing = json.value(u"is_shadowing").toBool();
    settings.answering = answeringFromJson(json.value(u"answering").toObject());
    return settings;
}

} // namespace patchcord
