// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/ruleform.h"

#include "ui/models/conversationtext.h"
#include "ui/rules/ruletext.h"
#include "ui/style/fieldlabel.h"
#include "ui/style/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

constexpr int mostWaitMinutes = 7 * 24 * 60;
constexpr int mostPauseHours = 365 * 24;

void name(QWidget *field, const char *objectName, const QString &what)
{
    field->setObjectName(QLatin1String(objectName));
    field->setAccessibleName(what);
}

} // namespace

RuleForm::RuleForm(QWidget *parent)
    : QWidget(parent)
    , m_name(new QLineEdit(this))
    , m_isOn(new QCheckBox(tr("The r&ule is on"), this))
    , m_words(new QLineEdit(this))
    , m_label(new QLineEdit(this))
    , m_hours(new QComboBox(this))
    , m_waited(new QSpinBox(this))
    , m_channel(new QComboBox(this))
    , m_sender(new QComboBox(this))
    , m_first(new QCheckBox(tr("Only to the &first message of a contact"), this))
    , m_reply(new QPlainTextEdit(this))
    , m_addsLabel(new QLineEdit(this))
    , m_ending(new QComboBox(this))
    , m_notifies(new QCheckBox(tr("&Bring it to everybody’s attention"), this))
    , m_pause(new QSpinBox(this))
{
    nameFields();
    fillChoices();
    m_label->setPlaceholderText(tr("Whatever it carries"));
    m_addsLabel->setPlaceholderText(tr("None"));
    m_words->setPlaceholderText(tr("Whatever it says; or: hours, opening times"));
    m_waited->setRange(0, mostWaitMinutes);
    m_waited->setSpecialValueText(tr("At once"));
    m_waited->setSuffix(tr(" min of waiting"));
    m_pause->setRange(0, mostPauseHours);
    m_pause->setSuffix(tr(" h"));
    m_reply->setTabChangesFocus(true);
    m_reply->setPlaceholderText(tr("Dear {name}, we are back at nine. Or nothing: then it only acts."));
    arrange();
    setRule({});
}

void RuleForm::fillChoices()
{
    m_hours->addItem(tr("At any time"), int(RuleHours::Any));
    m_hours->addItem(tr("In office hours"), int(RuleHours::Inside));
    m_hours->addItem(tr("Out of office hours"), int(RuleHours::Outside));
    m_hours->addItem(tr("On holidays"), int(RuleHours::Holiday));
    m_channel->addItem(tr("Every channel"), -1);
    for (Channel channel : {Channel::Sms, Channel::WhatsApp})
        m_channel->addItem(channelWord(channel), int(channel));
    m_sender->addItem(tr("Every sender"), 0);
    m_ending->addItem(tr("Stays as it is"), int(RuleEnding::None));
    m_ending->addItem(tr("Is snoozed until the next morning"), int(RuleEnding::Morning));
    m_ending->addItem(tr("Is snoozed until they reply"), int(RuleEnding::Reply));
    m_ending->addItem(tr("Is closed"), int(RuleEnding::Closed));
}

void RuleForm::nameFields()
{
    name(m_name, "ruleName", tr("Name"));
    name(m_isOn, "ruleOn", tr("The rule is on"));
    name(m_first, "ruleFirst", tr("Only to the first message of a contact"));
    name(m_words, "ruleWords", tr("Words"));
    name(m_label, "ruleLabel", tr("Label that the conversation carries"));
    name(m_hours, "ruleHours", tr("Office hours"));
    name(m_channel, "ruleChannel", tr("Channel"));
    name(m_sender, "ruleSender", tr("Sender"));
    name(m_waited, "ruleWaited", tr("Minutes of waiting"));
    name(m_reply, "ruleReply", tr("Reply"));
    name(m_pause, "rulePause", tr("Hours until it may speak again"));
    name(m_addsLabel, "ruleAddsLabel", tr("Label to put on the conversation"));
    name(m_ending, "ruleEnding", tr("What becomes of the conversation"));
    name(m_notifies, "ruleNotifies", tr("Bring it to everybody’s attention"));
}

void RuleForm::addField(QVBoxLayout &column, const QString &label, QWidget *field)
{
    column.addWidget(labelFor(label, field));
    column.addWidget(field);
}

void RuleForm::arrange()
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(scaled(font(), 5));
    const auto pair = [&](const QString &left, QWidget *one, const QString &right, QWidget *other) {
        auto *first = new QVBoxLayout;
        auto *second = new QVBoxLayout;
        addField(*first, left, one);
        addField(*second, right, other);
        for (QVBoxLayout *half : {first, second}) {
            half->setSpacing(column->spacing());
            half->addStretch(1);
        }
        auto *row = new QHBoxLayout;
        row->setSpacing(scaled(font(), 12));
        row->addLayout(first, 1);
        row->addLayout(second, 1);
        column->addLayout(row);
    };
    addField(*column, tr("Na&me"), m_name);
    column->addWidget(m_isOn);
    pair(tr("One of these words &is in it"), m_words, tr("&Carries the label"), m_label);
    pair(tr("&When"), m_hours, tr("&Answers"), m_waited);
    pair(tr("C&hannel"), m_channel, tr("Sen&der"), m_sender);
    column->addWidget(m_first);
    addField(*column, tr("&Reply"), m_reply);
    column->setStretchFactor(m_reply, 1);
    pair(tr("&Put on the label"), m_addsLabel, tr("Then the con&versation"), m_ending);
    column->addWidget(m_notifies);
    addField(*column, tr("Not a&gain in a conversation within"), m_pause);
}

void RuleForm::setSenders(const QList<Sender> &senders)
{
    while (m_sender->count() > 1)
        m_sender->removeItem(1);
    for (const Sender &sender : senders)
        m_sender->addItem(senderLabel(sender), sender.id.value);
    m_sender->setCurrentIndex(std::max(0, m_sender->findData(m_rule.sender.value)));
}

void RuleForm::setRule(const Rule &rule)
{
    m_rule = rule;
    m_name->setText(rule.name);
    m_isOn->setChecked(rule.isOn);
    m_first->setChecked(rule.isForFirstContact);
    m_label->setText(rule.label);
    m_words->setText(rule.words.join(QStringLiteral(", ")));
    m_hours->setCurrentIndex(m_hours->findData(int(rule.hours)));
    m_channel->setCurrentIndex(std::max(0, m_channel->findData(rule.channel ? int(*rule.channel) : -1)));
    m_sender->setCurrentIndex(std::max(0, m_sender->findData(rule.sender.value)));
    m_waited->setValue(rule.waitedMinutes);
    m_reply->setPlainText(rule.reply);
    m_pause->setValue(rule.pauseMinutes / 60);
    m_addsLabel->setText(rule.addsLabel);
    m_ending->setCurrentIndex(m_ending->findData(int(rule.ending)));
    m_notifies->setChecked(rule.notifies);
}

Rule RuleForm::rule() const
{
    Rule rule = m_rule;
    rule.name = m_name->text().trimmed();
    rule.isOn = m_isOn->isChecked();
    rule.isForFirstContact = m_first->isChecked();
    rule.label = m_label->text().simplified();
    rule.words = wordsFrom(m_words->text());
    rule.hours = RuleHours(m_hours->currentData().toInt());
    const int channel = m_channel->currentData().toInt();
    rule.channel = channel < 0 ? std::nullopt : std::optional(Channel(channel));
    rule.sender = {m_sender->currentData().toLongLong()};
    rule.waitedMinutes = m_waited->value();
    rule.reply = m_reply->toPlainText();
    rule.pauseMinutes = m_pause->value() * 60;
    rule.addsLabel = m_addsLabel->text().simplified();
    rule.ending = RuleEnding(m_ending->currentData().toInt());
    rule.notifies = m_notifies->isChecked();
    return rule;
}

void RuleForm::focusName()
{
    m_name->setFocus(Qt::OtherFocusReason);
}

} // namespace patchcord::ui
