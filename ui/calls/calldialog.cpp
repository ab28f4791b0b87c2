// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/calldialog.h"

#include "core/twilio/addresses.h"
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

CallDialog::CallDialog(const QList<Sender> &senders, SenderId preferred, QWidget *parent)
    : QDialog(parent)
    , m_sender(new QComboBox(this))
    , m_number(new QLineEdit(this))
    , m_verdict(new QLabel(this))
    , m_call(new QPushButton(tr("Call"), this))
{
    setObjectName(QStringLiteral("callDialog"));
    setWindowTitle(tr("Call a number"));
    setAttribute(Qt::WA_DeleteOnClose);
    for (const Sender &sender : senders) {
        if (sender.address.channel == Channel::Sms && twilio::formOf(sender.address) == twilio::AddressForm::Number)
            m_senders.append(sender);
    }
    build(preferred);
    connect(m_number, &QLineEdit::textChanged, this, &CallDialog::refresh);
    connect(m_sender, &QComboBox::currentIndexChanged, this, &CallDialog::refresh);
    connect(m_call, &QPushButton::clicked, this, &CallDialog::submit);
    refresh();
    m_number->setFocus();
}

void CallDialog::build(SenderId preferred)
{
    m_sender->setObjectName(QStringLiteral("callSender"));
    m_sender->setAccessibleName(tr("Shown to the callee"));
    for (const Sender &sender : std::as_const(m_senders)) {
        m_sender->addItem(senderLabel(sender));
        if (sender.id == preferred)
            m_sender->setCurrentIndex(m_sender->count() - 1);
    }
    m_number->setObjectName(QStringLiteral("callNumberField"));
    m_number->setAccessibleName(tr("Number to call"));
    m_number->setPlaceholderText(tr("A phone number, in any spelling"));
    m_verdict->setObjectName(QStringLiteral("callVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setFont(sized(font(), 11.5));
    m_call->setObjectName(QStringLiteral("startCall"));
    m_call->setAccessibleName(m_call->text());
    m_call->setProperty("tone", QStringLiteral("call"));
    m_call->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancelCall"));
    cancel->setAccessibleName(cancel->text());
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_call);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 6));
    layout->addWidget(labelFor(tr("&Number"), m_number));
    layout->addWidget(m_number);
    layout->addWidget(m_verdict);
    layout->addSpacing(scaled(font(), 6));
    layout->addWidget(labelFor(tr("&Shown to the callee"), m_sender));
    layout->addWidget(m_sender);
    layout->addSpacing(scaled(font(), 10));
    layout->addLayout(buttons);
    setMinimumWidth(scaled(font(), 400));
    QWidget::setTabOrder(m_number, m_sender);
}

const Sender *CallDialog::chosenSender() const
{
    const int row = m_sender->currentIndex();
    return row >= 0 && row < m_senders.size() ? &m_senders.at(row) : nullptr;
}

Result<Address> CallDialog::typedAddress() const
{
    return twilio::addressFromInput(m_number->text().trimmed(), Channel::Sms, homeRegion(chosenSender()));
}

void CallDialog::refresh()
{
    const Sender *from = chosenSender();
    const Result<Address> address = typedAddress();
    const bool isEmpty = m_number->text().trimmed().isEmpty();
    const Theme &theme = Theme::of(palette());
    setInk(*m_verdict, isEmpty || address ? theme.dim : theme.bad);
    if (!from)
        m_verdict->setText(tr("There is no sender that can call. Add a number in Settings, Senders."));
    else if (isEmpty)
        m_verdict->setText(tr("Your own phone rings first; the number is called once you answer."));
    else
        m_verdict->setText(address ? tr("✓ %1").arg(twilio::toDisplay(*address)) : address.error().message);
    m_call->setEnabled(from && address);
}

void CallDialog::submit()
{
    const Sender *from = chosenSender();
    const Result<Address> address = typedAddress();
    if (!from || !address)
        return;
    emit submitted(from->id, *address);
    accept();
}

} // namespace patchcord::ui
