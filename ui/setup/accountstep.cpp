// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/accountstep.h"

#include "ui/style/findingrow.h"

#include <QLineEdit>

namespace patchcord::ui {

AccountStep::AccountStep(const SetupValues &values, QWidget *parent)
    : GuidePage(tr("Your Twilio account"), tr("Both are on the first page of Twilio's console, under Account Info."),
                parent)
    , m_fields(*this, values)
    , m_verdict(new FindingRow(QStringLiteral("accountVerdict"), FindingRow::Weight::Bold, this))
{
    addSpace();
    addWidget(m_verdict);
    m_verdict->hide();
    finish();
    for (QLineEdit *field : m_fields.all())
        connect(field, &QLineEdit::textEdited, this, &AccountStep::forgetVerdict);
}

void AccountStep::enter()
{
    m_fields.firstField()->setFocus(Qt::OtherFocusReason);
}

void AccountStep::proceed()
{
    if (m_isUsable)
        return emit completed();
    if (const QString problem = m_fields.problem(); !problem.isEmpty()) {
        refuse(problem);
        return m_fields.wrongField()->setFocus(Qt::OtherFocusReason);
    }
    m_isChecking = true;
    m_verdict->setSign(StateSign::Waiting, {});
    m_verdict->setTitle(tr("Asking Twilio…"));
    m_verdict->setFinding({});
    m_verdict->show();
    emit changed();
    emit credentialsSubmitted(typed());
}

void AccountStep::setVerdict(const AccountVerdict &verdict)
{
    using Kind = AccountVerdict::Kind;
    m_isChecking = false;
    m_isUsable = verdict.canReceive && (verdict.kind == Kind::Full || verdict.kind == Kind::KeyWithoutAccount);
    const bool isWell = m_isUsable && verdict.kind == Kind::Full;
    m_verdict->setSign(isWell           ? StateSign::Well
                           : m_isUsable ? StateSign::Attention
                                        : StateSign::Broken,
                       isWell           ? tr("well")
                           : m_isUsable ? tr("needs attention")
                                        : tr("does not work"));
    m_verdict->setTitle(verdict.finding);
    m_verdict->setFinding(verdict.advice);
    m_verdict->show();
    ensureWidgetVisible(m_verdict);
    emit changed();
    if (isWell)
        emit completed();
}

void AccountStep::forgetVerdict()
{
    m_isUsable = false;
    if (!m_isChecking)
        m_verdict->hide();
}

void AccountStep::refuse(const QString &problem)
{
    m_verdict->setSign(StateSign::Attention, tr("needs attention"));
    m_verdict->setTitle(problem);
    m_verdict->setFinding({});
    m_verdict->show();
    ensureWidgetVisible(m_verdict);
}

} // namespace patchcord::ui
