// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/phones.h"

#include <QJsonArray>
#include <QVariant>

#include <algorithm>
#include <array>
#include <utility>

namespace patchcord::simulator {

namespace {

constexpr int longestSeconds = 4 * 60 * 60;

constexpr std::array<std::pair<Answering, QLatin1StringView>, 4> behaviours{{
    {Answering::Answers, QLatin1StringView("answer")},
    {Answering::IsBusy, QLatin1StringView("busy")},
    {Answering::NeverAnswers, QLatin1StringView("no-answer")},
    {Answering::Fails, QLatin1StringView("failed")},
}};

/// Forms carry numbers as text.
int secondsIn(const QJsonObject &wish, QStringView name, int otherwise)
{
    bool isNumber = false;
    const int seconds = wish.value(name).toVariant().toInt(&isNumber);
    return isNumber ? std::clamp(seconds, -1, longestSeconds) : otherwise;
}

} // namespace

Done Phones::set(const QJsonObject &wish)
{
    const QString number = wish.value(u"number").toString();
    if (number.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("\"number\" is missing."));
    Person person = personAt(number);
    if (wish.contains(u"behaviour")) {
        const QString name = wish.value(u"behaviour").toString();
        const auto known = std::ranges::find_if(behaviours, [&name](const auto &one) { return name == one.second; });
        if (known == behaviours.end()) {
            return failure(ErrorKind::Invalid,
                           QStringLiteral("\"behaviour\" is \"answer\", \"busy\", \"no-answer\" or \"failed\"."));
        }
        person.answering = known->first;
    }
    person.afterSeconds = std::max(0, secondsIn(wish, u"after_seconds", person.afterSeconds));
    person.talkSeconds = secondsIn(wish, u"talk_seconds", person.talkSeconds);
    person.patienceSeconds = secondsIn(wish, u"patience_seconds", person.patienceSeconds);
    person.voicemailSeconds = std::max(0, secondsIn(wish, u"voicemail_seconds", person.voicemailSeconds));
    person.clip = wish.value(u"clip").toString(person.clip);
    person.digits = wish.value(u"digits").toVariant().toString();
    set(number, person);
    return {};
}

Person Phones::personAt(const QString &number) const
{
    const auto known = m_people.constFind(number);
    if (known != m_people.cend())
        return *known;
    Person person;
    if (number.endsWith(u"0486"))
        person.answering = Answering::IsBusy;
    else if (number.endsWith(u"0480"))
        person.answering = Answering::NeverAnswers;
    return person;
}

QJsonObject Phones::shown() const
{
    QJsonArray phones;
    for (auto known = m_people.cbegin(); known != m_people.cend(); ++known) {
        const auto behaviour
            = std::ranges::find_if(behaviours, [&known](const auto &one) { return one.first == known->answering; });
        phones.append(QJsonObject{{QStringLiteral("number"), known.key()},
                                  {QStringLiteral("behaviour"), QString(behaviour->second)},
                                  {QStringLiteral("after_seconds"), known->afterSeconds},
                                  {QStringLiteral("talk_seconds"), known->talkSeconds},
                                  {QStringLiteral("patience_seconds"), known->patienceSeconds},
                                  {QStringLiteral("voicemail_seconds"), known->voicemailSeconds},
                                  {QStringLiteral("digits"), known->digits}});
    }
    return {{QStringLiteral("phones"), phones}};
}

} // namespace patchcord::simulator
