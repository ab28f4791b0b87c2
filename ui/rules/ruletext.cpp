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
    if (!rule.words.isEmpty())
        parts.append(Words::tr("says “%1”").arg(rule.words.join(Words::tr("” or “"))));
    if (rule.waitedMinutes > 0)
        parts.append(Words::tr("after %1 min").arg(rule.waitedMinutes));
    return parts.isEmpty() ? Words::tr("every message") : parts.join(QStringLiteral(" · "));
}

} // namespace patchcord::ui
