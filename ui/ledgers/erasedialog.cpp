// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledgers/erasedialog.h"

#include "core/twilio/addresses.h"
#include "ui/models/conversationtext.h"
#include "ui/style/fieldlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString bulleted(const QStringList &lines)
{
    return QStringLiteral("• ") + lines.join(QStringLiteral("\n• "));
}

QString goesText(const desk::ErasePreview &preview)
{
    const store::ErasureTally &tally = preview.tally;
    QStringList lines{
        EraseDialog::tr("Conversations: %1").arg(number(tally.conversations)),
        EraseDialog::tr("Messages, notes and calls: %1 (%2 received, %3 calls), with drafts and delivery reports")
            .arg(number(tally.messages), number(tally.received), number(tally.calls)),
        EraseDialog::tr("Files: %1, unless another conversation has the same").arg(number(tally.files)),
        EraseDialog::tr("Name and addresses: %1").arg(tally.addresses.join(QStringLiteral(", "))),
        EraseDialog::tr("Refused requests that hold the number: %1").arg(number(tally.quarantined)),
    };
    if (preview.backups > 0)
        lines.append(EraseDialog::tr("Backups of the whole database from before updates: %1").arg(preview.backups));
    return bulleted(lines);
}

QString staysText(const desk::ErasePreview &preview)
{
    QStringList lines{
        EraseDialog::tr("A receipt in the audit: who erased somebody, when, and how much it was"),
        EraseDialog::tr("In the audit that something was done, without whom it concerned"),
        EraseDialog::tr("Whatever was exported or copied elsewhere before"),
    };
    if (preview.tally.isOptedOut)
        lines.prepend(EraseDialog::tr("A salted hash of the number, since they opted out: they are not written to "
                                      "again"));
    return bulleted(lines);
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(sized(parent->font(), 13, QFont::DemiBold));
    return label;
}

} // namespace

EraseDialog::EraseDialog(const Conversation &conversation, QWidget *parent)
    : QDialog(parent)
    , m_contact(conversation.contact)
    , m_who(conversation.contactName.isEmpty() ? twilio::toDisplay(conversation.contactAddress)
                                               : conversation.contactName)
    , m_goes(new QLabel(tr("Looking…"), this))
    , m_stays(new QLabel(this))
    , m_state(new QLabel(this))
    , m_atTwilio(new QCheckBox(tr("Delete the messages, files and recordings at &Twilio, too"), this))
    , m_typed(new QLineEdit(this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_erase(new QPushButton(tr("&Erase for good"), this))
{
    setObjectName(QStringLiteral("eraseDialog"));
    setWindowTitle(tr("Erase a person"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    refresh();
}

void EraseDialog::build()
{
    m_goes->setObjectName(QStringLiteral("eraseGoes"));
    m_stays->setObjectName(QStringLiteral("eraseStays"));
    m_state->setObjectName(QStringLiteral("eraseState"));
    m_atTwilio->setObjectName(QStringLiteral("eraseAtTwilio"));
    m_atTwilio->setAccessibleName(tr("Delete at Twilio, too"));
    m_typed->setObjectName(QStringLiteral("eraseTyped"));
    m_typed->setAccessibleName(tr("Type %1 to confirm").arg(m_who));
    m_cancel->setObjectName(QStringLiteral("eraseCancel"));
    m_cancel->setAccessibleName(tr("Cancel"));
    m_cancel->setDefault(true);
    m_erase->setObjectName(QStringLiteral("eraseReally"));
    m_erase->setAccessibleName(tr("Erase for good"));
    m_erase->setAutoDefault(false);
    for (QLabel *label : {m_goes, m_stays, m_state})
        label->setWordWrap(true);
    auto *title = new QLabel(tr("Erase %1?").arg(m_who), this);
    title->setFont(sized(font(), 17, QFont::DemiBold));
    title->setTextFormat(Qt::PlainText);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 24);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 8));
    layout->addWidget(title);
    layout->addWidget(heading(tr("What goes, and does not come back"), this));
    layout->addWidget(m_goes);
    layout->addWidget(heading(tr("What stays"), this));
    layout->addWidget(m_stays);
    layout->addWidget(m_atTwilio);
    layout->addSpacing(scaled(font(), 6));
    QLabel *typing
        = labelFor(tr("To confirm, t&ype: %1").arg(QString(m_who).replace(u'&', QStringLiteral("&&"))), m_typed);
    layout->addWidget(typing);
    layout->addWidget(m_typed);
    layout->addWidget(m_state);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_erase);
    layout->addLayout(buttons);
    setMinimumWidth(scaled(font(), 520));
    connect(m_typed, &QLineEdit::textChanged, this, &EraseDialog::refresh);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_erase, &QPushButton::clicked, this, &EraseDialog::confirm);
    m_typed->setFocus(Qt::OtherFocusReason);
}

void EraseDialog::setPreview(const desk::ErasePreview &preview)
{
    m_isKnown = true;
    m_goes->setText(goesText(preview));
    m_stays->setText(staysText(preview));
    refresh();
    adjustSize();
}

void EraseDialog::setFailure(const QString &message)
{
    m_isRunning = false;
    setInk(*m_state, Theme::of(palette()).bad);
    m_state->setText(message);
    refresh();
}

void EraseDialog::setOutcome(const Done &outcome)
{
    if (!outcome)
        return setFailure(outcome.error().message);
    accept();
}

/// Enter does nothing before the name stands there: what cannot be undone is not done by a key too many.
void EraseDialog::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isEnter)
        return QDialog::keyPressEvent(event);
    if (m_erase->isEnabled())
        confirm();
}

void EraseDialog::refresh()
{
    const bool isTyped = m_typed->text().simplified() == m_who.simplified();
    m_erase->setEnabled(m_isKnown && isTyped && !m_isRunning);
    m_typed->setEnabled(!m_isRunning);
    m_atTwilio->setEnabled(!m_isRunning);
    m_state->setVisible(!m_state->text().isEmpty());
}

void EraseDialog::confirm()
{
    m_isRunning = true;
    setInk(*m_state, palette().color(QPalette::PlaceholderText));
    m_state->setText(tr("Erasing… this can take some seconds."));
    refresh();
    emit eraseConfirmed(m_contact, m_atTwilio->isChecked());
}

} // namespace patchcord::ui
