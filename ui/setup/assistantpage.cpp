// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/assistantpage.h"

#include "core/desk/assistantcheck.h"
#include "ui/setup/formpage.h"
#include "ui/style/metrics.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QTimeEdit>

namespace patchcord::ui {

AssistantPage::AssistantPage(QWidget *parent)
    : QObject(parent)
    , m_page(new FormPage(tr("Who helps you to answer?"),
                          tr("A language model can suggest replies, rewrite yours and sum conversations up. It runs on "
                             "this computer (llama.cpp, Ollama) or with a provider. What it says is shown to you; it "
                             "answers by itself only where you switch that on."),
                          parent))
{
    addEndpoint();
    addInstructions();
    addMasks();
    addAnswering();
    m_page->finish();
    setSetup({});
}

QCheckBox *AssistantPage::addCheck(const char *objectName, const QString &text)
{
    auto *box = new QCheckBox(text);
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(QString(text).remove(u'&'));
    m_page->addWidget(box);
    return box;
}

void AssistantPage::addEndpoint()
{
    m_on = addCheck("assistantOn", tr("&Use an assistant"));
    m_address = new QLineEdit;
    m_address->setObjectName(QStringLiteral("assistantAddress"));
    m_address->setAccessibleName(tr("Address of the model"));
    m_address->setPlaceholderText(tr("http://127.0.0.1:11434/v1"));
    m_page->addField(tr("A&ddress"), m_address,
                     tr("The base URL of an OpenAI-compatible endpoint, with https unless it is this computer."));
    m_model = new QLineEdit;
    m_model->setObjectName(QStringLiteral("assistantModel"));
    m_model->setAccessibleName(tr("Name of the model"));
    m_page->addField(tr("&Model"), m_model, tr("As the endpoint names it."));
    m_key = new QLineEdit;
    m_key->setObjectName(QStringLiteral("assistantKey"));
    m_key->setAccessibleName(tr("Key of the model"));
    m_key->setEchoMode(QLineEdit::Password);
    m_page->addField(tr("&Key"), m_key,
                     tr("Only this address is ever given it. A model on this computer mostly wants none."));
}

void AssistantPage::addInstructions()
{
    m_instructions = new QPlainTextEdit;
    m_instructions->setObjectName(QStringLiteral("assistantInstructions"));
    m_instructions->setAccessibleName(tr("Instructions"));
    m_instructions->setPlaceholderText(tr("Whom you help, your tone, what to leave to people."));
    m_instructions->setTabChangesFocus(true);
    m_instructions->setFixedHeight(scaled(m_page->font(), 90));
    m_page->addField(tr("&Instructions"), m_instructions,
                     tr("They stay between you and the model: a suggestion that repeats them is dropped."));
    m_folder = new QLineEdit;
    m_folder->setObjectName(QStringLiteral("assistantKnowledge"));
    m_folder->setAccessibleName(tr("Folder of what it knows"));
    m_folder->setReadOnly(true);
    m_page->addField(tr("What it k&nows"), m_folder,
                     tr("Put text files (.txt, .md) into this folder: paragraphs that fit the customer's question go "
                        "along with it."));
}

void AssistantPage::addMasks()
{
    m_page->addHeading(tr("What it must not learn"));
    m_page->addHint(tr("Taken out of everything before it leaves. The audit keeps the very text that left."));
    m_cards = addCheck("assistantMasksCards", tr("Card num&bers"));
    m_codes = addCheck("assistantMasksCodes", tr("One-&time codes and PINs"));
    m_addresses = addCheck("assistantMasksAddresses", tr("E-mail and &street addresses"));
    m_phones = addCheck("assistantMasksPhones", tr("Tele&phone numbers"));
}

QTimeEdit *AssistantPage::addTime(const char *objectName, const QString &label, const QString &hint)
{
    auto *time = new QTimeEdit;
    time->setObjectName(QLatin1String(objectName));
    time->setAccessibleName(QString(label).remove(u'&'));
    m_page->addField(label, time, hint);
    return time;
}

QSpinBox *AssistantPage::addCount(const char *objectName, const QString &label, int most)
{
    auto *count = new QSpinBox;
    count->setObjectName(QLatin1String(objectName));
    count->setAccessibleName(QString(label).remove(u'&'));
    count->setRange(1, most);
    m_page->addField(label, count);
    return count;
}

void AssistantPage::addAnswering()
{
    m_page->addHeading(tr("Where it answers by itself"));
    m_page->addHint(tr("Switched on in the Assistant menu, for one conversation or one number. It pauses as soon as a "
                       "person types, and whenever it is not sure."));
    m_shadowing
        = addCheck("assistantShadowing", tr("Draft without sendin&g elsewhere, to compare with what people send"));
    m_from = addTime("answeringFrom", tr("&From"));
    m_until
        = addTime("answeringUntil", tr("Unti&l"), tr("By this computer's clock. The same time twice: at all hours."));
    m_inARow = addCount("answeringInARow", tr("At most so many in a &row"), 20);
    m_perHour = addCount("answeringPerHour", tr("At most so many an &hour, in one conversation"), 60);
    m_handOver = new QLineEdit;
    m_handOver->setObjectName(QStringLiteral("answeringHandOver"));
    m_handOver->setAccessibleName(tr("Words that call for a person"));
    m_page->addField(tr("&Words that call for a person"), m_handOver, tr("With commas between them."));
}

void AssistantPage::setSetup(const AssistantSetup &setup)
{
    m_given = setup;
    const AssistantSettings &settings = setup.settings;
    m_on->setChecked(settings.isOn);
    m_address->setText(settings.baseUrl);
    m_model->setText(settings.model);
    m_key->clear();
    m_key->setPlaceholderText(setup.hasKey ? tr("Kept. Type a new one to replace it.") : QString());
    m_instructions->setPlainText(settings.instructions);
    m_folder->setText(setup.knowledgeFolder);
    m_cards->setChecked(settings.masksCards);
    m_codes->setChecked(settings.masksCodes);
    m_addresses->setChecked(settings.masksAddresses);
    m_phones->setChecked(settings.masksPhones);
    m_shadowing->setChecked(settings.isShadowing);
    const AnsweringRules &rules = settings.answering;
    m_from->setTime(QTime(0, 0).addSecs(rules.fromMinute * 60));
    m_until->setTime(QTime(0, 0).addSecs(rules.untilMinute * 60));
    m_inARow->setValue(rules.mostInARow);
    m_perHour->setValue(rules.mostPerHour);
    m_handOver->setText(rules.handOverWords.join(QStringLiteral(", ")));
}

AssistantSetup AssistantPage::setup() const
{
    AssistantSetup setup = m_given;
    setup.settings.isOn = m_on->isChecked();
    setup.settings.baseUrl = m_address->text().trimmed();
    setup.settings.model = m_model->text().trimmed();
    setup.settings.instructions = m_instructions->toPlainText();
    setup.settings.masksCards = m_cards->isChecked();
    setup.settings.masksCodes = m_codes->isChecked();
    setup.settings.masksAddresses = m_addresses->isChecked();
    setup.settings.masksPhones = m_phones->isChecked();
    setup.settings.isShadowing = m_shadowing->isChecked();
    const auto minuteOf = [](const QTime &time) { return time.hour() * 60 + time.minute(); };
    AnsweringRules &rules = setup.settings.answering;
    rules.fromMinute = minuteOf(m_from->time());
    rules.untilMinute = minuteOf(m_until->time());
    rules.mostInARow = m_inARow->value();
    rules.mostPerHour = m_perHour->value();
    rules.handOverWords.clear();
    for (const QString &word : m_handOver->text().split(u',')) {
        if (!word.trimmed().isEmpty())
            rules.handOverWords.append(word.trimmed());
    }
    setup.key = m_key->text().trimmed();
    return setup;
}

bool AssistantPage::isChanged() const
{
    const AssistantSetup shown = setup();
    return shown.settings != m_given.settings || !shown.key.isEmpty();
}

QWidget *AssistantPage::page() const
{
    return m_page;
}

QWidget *AssistantPage::addressField() const
{
    return m_address;
}

QString AssistantPage::problem() const
{
    const Done checked = desk::checkAssistant(setup().settings);
    return checked ? QString() : checked.error().message;
}

} // namespace patchcord::ui
