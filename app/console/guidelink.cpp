// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/guidelink.h"

#include "core/base/futures.h"
#include "core/desk/setup/sendernames.h"
#include "ui/models/conversationtext.h"
#include "ui/setup/setupguide.h"

namespace patchcord::app {

namespace {

bool isSame(const AccountSender &left, const AccountSender &right)
{
    return left.channel == right.channel && left.address == right.address;
}

QList<ProofStep> failedProof(const QString &finding)
{
    ProofStep step;
    step.isDone = true;
    step.finding = finding;
    return {step};
}

} // namespace

GuideLink::GuideLink(const Config &config, Secrets &secrets, ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_config(config)
    , m_secrets(secrets)
    , m_window(window)
{
    connect(&m_window, &ui::MainWindow::guideOpened, this, &GuideLink::attach);
}

void GuideLink::setSession(Session *session)
{
    m_session = session;
    if (!session)
        return;
    connect(session, &Session::listening, this, &GuideLink::begin);
    connect(session, &Session::failed, this, &GuideLink::refuse);
    connect(&session->link(), &ScreenLink::heard, this, &GuideLink::showArrival);
}

void GuideLink::attach()
{
    using ui::SetupGuide;
    m_guide = m_window.guide();
    m_accepted.reset();
    connect(m_guide, &SetupGuide::credentialsSubmitted, this, &GuideLink::checkAccount);
    connect(m_guide, &SetupGuide::sendersWanted, this, &GuideLink::readSenders);
    connect(m_guide, &SetupGuide::sendersChosen, this, &GuideLink::keepSenders);
    connect(m_guide, &SetupGuide::tunnelsWanted, this, [this] {
        if (!m_session)
            return;
        const auto tunnels = m_session->ask<QList<TunnelFound>>(
            [port = m_config.listenPort](SetupDesk &desk) { return desk.tunnels(port); });
        whenDone(tunnels, m_guide, [guide = m_guide](const QList<TunnelFound> &found) { guide->setTunnels(found); });
    });
    connect(m_guide, &SetupGuide::publicUrlChosen, this, &GuideLink::goBy);
    connect(m_guide, &SetupGuide::webhooksWanted, this, &GuideLink::readWebhooks);
    connect(m_guide, &SetupGuide::webhooksAccepted, this, &GuideLink::pointWebhooks);
    connect(m_guide, &SetupGuide::restoreRequested, this, &GuideLink::restoreWebhooks);
    connect(m_guide, &SetupGuide::proofWanted, this, &GuideLink::prove);
}

void GuideLink::checkAccount(const Credentials &typed)
{
    Credentials wanted = typed;
    wanted.edge = m_config.credentials.edge;
    wanted.region = m_config.credentials.region;
    whenDone(m_secrets.complete(wanted), m_guide, [this](const Credentials &credentials) {
        if (!m_session)
            return;
        const auto verdict = m_session->ask<AccountVerdict>(
            [credentials, base = m_config.apiBase](SetupDesk &desk) { return desk.check(credentials, base); });
        whenDone(verdict, m_guide,
                 [this, credentials](const AccountVerdict &found) { takeVerdict(found, credentials); });
    });
}

void GuideLink::takeVerdict(const AccountVerdict &verdict, const Credentials &credentials)
{
    using Kind = AccountVerdict::Kind;
    const bool isUsable = verdict.canReceive && (verdict.kind == Kind::Full || verdict.kind == Kind::KeyWithoutAccount);
    if (!isUsable)
        return m_guide->setVerdict(verdict);
    m_accepted = verdict;
    emit accountAccepted(credentials);
}

void GuideLink::begin()
{
    if (!m_guide || !m_accepted)
        return;
    const AccountVerdict verdict = *m_accepted;
    m_accepted.reset();
    m_guide->setVerdict(verdict);
}

void GuideLink::refuse(const QString &problem)
{
    if (!m_guide || !m_accepted)
        return;
    AccountVerdict verdict;
    verdict.finding = problem;
    verdict.advice = tr("The account itself is accepted and kept.");
    m_accepted.reset();
    m_guide->setVerdict(verdict);
}

void GuideLink::readSenders()
{
    if (!m_session)
        return;
    const auto senders = m_session->ask<Result<QList<AccountSender>>>([](SetupDesk &desk) { return desk.senders(); });
    whenDone(senders, m_guide,
             [guide = m_guide](const Result<QList<AccountSender>> &found) { guide->setSenders(found); });
}

void GuideLink::keepSenders(const QList<AccountSender> &senders)
{
    m_chosen = senders;
    if (!m_session)
        return;
    whenDone(desk::keepSenders(m_session->store(), senders, m_session->agent()), this, [this](const Done &kept) {
        if (!kept)
            m_window.showRefusal({}, kept.error().message, {});
    });
}

void GuideLink::goBy(const QString &publicUrl)
{
    if (!m_session)
        return;
    const auto adopted = m_session->ask<Done>([publicUrl](SetupDesk &desk) { return desk.goBy(publicUrl); });
    whenDone(adopted, m_guide, [this](const Done &done) {
        if (!done)
            return m_guide->setProof(failedProof(done.error().message));
        prove();
    });
}

void GuideLink::prove()
{
    if (!m_session)
        return;
    // Steps are told in the desk's thread, and shown in this one.
    const QPointer<ui::SetupGuide> guide = m_guide;
    const auto watch = [this, guide](const QList<ProofStep> &steps) {
        QMetaObject::invokeMethod(this, [guide, steps] {
            if (guide)
                guide->setProof(steps);
        });
    };
    const auto steps = m_session->ask<QList<ProofStep>>([watch](SetupDesk &desk) { return desk.prove(watch); });
    whenDone(steps, m_guide, [this, guide](const QList<ProofStep> &all) {
        guide->setProof(all);
        lookAgain();
    });
}

void GuideLink::readWebhooks(const QList<AccountSender> &chosen)
{
    if (!chosen.isEmpty())
        m_chosen = chosen;
    if (!m_session)
        return;
    const auto senders = m_session->ask<Result<QList<AccountSender>>>([](SetupDesk &desk) { return desk.senders(); });
    whenDone(senders, m_guide, [this](const Result<QList<AccountSender>> &found) {
        if (found)
            m_guide->setWebhooks(asChosen(*found));
        else
            m_guide->setWebhooks(found);
    });
}

void GuideLink::pointWebhooks(const QList<AccountSender> &senders)
{
    if (!m_session)
        return;
    const auto outcome = m_session->ask<ui::WebhookOutcome>([senders](SetupDesk &desk) { return desk.point(senders); });
    whenDone(outcome, m_guide, [this](const ui::WebhookOutcome &done) { showOutcome(done); });
}

void GuideLink::restoreWebhooks()
{
    if (!m_session)
        return;
    const auto outcome = m_session->ask<ui::WebhookOutcome>([](SetupDesk &desk) { return desk.restore(); });
    whenDone(outcome, m_guide, [this](const ui::WebhookOutcome &done) { showOutcome(done); });
}

void GuideLink::showOutcome(ui::WebhookOutcome outcome)
{
    outcome.senders = asChosen(outcome.senders);
    m_guide->setWebhookOutcome(outcome);
    lookAgain();
}

void GuideLink::lookAgain()
{
    if (m_session)
        m_session->ask<Health>([](SetupDesk &desk) { return desk.examine(); });
}

/// The choice and the names are the guide's; all else is as Twilio says.
QList<AccountSender> GuideLink::asChosen(QList<AccountSender> senders) const
{
    for (AccountSender &sender : senders) {
        const auto drafted
            = std::ranges::find_if(m_chosen, [&sender](const AccountSender &one) { return isSame(one, sender); });
        if (m_chosen.isEmpty())
            continue;
        sender.isChosen = drafted != m_chosen.end() && drafted->isChosen;
        if (drafted != m_chosen.end() && !drafted->name.isEmpty())
            sender.name = drafted->name;
    }
    return senders;
}

void GuideLink::showArrival(const Conversation &conversation)
{
    if (m_guide)
        m_guide->setArrived(ui::displayName(conversation), conversation.last.body);
}

} // namespace patchcord::app
