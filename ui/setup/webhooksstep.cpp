// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/webhooksstep.h"

#include "ui/models/connectiontext.h"
#include "ui/style/findingrow.h"
#include "ui/style/metrics.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

WebhooksStep::WebhooksStep(QWidget *parent)
    : GuidePage(tr("What should Twilio call?"),
                tr("Twilio calls an address for every message and call. What stands there now is remembered and can "
                   "be put back at any time."),
                parent)
    , m_list(new QWidget(this))
    , m_listLayout(new QVBoxLayout(m_list))
    , m_notice(new FindingRow(QStringLiteral("webhooksNotice"), FindingRow::Weight::Plain, this))
    , m_point(new QPushButton(tr("&Point them here"), this))
    , m_restore(new QPushButton(tr("&Restore what was there before"), this))
{
    m_point->setObjectName(QStringLiteral("pointWebhooks"));
    m_point->setAccessibleName(tr("Point them here"));
    m_restore->setObjectName(QStringLiteral("restoreWebhooks"));
    m_restore->setAccessibleName(tr("Restore what was there before"));
    m_restore->setProperty("tone", QStringLiteral("quiet"));
    m_listLayout->setContentsMargins({});
    m_listLayout->setSpacing(0);
    auto *buttons = new QWidget(this);
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, scaled(font(), 8), 0, scaled(font(), 4));
    row->addWidget(m_point);
    row->addWidget(m_restore);
    row->addStretch(1);
    addWidget(m_list);
    addWidget(buttons);
    addWidget(m_notice);
    finish();
    m_notice->hide();
    m_restore->hide();
    connect(m_point, &QPushButton::clicked, this, [this] {
        m_isBusy = true;
        m_isRestored = false;
        say(StateSign::Waiting, {}, tr("Setting them at Twilio…"));
        refresh();
        emit webhooksAccepted(m_senders);
    });
    connect(m_restore, &QPushButton::clicked, this, [this] {
        m_isBusy = true;
        m_isRestored = true;
        say(StateSign::Waiting, {}, tr("Putting the former values back…"));
        refresh();
        emit restoreRequested();
    });
    refresh();
}

void WebhooksStep::enter()
{
    if (!m_isBusy)
        ask();
}

void WebhooksStep::ask()
{
    m_isBusy = true;
    say(StateSign::Waiting, {}, tr("Reading what stands at Twilio…"));
    refresh();
    emit webhooksWanted();
}

void WebhooksStep::setWebhooks(const Result<QList<AccountSender>> &senders)
{
    m_isBusy = false;
    m_isRead = senders.has_value();
    if (senders) {
        m_notice->hide();
        showSenders(*senders);
    } else {
        say(StateSign::Broken, tr("does not work"), senders.error().message);
    }
    refresh();
}

void WebhooksStep::setOutcome(const WebhookOutcome &outcome)
{
    m_isBusy = false;
    if (!outcome.senders.isEmpty())
        showSenders(outcome.senders);
    say(outcome.isWell ? StateSign::Well : StateSign::Broken, outcome.isWell ? tr("well") : tr("does not work"),
        outcome.finding);
    m_restore->setVisible(outcome.canRestore);
    refresh();
    ensureWidgetVisible(m_notice);
}

void WebhooksStep::showSenders(const QList<AccountSender> &senders)
{
    m_senders = senders;
    m_senders.removeIf([](const AccountSender &sender) { return !sender.isChosen; });
    while (m_rows.size() > m_senders.size())
        m_rows.takeLast()->deleteLater();
    while (m_rows.size() < m_senders.size()) {
        auto *row = new FindingRow(QStringLiteral("webhooks%1").arg(m_rows.size()), FindingRow::Weight::Bold, m_list);
        m_listLayout->addWidget(row);
        m_rows.append(row);
    }
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const AccountSender &sender = m_senders.at(i);
        const bool isRight = isPointedHere(sender);
        m_rows.at(i)->setSign(isRight ? StateSign::Well : StateSign::Attention,
                              isRight ? tr("well") : tr("to be changed"));
        m_rows.at(i)->setTitle(senderTitle(sender));
        m_rows.at(i)->setFinding(webhookText(sender));
    }
}

bool WebhooksStep::isAllRight() const
{
    return m_isRead && std::ranges::all_of(m_senders, isPointedHere);
}

void WebhooksStep::refresh()
{
    m_point->setVisible(m_isRead && !isAllRight());
    m_point->setEnabled(!m_isBusy);
    m_restore->setEnabled(!m_isBusy);
    emit changed();
}

void WebhooksStep::proceed()
{
    if (!m_isRead)
        return ask();
    emit completed();
}

QString WebhooksStep::nextText() const
{
    return m_isRead || m_isBusy ? GuidePage::nextText() : tr("Read again ⏎");
}

QPushButton *WebhooksStep::nextButton() const
{
    return m_isRead && !m_isBusy && !m_isRestored && !isAllRight() ? m_point : nullptr;
}

void WebhooksStep::say(StateSign sign, const QString &word, const QString &title)
{
    m_notice->setSign(sign, word);
    m_notice->setTitle(title);
    m_notice->show();
}

} // namespace patchcord::ui
