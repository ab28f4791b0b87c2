// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/setupguide.h"

#include "ui/setup/accountstep.h"
#include "ui/setup/addressstep.h"
#include "ui/setup/guiderail.h"
#include "ui/setup/proofpage.h"
#include "ui/setup/sendersstep.h"
#include "ui/setup/webhooksstep.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

/// What was typed before the guide was left stands over what the settings say.
SetupValues withDraft(SetupValues values, const GuideDraft &draft)
{
    if (!draft.accountSid.isEmpty())
        values.accountSid = draft.accountSid;
    if (!draft.apiKey.isEmpty())
        values.apiKey = draft.apiKey;
    if (!draft.publicUrl.isEmpty())
        values.publicUrl = draft.publicUrl;
    return values;
}

QPushButton *makeButton(const char *objectName, const QString &text, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1String(objectName));
    button->setAccessibleName(name);
    return button;
}

void setTone(QPushButton &button, bool isNext)
{
    const QString tone = isNext ? QStringLiteral("primary") : QString();
    if (button.property("tone").toString() == tone)
        return;
    button.setProperty("tone", tone);
    button.update();
}

} // namespace

SetupGuide::SetupGuide(const SetupValues &values, const GuideDraft &draft, QWidget *parent)
    : QDialog(parent)
    , m_account(new AccountStep(withDraft(values, draft), this))
    , m_senders(new SendersStep(draft.chosen, this))
    , m_address(new AddressStep(withDraft(values, draft).publicUrl, values.listenPort, this))
    , m_webhooks(new WebhooksStep(this))
    , m_proof(new ProofPage(this))
    , m_rail(new GuideRail({tr("Account"), tr("Senders"), tr("Public address"), tr("Webhooks"), tr("Proof")}, this))
    , m_stack(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("setupGuide"));
    setWindowTitle(tr("Connect Twilio"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *right = new QWidget(this);
    right->setBackgroundRole(QPalette::Base);
    right->setAutoFillBackground(true);
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addWidget(m_stack, 1);
    for (GuidePage *page : std::initializer_list<GuidePage *>{m_account, m_senders, m_address, m_webhooks, m_proof})
        addPage(page);
    column->addWidget(buildButtons());
    auto *left = new QVBoxLayout;
    left->setContentsMargins(scaled(font(), 14), scaled(font(), 20), scaled(font(), 14), scaled(font(), 12));
    left->addWidget(m_rail);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(left);
    layout->addWidget(right, 1);
    setTabOrder(m_next, m_rail);
    connectPages();
    connect(m_rail, &GuideRail::stepChosen, this, &SetupGuide::goTo);
    resize(scaled(font(), 980), scaled(font(), 660));
    // An account that is kept need not be typed again, but everything behind it is looked at anew.
    m_reached = std::clamp(draft.step, 0, values.accountSid.isEmpty() ? 0 : m_stack->count() - 1);
    for (int done = 0; done < m_reached; ++done)
        m_rail->setDone(done, true);
    m_rail->setReached(m_reached);
    refreshButtons();
    // What was asked for while it was made would be heard by nobody.
    QMetaObject::invokeMethod(this, [this, start = m_reached] { goTo(start); }, Qt::QueuedConnection);
}

void SetupGuide::addPage(GuidePage *page)
{
    const int step = m_stack->addWidget(page);
    connect(page, &GuidePage::changed, this, &SetupGuide::refreshButtons);
    connect(page, &GuidePage::completed, this, [this, step] { onCompleted(step); });
}

void SetupGuide::connectPages()
{
    connect(m_account, &AccountStep::credentialsSubmitted, this, &SetupGuide::credentialsSubmitted);
    connect(m_senders, &SendersStep::sendersWanted, this, &SetupGuide::sendersWanted);
    connect(m_senders, &SendersStep::sendersChosen, this, &SetupGuide::sendersChosen);
    connect(m_address, &AddressStep::tunnelsWanted, this, &SetupGuide::tunnelsWanted);
    connect(m_address, &AddressStep::publicUrlChosen, this, &SetupGuide::publicUrlChosen);
    connect(m_webhooks, &WebhooksStep::webhooksWanted, this, [this] { emit webhooksWanted(m_senders->chosen()); });
    connect(m_webhooks, &WebhooksStep::webhooksAccepted, this, &SetupGuide::webhooksAccepted);
    connect(m_webhooks, &WebhooksStep::restoreRequested, this, &SetupGuide::restoreRequested);
    connect(m_proof, &ProofPage::proofWanted, this, &SetupGuide::proofWanted);
}

QWidget *SetupGuide::buildButtons()
{
    auto *bar = new QWidget(this);
    m_back = makeButton("guideBack", tr("&Back"), tr("Back"), bar);
    m_later = makeButton("guideLater", tr("&Later"), tr("Later"), bar);
    m_next = makeButton("guideNext", QString(), QString(), bar);
    auto *buttons = new QHBoxLayout(bar);
    const int side = scaled(font(), 32);
    buttons->setContentsMargins(side, scaled(font(), 10), side, scaled(font(), 24));
    buttons->setSpacing(scaled(font(), 8));
    buttons->addWidget(m_back);
    buttons->addStretch(1);
    buttons->addWidget(m_later);
    buttons->addWidget(m_next);
    connect(m_back, &QPushButton::clicked, this, [this] { goTo(m_stack->currentIndex() - 1); });
    connect(m_later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_next, &QPushButton::clicked, this, [this] { page(m_stack->currentIndex())->proceed(); });
    return bar;
}

GuidePage *SetupGuide::page(int step) const
{
    return qobject_cast<GuidePage *>(m_stack->widget(step));
}

SetupGuide::Step SetupGuide::step() const
{
    return Step(m_stack->currentIndex());
}

void SetupGuide::goTo(int step)
{
    if (step < 0 || step > m_reached)
        return;
    m_stack->setCurrentIndex(step);
    m_rail->setStep(step);
    if (step == int(Step::Proof))
        m_proof->setSenders(m_senders->chosen());
    // A focus that was on a page now hidden would be nowhere.
    page(step)->setFocus(Qt::OtherFocusReason);
    page(step)->enter();
    refreshButtons();
}

void SetupGuide::onCompleted(int step)
{
    if (step != m_stack->currentIndex())
        return;
    m_rail->setDone(step, true);
    if (step == m_stack->count() - 1)
        return accept();
    m_reached = std::max(m_reached, step + 1);
    m_rail->setReached(m_reached);
    goTo(step + 1);
}

void SetupGuide::refreshButtons()
{
    const GuidePage *current = page(m_stack->currentIndex());
    QPushButton *next = current->nextButton() ? current->nextButton() : m_next;
    m_back->setEnabled(m_stack->currentIndex() > 0);
    QString words = current->nextText();
    m_next->setText(words);
    m_next->setAccessibleName(words.remove(u'⏎').trimmed());
    // A button that is switched off hands the focus to whatever comes next.
    if (!current->canProceed() && m_next->hasFocus())
        page(m_stack->currentIndex())->setFocus(Qt::OtherFocusReason);
    m_next->setEnabled(current->canProceed());
    for (QPushButton *button : m_stack->findChildren<QPushButton *>()) {
        if (button != next && button->property("tone").toString() == u"primary")
            setTone(*button, false);
    }
    setTone(*m_next, next == m_next);
    setTone(*next, true);
    next->setDefault(true);
}

void SetupGuide::setVerdict(const AccountVerdict &verdict)
{
    m_account->setVerdict(verdict);
}

void SetupGuide::setSenders(const Result<QList<AccountSender>> &senders)
{
    m_senders->setSenders(senders);
}

void SetupGuide::setTunnels(const QList<TunnelFound> &tunnels)
{
    m_address->setTunnels(tunnels);
}

void SetupGuide::setProof(const QList<ProofStep> &steps)
{
    if (step() == Step::Proof)
        m_proof->setProof(steps);
    else
        m_address->setProof(steps);
}

void SetupGuide::setWebhooks(const Result<QList<AccountSender>> &senders)
{
    m_webhooks->setWebhooks(senders);
}

void SetupGuide::setWebhookOutcome(const WebhookOutcome &outcome)
{
    m_webhooks->setOutcome(outcome);
}

void SetupGuide::setArrived(const QString &from, const QString &text)
{
    m_proof->setArrived(from, text);
}

GuideDraft SetupGuide::draft() const
{
    const Credentials typed = m_account->typed();
    return {m_stack->currentIndex(), typed.accountSid, typed.apiKey, m_address->publicUrl(), m_senders->senders()};
}

void SetupGuide::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    const QRect right = m_stack->parentWidget()->geometry();
    const int edge = layoutDirection() == Qt::LeftToRight ? right.left() - 1 : right.right() + 1;
    QPainter painter(this);
    painter.fillRect(QRect(edge, 0, 1, height()), Theme::of(palette()).line);
}

void SetupGuide::done(int result)
{
    emit left(draft(), result == Accepted);
    QDialog::done(result);
}

} // namespace patchcord::ui
