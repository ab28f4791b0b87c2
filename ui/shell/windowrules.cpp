// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windowrules.h"

#include "ui/rules/officehoursdialog.h"
#include "ui/rules/rulesdialog.h"
#include "ui/rules/trialdialog.h"
#include "ui/shell/windowactions.h"

#include <QAction>

namespace patchcord::ui {

WindowRules::WindowRules(WindowActions &actions, QWidget &window)
    : QObject(&window)
    , m_window(window)
{
    connect(actions.rules, &QAction::triggered, this, &WindowRules::open);
}

void WindowRules::setSenders(const QList<Sender> &senders)
{
    m_senders = senders;
    if (m_dialog)
        m_dialog->setSenders(senders);
}

void WindowRules::setRules(const QList<Rule> &rules)
{
    m_rules = rules;
    if (m_dialog)
        m_dialog->setRules(rules);
}

void WindowRules::say(const QString &text, bool isBad)
{
    if (m_dialog)
        m_dialog->say(text, isBad);
}

void WindowRules::showTrial(const Rule &rule, const QList<TriedAnswer> &answers, int looked)
{
    if (m_dialog)
        (new TrialDialog(rule, answers, looked, m_dialog))->open();
}

void WindowRules::open()
{
    if (!m_dialog) {
        m_dialog = new RulesDialog(&m_window);
        m_dialog->setSenders(m_senders);
        m_dialog->setRules(m_rules);
        connect(m_dialog, &RulesDialog::keepRequested, this, &WindowRules::keepRequested);
        connect(m_dialog, &RulesDialog::moveUpRequested, this, &WindowRules::moveUpRequested);
        connect(m_dialog, &RulesDialog::removeRequested, this, &WindowRules::removeRequested);
        connect(m_dialog, &RulesDialog::trialRequested, this, &WindowRules::trialRequested);
        connect(m_dialog, &RulesDialog::hoursWanted, this, &WindowRules::openHours);
    }
    m_dialog->show();
    m_dialog->raise();
    m_dialog->activateWindow();
}

void WindowRules::openHours()
{
    auto *dialog = new OfficeHoursDialog(m_senders, m_hours, m_dialog);
    connect(dialog, &OfficeHoursDialog::submitted, this, &WindowRules::hoursSubmitted);
    dialog->open();
}

} // namespace patchcord::ui
