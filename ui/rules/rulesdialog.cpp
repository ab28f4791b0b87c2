// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rulesdialog.h"

#include "ui/rules/ruleform.h"
#include "ui/rules/ruletext.h"
#include "ui/style/button.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"
#include "ui/style/twolinedelegate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

RulesDialog::RulesDialog(QWidget *parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
    , m_form(new RuleForm(this))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("rulesDialog"));
    setWindowTitle(tr("Replies by rule"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &RulesDialog::showCurrent);
    begin();
    resize(scaled(font(), 760), scaled(font(), 660));
}

void RulesDialog::build()
{
    m_list->setObjectName(QStringLiteral("rules"));
    m_list->setAccessibleName(tr("Rules"));
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFixedWidth(scaled(font(), 260));
    m_note->setObjectName(QStringLiteral("ruleNote"));
    m_note->setWordWrap(true);
    m_note->setFont(sized(font(), 11.5));
    auto *hint = new QLabel(
        tr("The first rule that fits answers or acts. None answers STOP, HELP or a machine, or acts twice within "
           "its pause."),
        this);
    hint->setWordWrap(true);
    hint->setFont(sized(font(), 11.5));
    setInk(*hint, Theme::of(palette()).dim);
    QPushButton *adding = makeButton("newRule", tr("&New"), this);
    m_remove = makeButton("removeRule", tr("De&lete"), this);
    m_up = makeButton("moveRuleUp", tr("Ask &earlier"), this);
    QPushButton *hours = makeButton("officeHours", tr("&Office hours…"), this);
    QPushButton *trying = makeButton("tryRule", tr("&Try it out"), this);
    QPushButton *closing = makeButton("closeRules", tr("Close"), this);
    QPushButton *saving = makeButton("keepRule", tr("&Save"), this);
    saving->setProperty("tone", QStringLiteral("primary"));
    connect(adding, &QPushButton::clicked, this, &RulesDialog::begin);
    connect(m_remove, &QPushButton::clicked, this, &RulesDialog::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { emit moveUpRequested(m_shown); });
    connect(hours, &QPushButton::clicked, this, &RulesDialog::hoursWanted);
    connect(trying, &QPushButton::clicked, this, [this] { emit trialRequested(m_form->rule()); });
    connect(closing, &QPushButton::clicked, this, &QDialog::reject);
    connect(saving, &QPushButton::clicked, this, &RulesDialog::keep);
    auto *right = new QVBoxLayout;
    right->addWidget(m_form, 1);
    right->addWidget(hint);
    right->addWidget(m_note);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(scaled(font(), 16));
    columns->addWidget(m_list);
    columns->addLayout(right, 1);
    auto *under = new QHBoxLayout;
    for (QPushButton *button : {adding, m_remove, m_up, hours, trying})
        under->addWidget(button);
    under->addStretch(1);
    under->addWidget(closing);
    under->addWidget(saving);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 12));
    layout->addLayout(columns, 1);
    layout->addLayout(under);
}

void RulesDialog::setRules(const QList<Rule> &rules)
{
    m_rules = rules;
    fillList();
}

void RulesDialog::setSenders(const QList<Sender> &senders)
{
    m_senders = senders;
    m_form->setSenders(senders);
    fillList();
}

void RulesDialog::fillList()
{
    int row = -1;
    {
        // What is being typed stays as it is.
        const QSignalBlocker still(m_list);
        m_list->clear();
        for (const Rule &rule : std::as_const(m_rules)) {
            const QString actions = actionText(rule);
            const QString when = conditionText(rule, m_senders);
            const QString conditions = actions.isEmpty() ? when : tr("%1 → %2").arg(when, actions);
            auto *item = new QListWidgetItem(tr("%1\n%2").arg(rule.name, conditions), m_list);
            item->setToolTip(conditions);
            item->setData(Qt::AccessibleTextRole, tr("%1: %2").arg(rule.name, conditions));
            if (!rule.isOn)
                item->setForeground(Theme::of(palette()).dim);
            const bool isShown = m_shown.isValid() ? rule.id == m_shown : !m_added.isEmpty() && rule.name == m_added;
            if (isShown)
                row = m_list->count() - 1;
        }
        m_list->setCurrentRow(row);
    }
    if (row >= 0 && !m_added.isEmpty())
        showCurrent();
    m_up->setEnabled(row > 0);
    m_added.clear();
}

void RulesDialog::say(const QString &text, bool isBad)
{
    m_note->setText(text);
    setInk(*m_note, isBad ? Theme::of(palette()).bad : Theme::of(palette()).dim);
}

void RulesDialog::showCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_rules.size())
        return;
    m_shown = m_rules.at(row).id;
    m_form->setRule(m_rules.at(row));
    m_remove->setEnabled(true);
    m_up->setEnabled(row > 0);
}

void RulesDialog::begin()
{
    m_list->setCurrentRow(-1);
    m_shown = {};
    m_form->setRule({});
    m_remove->setEnabled(false);
    m_up->setEnabled(false);
    m_form->focusName();
}

void RulesDialog::keep()
{
    const Rule rule = m_form->rule();
    if (!rule.id.isValid())
        m_added = rule.name;
    emit keepRequested(rule);
}

void RulesDialog::remove()
{
    const RuleId gone = m_shown;
    begin();
    emit removeRequested(gone);
}

} // namespace patchcord::ui
