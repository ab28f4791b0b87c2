// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/senderspage.h"

#include "core/twilio/addresses.h"
#include "ui/models/conversationtext.h"
#include "ui/setup/senderrules.h"
#include "ui/style/fieldlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/rowdelegate.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

constexpr int textLines = 2;

QPlainTextEdit *makeText(const QString &objectName, const QString &name, const QString &prompt, QWidget *parent)
{
    auto *field = new QPlainTextEdit(parent);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setPlaceholderText(prompt);
    field->setTabChangesFocus(true);
    field->setFixedHeight(field->fontMetrics().lineSpacing() * textLines + scaled(field->font(), 16));
    return field;
}

QLineEdit *makeUrl(const QString &objectName, const QString &name, const QString &prompt, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setPlaceholderText(prompt);
    return field;
}

QComboBox *makeChoice(const QString &objectName, const QString &name, const QStringList &choices, QWidget *parent)
{
    auto *field = new QComboBox(parent);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setEditable(true);
    field->addItems(choices);
    return field;
}

} // namespace

SendersPage::SendersPage(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_add(new QPushButton(tr("Add sender"), this))
    , m_newNumber(new QLineEdit(this))
    , m_newChannel(new QComboBox(this))
    , m_newVerdict(new QLabel(this))
    , m_form(new QWidget(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    const int side = scaled(font(), 32);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(side, scaled(font(), 24), side, scaled(font(), 16));
    layout->setSpacing(scaled(font(), 5));
    auto *title = new QLabel(tr("Which numbers do you answer on?"), this);
    title->setFont(sized(font(), 20, QFont::DemiBold));
    layout->addWidget(title);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(scaled(font(), 20));
    auto *left = new QWidget(this);
    buildList(left);
    columns->addWidget(left, 2);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setWidget(m_form);
    columns->addWidget(scroll, 3);
    buildForm();
    layout->addSpacing(scaled(font(), 8));
    layout->addLayout(columns, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &SendersPage::onRowChanged);
    connect(m_add, &QPushButton::clicked, this, &SendersPage::add);
    connect(m_newNumber, &QLineEdit::textChanged, m_newVerdict, &QWidget::hide);
    onRowChanged(-1);
}

void SendersPage::buildList(QWidget *parent)
{
    m_list->setObjectName(QStringLiteral("senders"));
    m_list->setAccessibleName(tr("Senders"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setMouseTracking(true);
    m_newNumber->setObjectName(QStringLiteral("newSenderNumber"));
    m_newNumber->setAccessibleName(tr("Number of the new sender"));
    m_newNumber->setPlaceholderText(tr("+44 7700 900123"));
    m_newChannel->setObjectName(QStringLiteral("newSenderChannel"));
    m_newChannel->setAccessibleName(tr("Channel of the new sender"));
    m_newChannel->addItem(tr("SMS and voice"), int(Channel::Sms));
    m_newChannel->addItem(tr("WhatsApp"), int(Channel::WhatsApp));
    m_newVerdict->setObjectName(QStringLiteral("newSenderVerdict"));
    m_newVerdict->setWordWrap(true);
    m_newVerdict->setFont(sized(font(), 11.5));
    m_add->setObjectName(QStringLiteral("addSender"));
    m_add->setAccessibleName(m_add->text());
    m_add->setAutoDefault(false);
    auto *layout = new QVBoxLayout(parent);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 5));
    layout->addWidget(m_list, 1);
    layout->addSpacing(scaled(font(), 8));
    layout->addWidget(labelFor(tr("A new &number"), m_newNumber));
    layout->addWidget(m_newNumber);
    layout->addWidget(m_newChannel);
    layout->addWidget(m_newVerdict);
    m_newVerdict->hide();
    layout->addWidget(m_add, 0, Qt::AlignLeading);
}

void SendersPage::buildForm()
{
    m_address = new QLabel(m_form);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name = new QLineEdit(m_form);
    m_name->setObjectName(QStringLiteral("senderName"));
    m_name->setAccessibleName(tr("Name of the sender"));
    m_name->setPlaceholderText(tr("Support line"));
    m_acknowledgement = makeText(QStringLiteral("senderAcknowledgement"), tr("Automatic first reply"),
                                 tr("Off. For example: Thanks {name}, we answer within the hour."), m_form);
    auto *hint = new QLabel(tr("{name} and {body} are filled in. It never answers STOP or another machine."), m_form);
    hint->setWordWrap(true);
    hint->setFont(sized(font(), 11.5));
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(m_form);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 5));
    layout->addWidget(m_address);
    layout->addWidget(labelFor(tr("Na&me"), m_name));
    layout->addWidget(m_name);
    layout->addWidget(labelFor(tr("A&utomatic first reply"), m_acknowledgement));
    layout->addWidget(m_acknowledgement);
    layout->addWidget(hint);
    m_rules = new SenderRules(m_form);
    layout->addWidget(m_rules);
    connect(m_rules, &SenderRules::edited, this, &SendersPage::onFieldEdited);
    addCallFields(*layout);
    layout->addStretch(1);
    connect(m_name, &QLineEdit::textEdited, this, &SendersPage::onFieldEdited);
    connect(m_acknowledgement, &QPlainTextEdit::textChanged, this, &SendersPage::onFieldEdited);
    connect(m_greeting, &QPlainTextEdit::textChanged, this, &SendersPage::onFieldEdited);
    connect(m_language, &QComboBox::currentTextChanged, this, &SendersPage::onFieldEdited);
    connect(m_voice, &QComboBox::currentTextChanged, this, &SendersPage::onFieldEdited);
    connect(m_greetingUrl, &QLineEdit::textEdited, this, &SendersPage::onFieldEdited);
    connect(m_holdMusic, &QLineEdit::textEdited, this, &SendersPage::onFieldEdited);
    connect(m_ringSeconds, &QSpinBox::valueChanged, this, &SendersPage::onFieldEdited);
}

void SendersPage::addCallFields(QVBoxLayout &layout)
{
    m_callFields = new QWidget(m_form);
    m_ringSeconds = new QSpinBox(m_callFields);
    m_ringSeconds->setObjectName(QStringLiteral("senderRingSeconds"));
    m_ringSeconds->setAccessibleName(tr("Seconds that a call rings"));
    m_ringSeconds->setRange(0, mostRingSeconds);
    m_ringSeconds->setSuffix(tr(" s"));
    m_ringSeconds->setSpecialValueText(tr("Straight to the voicemail"));
    m_holdMusic = makeUrl(QStringLiteral("senderHoldMusic"), tr("Music while a call rings"),
                          tr("Ringing. Or the address of an MP3 or WAV file"), m_callFields);
    m_greeting = makeText(QStringLiteral("senderGreeting"), tr("Greeting for callers"), tr("The built-in sentence"),
                          m_callFields);
    m_language = makeChoice(QStringLiteral("senderLanguage"), tr("Language of the greeting"),
                            {QStringLiteral("en-US"), QStringLiteral("en-GB"), QStringLiteral("de-DE"),
                             QStringLiteral("es-ES"), QStringLiteral("fr-FR"), QStringLiteral("it-IT"),
                             QStringLiteral("pt-BR"), QStringLiteral("pl-PL")},
                            m_callFields);
    // Any of Twilio's voices can be typed; each speaks one language.
    m_voice = makeChoice(QStringLiteral("senderVoice"), tr("Voice of the greeting"),
                         {QString(), QStringLiteral("Polly.Joanna-Neural"), QStringLiteral("Polly.Amy-Neural"),
                          QStringLiteral("Polly.Vicki-Neural"), QStringLiteral("Polly.Lucia-Neural"),
                          QStringLiteral("Polly.Lea-Neural"), QStringLiteral("Polly.Bianca-Neural"),
                          QStringLiteral("Polly.Camila-Neural"), QStringLiteral("Polly.Ola-Neural")},
                         m_callFields);
    m_voice->lineEdit()->setPlaceholderText(tr("Twilio's own for the language"));
    m_greetingUrl = makeUrl(QStringLiteral("senderGreetingUrl"), tr("Recorded greeting"),
                            tr("None. Or the address of an MP3 or WAV file"), m_callFields);
    auto *fields = new QVBoxLayout(m_callFields);
    fields->setContentsMargins({});
    fields->setSpacing(scaled(font(), 5));
    const auto addField = [fields](const QString &label, QWidget *field) {
        fields->addWidget(labelFor(label, field));
        fields->addWidget(field);
    };
    addField(tr("A call &rings for"), m_ringSeconds);
    addField(tr("&Music meanwhile"), m_holdMusic);
    addField(tr("&Greeting, then a message can be left"), m_greeting);
    addField(tr("&Language of the greeting"), m_language);
    addField(tr("&Voice of the greeting"), m_voice);
    addField(tr("Recorded gr&eeting, in place of the text"), m_greetingUrl);
    layout.addWidget(m_callFields);
}

void SendersPage::setSenders(const QList<Sender> &senders)
{
    m_original = senders;
    m_senders = senders;
    m_list->clear();
    for (int row = 0; row < m_senders.size(); ++row) {
        m_list->addItem(QString());
        refreshRow(row);
    }
    m_list->setCurrentRow(m_senders.isEmpty() ? -1 : 0);
    onRowChanged(m_list->currentRow());
}

QList<Sender> SendersPage::changed()
{
    QList<Sender> result;
    for (qsizetype row = 0; row < m_senders.size(); ++row) {
        if (row >= m_original.size() || m_senders.at(row) != m_original.at(row))
            result.append(m_senders.at(row));
    }
    return result;
}

void SendersPage::refreshRow(int row)
{
    const Sender &sender = m_senders.at(row);
    const QString channel = channelWord(sender.address.channel);
    m_list->item(row)->setText(sender.isConfirmed ? tr("%1 · %2").arg(senderLabel(sender), channel)
                                                  : tr("%1 · %2 · new").arg(senderLabel(sender), channel));
}

void SendersPage::onRowChanged(int row)
{
    m_form->setVisible(row >= 0 && row < m_senders.size());
    if (!m_form->isHidden())
        loadRow(row);
}

void SendersPage::loadRow(int row)
{
    const Sender &sender = m_senders.at(row);
    m_isLoading = true;
    const QString number = twilio::toDisplay(sender.address);
    m_address->setText(sender.isConfirmed
                           ? number
                           : tr("%1. A message came for it; saving a name confirms that it is yours.").arg(number));
    m_address->setWordWrap(true);
    m_name->setText(sender.name);
    m_acknowledgement->setPlainText(sender.acknowledgement);
    m_greeting->setPlainText(sender.greeting);
    m_language->setCurrentText(sender.greetingLanguage.isEmpty() ? QStringLiteral("en-US") : sender.greetingLanguage);
    m_voice->setCurrentText(sender.greetingVoice);
    m_greetingUrl->setText(sender.greetingUrl);
    m_holdMusic->setText(sender.holdMusic);
    m_ringSeconds->setValue(sender.ringSeconds);
    m_rules->show(sender);
    m_callFields->setVisible(sender.address.channel == Channel::Sms);
    m_isLoading = false;
}

void SendersPage::onFieldEdited()
{
    const int row = m_list->currentRow();
    if (m_isLoading || row < 0 || row >= m_senders.size())
        return;
    Sender &sender = m_senders[row];
    sender.name = m_name->text().trimmed();
    sender.acknowledgement = m_acknowledgement->toPlainText().trimmed();
    sender.greeting = m_greeting->toPlainText().trimmed();
    const QString language = m_language->currentText().trimmed();
    // The default stays unwritten until somebody chooses another.
    sender.greetingLanguage = language == u"en-US" && sender.greetingLanguage.isEmpty() ? QString() : language;
    sender.greetingVoice = m_voice->currentText().trimmed();
    sender.greetingUrl = m_greetingUrl->text().trimmed();
    sender.holdMusic = m_holdMusic->text().trimmed();
    sender.ringSeconds = m_ringSeconds->value();
    m_rules->writeTo(sender);
    sender.isConfirmed = sender.isConfirmed || !sender.name.isEmpty();
    refreshRow(row);
}

void SendersPage::add()
{
    const auto channel = Channel(m_newChannel->currentData().toInt());
    const auto address = twilio::addressFromInput(m_newNumber->text().trimmed(), channel,
                                                  QLocale::territoryToCode(QLocale().territory()));
    setInk(*m_newVerdict, Theme::of(palette()).bad);
    const auto refuse = [this](const QString &why) {
        m_newVerdict->setText(why);
        m_newVerdict->show();
    };
    if (!address)
        return refuse(address.error().message);
    for (const Sender &known : std::as_const(m_senders)) {
        if (known.address == *address)
            return refuse(tr("This number is in the list already."));
    }
    Sender sender;
    sender.address = *address;
    m_senders.append(sender);
    m_list->addItem(QString());
    refreshRow(int(m_senders.size()) - 1);
    m_newNumber->clear();
    m_list->setCurrentRow(int(m_senders.size()) - 1);
    m_name->setFocus(Qt::OtherFocusReason);
}

} // namespace patchcord::ui
