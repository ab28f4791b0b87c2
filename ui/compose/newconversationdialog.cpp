// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/newconversationdialog.h"

#include "core/twilio/addresses.h"
#include "ui/compose/replyfield.h"
#include "ui/compose/segmentmeter.h"
#include "ui/models/conversationtext.h"
#include "ui/style/fieldlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

NewConversationDialog::NewConversationDialog(const QList<Sender> &senders, SenderId preferred,
                                             const QString &typedAddress, QWidget *parent)
    : QDialog(parent)
    , m_senders(senders)
    , m_sender(new QComboBox(this))
    , m_number(new QLineEdit(typedAddress, this))
    , m_verdict(new QLabel(this))
    , m_text(new ReplyField(this))
    , m_meter(new SegmentMeter(this))
    , m_start(new QPushButton(tr("Start conversation"), this))
{
    setObjectName(QStringLiteral("newConversationDialog"));
    setWindowTitle(tr("New conversation"));
    setAttribute(Qt::WA_DeleteOnClose);
    build(preferred);
    connect(m_number, &QLineEdit::textChanged, this, &NewConversationDialog::refresh);
    connect(m_sender, &QComboBox::currentIndexChanged, this, &NewConversationDialog::refresh);
    connect(m_text, &QPlainTextEdit::textChanged, this, &NewConversationDialog::refresh);
    connect(m_text, &ReplyField::sendPressed, this, &NewConversationDialog::submit);
    connect(m_text, &ReplyField::left, this, &QDialog::reject);
    connect(m_meter, &SegmentMeter::plainWanted, m_text, &ReplyField::replaceAll);
    connect(m_start, &QPushButton::clicked, this, &NewConversationDialog::submit);
    refresh();
    (typedAddress.isEmpty() ? static_cast<QWidget *>(m_number) : m_text)->setFocus();
}

void NewConversationDialog::build(SenderId preferred)
{
    m_sender->setObjectName(QStringLiteral("newConversationSender"));
    m_sender->setAccessibleName(tr("From"));
    for (const Sender &sender : std::as_const(m_senders)) {
        m_sender->addItem(tr("%1 · %2").arg(senderLabel(sender), channelWord(sender.address.channel)));
        if (sender.id == preferred)
            m_sender->setCurrentIndex(m_sender->count() - 1);
    }
    m_number->setObjectName(QStringLiteral("newConversationNumber"));
    m_number->setAccessibleName(tr("To"));
    m_number->setPlaceholderText(tr("A phone number, in any spelling"));
    m_verdict->setObjectName(QStringLiteral("newConversationVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setFont(sized(font(), 11.5));
    m_text->setObjectName(QStringLiteral("newConversationText"));
    m_text->setAccessibleName(tr("First message"));
    m_text->setPlaceholderText(tr("First message (may stay empty)"));
    m_text->setFrameShape(QFrame::StyledPanel);
    m_start->setObjectName(QStringLiteral("startConversation"));
    m_start->setAccessibleName(m_start->text());
    m_start->setProperty("tone", QStringLiteral("primary"));
    m_start->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelConversation"));
    cancel->setAccessibleName(cancel->text());
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    buttons->addWidget(m_meter);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_start);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 6));
    layout->addWidget(labelFor(tr("&From"), m_sender));
    layout->addWidget(m_sender);
    layout->addSpacing(scaled(font(), 6));
    layout->addWidget(labelFor(tr("&To"), m_number));
    layout->addWidget(m_number);
    layout->addWidget(m_verdict);
    layout->addSpacing(scaled(font(), 6));
    layout->addWidget(labelFor(tr("First &message"), m_text));
    layout->addWidget(m_text);
    layout->addStretch(1);
    layout->addLayout(buttons);
    setMinimumWidth(scaled(font(), 440));
    QWidget::setTabOrder(m_text, m_start);
    QWidget::setTabOrder(m_start, cancel);
}

const Sender *NewConversationDialog::chosenSender() const
{
    const int row = m_sender->currentIndex();
    return row >= 0 && row < m_senders.size() ? &m_senders.at(row) : nullptr;
}

Result<Address> NewConversationDialog::typedAddress() const
{
    const Sender *from = chosenSender();
    const Channel channel = from ? from->address.channel : Channel::Sms;
    return twilio::addressFromInput(m_number->text().trimmed(), channel, homeRegion(from));
}

void NewConversationDialog::refresh()
{
    const Sender *from = chosenSender();
    const Channel channel = from ? from->address.channel : Channel::Sms;
    const Result<Address> address = typedAddress();
    const bool isEmpty = m_number->text().trimmed().isEmpty();
    const Theme &theme = Theme::of(palette());
    setInk(*m_verdict, isEmpty || address ? theme.dim : theme.bad);
    if (!from)
        m_verdict->setText(tr("There is no sender yet. Add one in Settings, Senders."));
    else if (isEmpty)
        m_verdict->setText(tr("With country code it is sure: +44 7700 900123"));
    else
        m_verdict->setText(address ? tr("✓ %1").arg(twilio::toDisplay(*address)) : address.error().message);
    m_meter->measure(m_text->toPlainText(), channel);
    m_start->setEnabled(from && address && !m_meter->isTooLong());
}

void NewConversationDialog::submit()
{
    const Sender *from = chosenSender();
    const Result<Address> address = typedAddress();
    if (!from || !address || !m_start->isEnabled())
        return;
    // The number in full, so that nobody has to guess its country again.
    emit submitted(from->id, address->user, m_text->toPlainText());
    accept();
}

} // namespace patchcord::ui
