// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/sendersstep.h"

#include "ui/setup/senderchoice.h"
#include "ui/style/findingrow.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace patchcord::ui {

SendersStep::SendersStep(const QList<AccountSender> &draft, QWidget *parent)
    : GuidePage(tr("Which numbers do you answer on?"),
                tr("These belong to your account. The names are for agents; customers never see them."), parent)
    , m_draft(draft)
    , m_list(new QWidget(this))
    , m_listLayout(new QVBoxLayout(m_list))
    , m_notice(new FindingRow(QStringLiteral("sendersNotice"), FindingRow::Weight::Plain, this))
{
    m_listLayout->setContentsMargins({});
    m_listLayout->setSpacing(0);
    addWidget(m_notice);
    addWidget(m_list);
    finish();
    m_notice->hide();
}

void SendersStep::enter()
{
    if (!m_isReading)
        ask();
}

void SendersStep::ask()
{
    m_isReading = true;
    if (!m_isRead)
        say(StateSign::Waiting, {}, tr("Reading the numbers of the account…"));
    emit changed();
    emit sendersWanted();
}

void SendersStep::setSenders(const Result<QList<AccountSender>> &senders)
{
    const bool hadFocus = m_list->isAncestorOf(focusWidget());
    m_isReading = false;
    m_isRead = senders.has_value();
    if (!m_draft.isEmpty() || !m_choices.isEmpty())
        m_draft = this->senders().isEmpty() ? m_draft : this->senders();
    if (senders) {
        for (SenderChoice *choice : std::as_const(m_choices))
            choice->deleteLater();
        m_choices.clear();
        QWidget *before = m_notice;
        for (const AccountSender &sender : *senders) {
            auto *choice = new SenderChoice(asDrafted(sender), m_list);
            connect(choice, &SenderChoice::toggled, m_notice, &QWidget::hide);
            m_listLayout->addWidget(choice);
            choice->show(); // A layout would show it a moment later, and Tab pass it by until then.
            m_choices.append(choice);
            before = choice->followInTabOrder(before);
        }
        m_notice->hide();
        if (senders->isEmpty())
            say(StateSign::Attention, tr("needs attention"), tr("This account has no number yet."),
                tr("Buy one in Twilio's console, or let Twilio enable WhatsApp for one, then read again."));
        else if (isVisible() && !hadFocus)
            m_choices.first()->findChild<QCheckBox *>()->setFocus(Qt::OtherFocusReason);
    } else {
        say(StateSign::Broken, tr("does not work"), senders.error().message);
    }
    emit changed();
}

/// What was chosen and named before the guide was left holds, beside what Twilio says now.
AccountSender SendersStep::asDrafted(AccountSender sender) const
{
    for (const AccountSender &drafted : m_draft) {
        if (drafted.channel == sender.channel && drafted.address == sender.address) {
            sender.isChosen = drafted.isChosen;
            sender.name = drafted.name;
        }
    }
    return sender;
}

QList<AccountSender> SendersStep::senders() const
{
    if (m_choices.isEmpty())
        return m_draft;
    QList<AccountSender> result;
    for (const SenderChoice *choice : m_choices)
        result.append(choice->sender());
    return result;
}

QList<AccountSender> SendersStep::chosen() const
{
    QList<AccountSender> result = senders();
    result.removeIf([](const AccountSender &sender) { return !sender.isChosen; });
    return result;
}

QString SendersStep::nextText() const
{
    return m_isReading || (m_isRead && !m_choices.isEmpty()) ? GuidePage::nextText() : tr("Read again ⏎");
}

void SendersStep::proceed()
{
    if (!m_isRead || m_choices.isEmpty())
        return ask();
    if (chosen().isEmpty())
        return say(StateSign::Attention, tr("needs attention"), tr("Choose at least one number."));
    emit sendersChosen(senders());
    emit completed();
}

void SendersStep::say(StateSign sign, const QString &word, const QString &title, const QString &finding)
{
    m_notice->setSign(sign, word);
    m_notice->setTitle(title);
    m_notice->setFinding(finding);
    m_notice->show();
}

} // namespace patchcord::ui
