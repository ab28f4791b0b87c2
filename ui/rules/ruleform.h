// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/rule.h"
#include "core/records/sender.h"

#include <QList>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QVBoxLayout;

namespace patchcord::ui {

/// The fields of one rule.
class RuleForm final : public QWidget
{
    Q_OBJECT

public:
    explicit RuleForm(QWidget *parent = nullptr);

    void setSenders(const QList<Sender> &senders);
    void setRule(const Rule &rule);
    /// As it is filled in.
    [[nodiscard]] Rule rule() const;
    void focusName();

private:
    void fillChoices();
    void nameFields();
    void arrange();
    void addField(QVBoxLayout &column, const QString &label, QWidget *field);

    Rule m_rule;
    QLineEdit *m_name;
    QCheckBox *m_isOn;
    QLineEdit *m_words;
    QLineEdit *m_label;
    QComboBox *m_hours;
    QSpinBox *m_waited;
    QComboBox *m_channel;
    QComboBox *m_sender;
    QCheckBox *m_first;
    QPlainTextEdit *m_reply;
    QLineEdit *m_addsLabel;
    QComboBox *m_ending;
    QCheckBox *m_notifies;
    QSpinBox *m_pause;
};

} // namespace patchcord::ui
