// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/rule.h"
#include "core/records/sender.h"

#include <QDialog>
#include <QList>

class QLabel;
class QListWidget;
class QPushButton;

namespace patchcord::ui {

class RuleForm;

/// The rules that answer by themselves, in the order in which they are asked: added, changed, tried out, taken away. It
/// keeps none itself.
class RulesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit RulesDialog(QWidget *parent = nullptr);

    void setRules(const QList<Rule> &rules);
    void setSenders(const QList<Sender> &senders);
    /// What became of the last act.
    void say(const QString &text, bool isBad);

signals:
    /// Without an id it is a new one.
    void keepRequested(const patchcord::Rule &rule);
    void moveUpRequested(patchcord::RuleId rule);
    void removeRequested(patchcord::RuleId rule);
    void trialRequested(const patchcord::Rule &rule);
    void hoursWanted();

private:
    void build();
    void fillList();
    void showCurrent();
    void begin();
    void keep();
    void remove();

    QList<Rule> m_rules;
    QList<Sender> m_senders;
    RuleId m_shown;
    QString m_added; ///< The name of one that was just added, to be shown once it comes.
    QListWidget *m_list;
    RuleForm *m_form;
    QLabel *m_note;
    QPushButton *m_remove = nullptr;
    QPushButton *m_up = nullptr;
};

} // namespace patchcord::ui
