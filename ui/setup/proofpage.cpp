// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/proofpage.h"

#include "core/twilio/addresses.h"
#include "ui/models/connectiontext.h"
#include "ui/setup/prooflines.h"
#include "ui/style/findingrow.h"

#include <QPushButton>

namespace patchcord::ui {

ProofPage::ProofPage(QWidget *parent)
    : GuidePage(tr("Does it work?"),
                tr("The whole way is tried: out to the public address, and back to this computer."), parent)
    , m_lines(new ProofLines(QStringLiteral("proof"), this))
    , m_arrived(new FindingRow(QStringLiteral("firstMessage"), FindingRow::Weight::Bold, this))
    , m_again(m_arrived->addButton(QStringLiteral("proveAgain"), tr("&Try again")))
{
    addWidget(m_lines);
    addSpace();
    addWidget(m_arrived);
    finish();
    m_arrived->setSign(StateSign::Waiting, tr("waiting"));
    m_again->hide();
    connect(m_again, &QPushButton::clicked, this, &ProofPage::prove);
    setSenders({});
}

void ProofPage::setSenders(const QList<AccountSender> &senders)
{
    if (m_arrived->sign() == StateSign::Well)
        return;
    const auto first = std::ranges::find_if(senders, [](const AccountSender &sender) { return sender.canSms; });
    if (first != senders.end())
        m_arrived->setTitle(
            tr("Write a text to %1 now: it appears here").arg(twilio::toDisplay({first->channel, first->address})));
    else if (!senders.isEmpty())
        m_arrived->setTitle(tr("Write on WhatsApp to %1 now: it appears here")
                                .arg(twilio::toDisplay({senders.first().channel, senders.first().address})));
    else
        m_arrived->setTitle(tr("Write to one of your numbers now: it appears here"));
}

void ProofPage::enter()
{
    prove();
}

void ProofPage::prove()
{
    m_isProving = true;
    m_lines->setSteps({});
    m_again->hide();
    emit changed();
    emit proofWanted();
}

void ProofPage::setProof(const QList<ProofStep> &steps)
{
    if (!m_isProving)
        return;
    m_lines->setSteps(steps);
    m_isProving = !m_lines->isOver();
    m_again->setVisible(!m_isProving && !isWell());
    emit changed();
}

void ProofPage::setArrived(const QString &from, const QString &text)
{
    m_arrived->setSign(StateSign::Well, tr("well"));
    m_arrived->setTitle(tr("%1 wrote").arg(from));
    m_arrived->setFinding(tr("“%1”").arg(text));
}

bool ProofPage::isWell() const
{
    return m_lines->isOver() && isProven(m_lines->steps());
}

void ProofPage::proceed()
{
    emit completed();
}

QString ProofPage::nextText() const
{
    return tr("Done ⏎");
}

} // namespace patchcord::ui
