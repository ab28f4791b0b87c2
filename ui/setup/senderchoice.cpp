// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/senderchoice.h"

#include "core/twilio/addresses.h"
#include "ui/models/connectiontext.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace patchcord::ui {

SenderChoice::SenderChoice(const AccountSender &sender, QWidget *parent)
    : QWidget(parent)
    , m_sender(sender)
    , m_box(new QCheckBox(this))
    , m_words(new QLabel(capabilityText(sender), this))
    , m_trouble(new QLabel(sender.trouble, this))
    , m_name(new QLineEdit(this))
{
    const QString number = twilio::toDisplay({sender.channel, sender.address});
    const QString suffix = sender.channel == Channel::WhatsApp ? QStringLiteral("WhatsApp") : QStringLiteral("Number");
    m_box->setText(number);
    m_box->setFont(sized(font(), 13, QFont::DemiBold));
    m_box->setObjectName(QStringLiteral("choose%1%2").arg(suffix, sender.address));
    m_box->setAccessibleName(
        tr("Answer %1 here. %2. %3").arg(number, capabilityText(sender), sender.trouble).trimmed());
    m_box->setChecked(sender.isChosen);
    m_name->setObjectName(QStringLiteral("name%1%2").arg(suffix, sender.address));
    m_name->setAccessibleName(tr("Name of %1").arg(number));
    m_name->setPlaceholderText(tr("A name for it"));
    m_name->setText(sender.name);
    m_name->setMinimumWidth(scaled(font(), 150));
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(font(), 1));
    words->addWidget(m_box);
    const int indent = style()->pixelMetric(QStyle::PM_IndicatorWidth) + scaled(font(), 6);
    for (QLabel *label : {m_words, m_trouble}) {
        label->setFont(sized(font(), 11.5));
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setContentsMargins(layoutDirection() == Qt::LeftToRight ? indent : 0, 0,
                                  layoutDirection() == Qt::LeftToRight ? 0 : indent, 0);
        words->addWidget(label);
    }
    m_trouble->setVisible(!sender.trouble.isEmpty());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, scaled(font(), 8), 0, scaled(font(), 8));
    layout->setSpacing(scaled(font(), 12));
    layout->addLayout(words, 3);
    layout->addWidget(m_name, 2);
    connect(m_box, &QCheckBox::toggled, this, [this](bool isChosen) {
        m_name->setEnabled(isChosen);
        emit toggled();
    });
    m_name->setEnabled(sender.isChosen);
    colour();
}

AccountSender SenderChoice::sender() const
{
    AccountSender result = m_sender;
    result.isChosen = m_box->isChecked();
    result.name = m_name->text().trimmed();
    return result;
}

QWidget *SenderChoice::followInTabOrder(QWidget *before)
{
    setTabOrder(before, m_box);
    setTabOrder(m_box, m_name);
    return m_name;
}

void SenderChoice::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::of(palette()).line);
}

void SenderChoice::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void SenderChoice::colour()
{
    // Where its messages go so far is no fault yet: the guide is on the way there.
    for (QLabel *label : {m_words, m_trouble})
        setInk(*label, Theme::of(palette()).dim);
}

} // namespace patchcord::ui
