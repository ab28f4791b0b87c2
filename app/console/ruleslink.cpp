// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/ruleslink.h"

#include "core/base/futures.h"
#include "core/store/rules.h"
#include "core/store/senders.h"
#include "ui/shell/windowrules.h"

namespace patchcord::app {

namespace {

constexpr int messagesTried = 1000;

struct RuleSet
{
    QList<Rule> rules;
    QHash<SenderId, OfficeHours> hours;
};

Result<RuleSet> readRules(const store::Snapshot &snapshot)
{
    const auto rules = store::rules(snapshot);
    if (!rules)
        return std::unexpected(rules.error());
    const auto senders = store::allSenders(snapshot);
    if (!senders)
        return std::unexpected(senders.error());
    RuleSet set{*rules, {}};
    for (const Sender &sender : *senders) {
        const auto hours = store::officeHoursOf(snapshot, sender.id);
        if (!hours)
            return std::unexpected(hours.error());
        set.hours.insert(sender.id, *hours);
    }
    return set;
}

} // namespace

RulesLink::RulesLink(store::Store &store, ui::MainWindow &window, const QString &agent, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_window(window)
    , m_desk(store, agent)
{
    ui::WindowRules *rules = window.rules();
    connect(rules, &ui::WindowRules::keepRequested, this,
            [this](const Rule &rule) { act(m_desk.keep(rule), tr("Saved.")); });
    connect(rules, &ui::WindowRules::moveUpRequested, this,
            [this](RuleId rule) { act(m_desk.moveUp(rule), tr("It is asked earlier.")); });
    connect(rules, &ui::WindowRules::removeRequested, this,
            [this](RuleId rule) { act(m_desk.remove(rule), tr("Deleted.")); });
    connect(rules, &ui::WindowRules::hoursSubmitted, this, [this](SenderId sender, const OfficeHours &hours) {
        act(m_desk.setOfficeHours(sender, hours), tr("Office hours saved."));
    });
    connect(rules, &ui::WindowRules::trialRequested, this, &RulesLink::tryOut);
}

void RulesLink::refresh()
{
    const auto reading = m_store.read([](const store::Snapshot &snapshot) { return readRules(snapshot); });
    whenDone(reading, this, [this](const Result<RuleSet> &set) {
        if (!set)
            return;
        m_window.rules()->setOfficeHours(set->hours);
        m_window.rules()->setRules(set->rules);
    });
}

void RulesLink::tryOut(const Rule &rule)
{
    whenDone(m_desk.tryOut(rule, messagesTried), this, [this, rule](const Result<QList<desk::RuleTrial>> &trials) {
        if (!trials)
            return m_window.rules()->say(trials.error().message, true);
        QList<ui::TriedAnswer> answers;
        for (const desk::RuleTrial &trial : *trials)
            answers.append({trial.message, trial.body});
        m_window.rules()->showTrial(rule, answers, messagesTried);
    });
}

template <typename T> void RulesLink::act(const QFuture<Result<T>> &act, const QString &success)
{
    whenDone(act, this, [this, success](const Result<T> &outcome) {
        if (!outcome)
            return m_window.rules()->say(outcome.error().message, true);
        m_window.rules()->say(success, false);
        refresh();
    });
}

} // namespace patchcord::app
