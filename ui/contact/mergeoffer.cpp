// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contact/mergeoffer.h"

#include "core/twilio/addresses.h"
#include "ui/models/conversationtext.h"
#include "ui/style/metrics.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

QString wordsFor(const ContactProposal &proposal)
{
    QStringList addresses;
    for (const Address &address : proposal.addresses)
        addresses.append(MergeOffer::tr("%1 %2").arg(channelWord(address.channel), twilio::toDisplay(address)));
    return MergeOffer::tr("%1, %2").arg(proposal.name, addresses.join(QStringLiteral(", ")));
}

} // namespace

MergeOffer::MergeOffer(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("mergeOffer"));
    m_layout->setContentsMargins({});
    m_layout->setSpacing(scaled(font(), 4));
    hide();
}

template <typename Act>
void MergeOffer::addRow(const QString &words, const QString &button, const QString &objectName, const Act &act)
{
    auto *label = new QLabel(words, this);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setFont(sized(font(), 12));
    auto *push = new QPushButton(button, this);
    push->setObjectName(objectName);
    push->setAccessibleName(tr("%1: %2").arg(button, words));
    push->setAutoDefault(false);
    m_layout->addWidget(label);
    m_layout->addWidget(push, 0, Qt::AlignLeading);
    connect(push, &QPushButton::clicked, this, act);
}

void MergeOffer::setDetails(const ContactDetails &details)
{
    if (details == m_details)
        return;
    m_details = details;
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        // One of these buttons may be what led here.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const ContactProposal &proposal : details.proposals) {
        addRow(tr("May be the same person: %1").arg(wordsFor(proposal)), tr("Same person"),
               QStringLiteral("mergeProposal"), [this, other = proposal.contact] { emit mergeChosen(other); });
    }
    if (!details.mergedWith.isEmpty()) {
        addRow(tr("Merged with %1").arg(details.mergedWith), tr("Part again"), QStringLiteral("partContacts"),
               [this] { emit partChosen(); });
    }
    setVisible(m_layout->count() > 0);
}

} // namespace patchcord::ui
