// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/rule.h"

#include <QJsonArray>

namespace patchcord {

using namespace Qt::StringLiterals;

QString toString(RuleHours hours)
{
    switch (hours) {
    case RuleHours::Any:
        return u"any"_s;
    case RuleHours::Inside:
        return u"inside"_s;
    case RuleHours::Outside:
        return u"outside"_s;
    case RuleHours::Holiday:
        return u"holiday"_s;
    }
    Q_UNREACHABLE();
}

std::optional<RuleHours> ruleHoursFromString(QStringView text)
{
    for (RuleHours hours : {RuleHours::Any, RuleHours::Inside, RuleHours::Outside, RuleHours::Holiday}) {
        if (text == toString(hours))
            return hours;
    }
    return std::nullopt;
}

QString toString(RuleEnding ending)
{
    switch (ending) {
    case RuleEnding::None:
        return u"none"_s;
    case RuleEnding::Morning:
        return u"morning"_s;
    case RuleEnding::Reply:
        return u"reply"_s;
    case RuleEnding::Closed:
        return u"closed"_s;
    }
    Q_UNREACHABLE();
}

std::optional<RuleEnding> ruleEndingFromString(QStringView text)
{
    for (RuleEnding ending : {RuleEnding::None, RuleEnding::Morning, RuleEnding::Reply, RuleEnding::Closed}) {
        if (text == toString(ending))
            return ending;
    }
    return std::nullopt;
}

QJsonObject toJson(const Rule &rule)
{
    return {{u"name"_s, rule.name},
            {u"on"_s, rule.isOn},
            {u"first_contact"_s, rule.isForFirstContact},
            {u"label"_s, rule.label},
            {u"words"_s, QJsonArray::fromStringList(rule.words)},
            {u"hours"_s, toString(rule.hours)},
            {u"waited_minutes"_s, rule.waitedMinutes},
            {u"channel"_s, rule.channel ? toString(*rule.channel) : QString()},
            {u"sender"_s, rule.sender.value},
            {u"reply"_s, rule.reply},
            {u"adds_label"_s, rule.addsLabel},
            {u"notifies"_s, rule.notifies},
            {u"ending"_s, toString(rule.ending)},
            {u"pause_minutes"_s, rule.pauseMinutes}};
}

Rule ruleFromJson(const QJsonObject &json)
{
    Rule rule;
    rule.name = json.value("name"_L1).toString();
    rule.isOn = json.value("on"_L1).toBool();
    rule.isForFirstContact = json.value("first_contact"_L1).toBool();
    rule.label = json.value("label"_L1).toString();
    for (const QJsonValue word : json.value("words"_L1).toArray())
        rule.words.append(word.toString());
    rule.hours = ruleHoursFromString(json.value("hours"_L1).toString()).value_or(RuleHours::Any);
    rule.waitedMinutes = json.value("waited_minutes"_L1).toInt();
    rule.channel = channelFromString(json.value("channel"_L1).toString());
    rule.sender = {json.value("sender"_L1).toInteger()};
    rule.reply = json.value("reply"_L1).toString();
    rule.addsLabel = json.value("adds_label"_L1).toString();
    rule.notifies = json.value("notifies"_L1).toBool();
    rule.ending = ruleEndingFromString(json.value("ending"_L1).toString()).value_or(RuleEnding::None);
    rule.pauseMinutes = json.value("pause_minutes"_L1).toInt(rule.pauseMinutes);
    return rule;
}

QJsonObject toJson(const OfficeHours &hours)
{
    QJsonArray spans;
    for (const OpenSpan &span : hours.spans)
        spans.append(QJsonArray{span.day, span.from, span.until});
    QJsonArray holidays;
    for (const QDate &day : hours.holidays)
        holidays.append(day.toString(Qt::ISODate));
    return {{u"zone"_s, hours.zone}, {u"spans"_s, spans}, {u"holidays"_s, holidays}};
}

OfficeHours officeHoursFromJson(const QJsonObject &json)
{
    OfficeHours hours;
    hours.zone = json.value("zone"_L1).toString();
    for (const QJsonValue value : json.value("spans"_L1).toArray()) {
        const QJsonArray span = value.toArray();
        hours.spans.append({span.at(0).toInt(), span.at(1).toInt(), span.at(2).toInt()});
    }
    for (const QJsonValue day : json.value("holidays"_L1).toArray())
        hours.holidays.append(QDate::fromString(day.toString(), Qt::ISODate));
    return hours;
}

} // namespace patchcord
