// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/ruletext.h"

#include "ui/models/conversationtext.h"

#include <QCoreApplication>

namespace patchcord::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(RuleText)
};

QString hoursText(RuleHours hours)
{
    switch (hours) {
    case RuleHours::Any:
        return {};
    case RuleHours::Inside:
        return Words::tr("in office hours");
    case RuleHours::Outside:
        return Words::tr("out of office hours");
    case RuleHours::Holiday:
        return Words::tr("on holidays");
    }
    Q_UNREACHABLE();
}

QString endingText(RuleEnding ending)
{
    switch (ending) {
    case RuleEnding::None:
        return {};
    case RuleEnding::Morning:
        return Words::tr("snooze until the next morning");
    case RuleEnding::Reply:
        return Words::tr("snooze until they reply");
    case RuleEnding::Closed:
        return Words::tr("close");
    }
    Q_UNREACHABLE();
}

} // namespace

QStringList wordsFrom(const QString &typed)
{
    QStringList words;
    for (const QString &word : typed.split(u',')) {
        if (!word.simplified().isEmpty())
            words.append(word.simplified());
    }
    return words;
}

QString conditionText(const Rule &rule, const QList<Sender> &senders)
{
    QStringList parts;
    if (!rule.isOn)
        parts.append(Words::tr("off"));
    if (rule.isForFirstContact)
        parts.append(Words::tr("first contact"));
    if (!hoursText(rule.hours).isEmpty())
        parts.append(hoursText(rule.hours));
    if (rule.channel)
        parts.append(channelWord(*rule.channel));
    for (const Sender &sender : senders) {
        if (sender.id == rule.sender)
            parts.append(senderLabel(sender));
    }
    if (!rule.label.isEmpty())
        parts.append(Words::tr("carries “%1”").arg(rule.label));
    if (!rule.words.isEmpty())
        parts.append(Words::tr("says “%1”").arg(rule.words.join(Words::tr("” or “"))));
    if (rule.waitedMinutes > 0)
        parts.append(Words::tr("after %1 min").arg(rule.waitedMinutes));
    return parts.isEmpty() ? Words::tr("every message") : parts.join(QStringLiteral(" · "));
}

QString actionText(const Rule &rule)
{
    QStringList parts;
    if (!rule.addsLabel.isEmpty())
        parts.append(Words::tr("label “%1”").arg(rule.addsLabel));
    if (rule.notifies)
        parts.append(Words::tr("call attention"));
    if (rule.ending != RuleEnding::None)
        parts.append(endingText(rule.ending));
    return parts.join(QStringLiteral(" · "));
}

} // namespace patchcord::ui
