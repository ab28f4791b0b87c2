// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/rule.h"
#include "core/records/sender.h"
#include "ui/rules/ruletext.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>

class QWidget;

namespace patchcord::ui {

class RulesDialog;
class WindowActions;

/// The window's rules, and the dialogs in which they are made. It asks for acts and does none itself.
class WindowRules final : public QObject
{
    Q_OBJECT

public:
    WindowRules(WindowActions &actions, QWidget &window);

    void setSenders(const QList<Sender> &senders);
    void setRules(const QList<Rule> &rules);
    void setOfficeHours(const QHash<SenderId, OfficeHours> &hours) { m_hours = hours; }
    /// What became of an act in the dialog.
    void say(const QString &text, bool isBad);
    /// The answer to trialRequested().
    void showTrial(const Rule &rule, const QList<TriedAnswer> &answers, int looked);

signals:
    void keepRequested(const patchcord::Rule &rule);
    void moveUpRequested(patchcord::RuleId rule);
    void removeRequested(patchcord::RuleId rule);
    void trialRequested(const patchcord::Rule &rule);
    void hoursSubmitted(patchcord::SenderId sender, const patchcord::OfficeHours &hours);

private:
    void open();
    void openHours();

    QWidget &m_window;
    QPointer<RulesDialog> m_dialog;
    QList<Sender> m_senders;
    QList<Rule> m_rules;
    QHash<SenderId, OfficeHours> m_hours;
};

} // namespace patchcord::ui
