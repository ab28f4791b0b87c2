// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/senderrules.h"

#include "ui/style/fieldlabel.h"
#include "ui/style/metrics.h"

#include <QLabel>
#include <QSpinBox>
#include <QVBoxLayout>

namespace patchcord::ui {

SenderRules::SenderRules(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 5));
    m_closeAfter = addField(QStringLiteral("senderCloseAfter"), tr("&Close a conversation without a word after"),
                            mostCloseHours, tr(" h"));
    m_returnAfter = addField(QStringLiteral("senderReturnAfter"), tr("&Back to the queue without an answer after"),
                             mostReturnMinutes, tr(" min"));
    auto *hint = new QLabel(tr("Nothing closes while the customer waits. Back in the queue means open, unread and told "
                               "to everybody."),
                            this);
    hint->setWordWrap(true);
    hint->setFont(sized(font(), 11.5));
    hint->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(hint);
}

QSpinBox *SenderRules::addField(const QString &objectName, const QString &label, int most, const QString &suffix)
{
    auto *field = new QSpinBox(this);
    field->setObjectName(objectName);
    field->setAccessibleName(QString(label).remove(u'&'));
    field->setRange(0, most);
    field->setSuffix(suffix);
    field->setSpecialValueText(tr("Never"));
    layout()->addWidget(labelFor(label, field));
    layout()->addWidget(field);
    connect(field, &QSpinBox::valueChanged, this, &SenderRules::edited);
    return field;
}

void SenderRules::show(const Sender &sender)
{
    m_closeAfter->setValue(sender.closeAfterHours);
    m_returnAfter->setValue(sender.returnAfterMinutes);
}

void SenderRules::writeTo(Sender &sender) const
{
    sender.closeAfterHours = m_closeAfter->value();
    sender.returnAfterMinutes = m_returnAfter->value();
}

} // namespace patchcord::ui
