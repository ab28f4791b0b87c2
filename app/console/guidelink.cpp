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
    for (const auto &wish : std::exchange(m_wishes, {}))
        wish(*session);
    connect(session, &Session::listening, this, &GuideLink::begin);
    connect(session, &Session::failed, this, &GuideLink::refuse);
    connect(&session->link(), &ScreenLink::heard, this, &GuideLink::showArrival);
}

void GuideLink::withSession(const std::function<void(Session &)> &wish)
{
    if (m_session)
        wish(*m_session);
    else
        m_wishes.push_back(wish);
}

void GuideLink::attach()
{
    using ui::SetupGuide;
    m_guide = m_window.guide();
    m_accepted.reset();
    m_wishes.clear();
    connect(m_guide, &SetupGuide::left, this, [this] { m_wishes.clear(); });
    connect(m_guide, &SetupGuide::credentialsSubmitted, this, &GuideLink::checkAccount);
    connect(m_guide, &SetupGuide::sendersWanted, this, &GuideLink::readSenders);
    connect(m_guide, &SetupGuide::sendersChosen, this, &GuideLink::keepSenders);
    connect(m_guide, &SetupGuide::tunnelsWanted, this, &GuideLink::lookForTunnels);
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
    // What was given from outside the keychain counts as kept, too.
    const Credentials &known = m_config.credentials;
    if (wanted.authToken.isEmpty() && wanted.accountSid == known.accountSid)
        wanted.authToken = known.authToken;
    if (wanted.apiSecret.isEmpty() && wanted.apiKey == known.apiKey)
        wanted.apiSecret = known.apiSecret;
    whenDone(m_secrets.complete(wanted), m_guide, [this](const Credentials &credentials) {
        withSession([this, credentials](Session &session) {
            const auto verdict = session.ask<AccountVerdict>(
                [credentials, base = m_config.apiBase](SetupDesk &desk) { return desk.check(credentials, base); });
            whenDone(verdict, m_guide,
                     [this, credentials](const AccountVerdict &found) { takeVerdict(found, credentials); });
        });
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
    withSession([this](Session &session) {
        const auto senders = session.ask<Result<QList<AccountSender>>>([](SetupDesk &desk) { return desk.senders(); });
        whenDone(senders, m_guide, [this](const Result<QList<AccountSender>> &found) { m_guide->setSenders(found); });
    });
}

void GuideLink::keepSenders(const QList<AccountSender> &senders)
{
    m_chosen = senders;
    withSession([this, senders](Session &session) {
        whenDone(desk::keepSenders(session.store(), senders, session.agent()), this, [this](const Done &kept) {
            if (!kept)
                m_window.showRefusal({}, kept.error().message, {});
        });
    });
}

void GuideLink::lookForTunnels()
{
    if (!m_session)
        return; // The page asks again and again.
    const auto tunnels = m_session->ask<QList<TunnelFound>>(
        [port = m_config.listenPort](SetupDesk &desk) { return desk.tunnels(port); });
    whenDone(tunnels, m_guide, [this](const QList<TunnelFound> &found) { m_guide->setTunnels(found); });
}

void GuideLink::goBy(const QString &publicUrl)
{
    withSession([this, publicUrl](Session &session) {
        const auto adopted = session.ask<Done>([publicUrl](SetupDesk &desk) { return desk.goBy(publicUrl); });
        whenDone(adopted, m_guide, [this](const Done &done) {
            if (!done)
                return m_guide->setProof(failedProof(done.error().message));
            prove();
        });
    });
}

void GuideLink::prove()
{
    // Steps are told in the desk's thread, and shown in this one.
    const auto watch = [this](const QList<ProofStep> &steps) {
        QMetaObject::invokeMethod(this, [this, steps] {
            if (m_guide)
                m_guide->setProof(steps);
        });
    };
    withSession([this, watch](Session &session) {
        const auto steps = session.ask<QList<ProofStep>>([watch](SetupDesk &desk) { return desk.prove(watch); });
        whenDone(steps, m_guide, [this](const QList<ProofStep> &all) {
            m_guide->setProof(all);
            lookAgain();
        });
    });
}

void GuideLink::readWebhooks(const QList<AccountSender> &chosen)
{
    if (!chosen.isEmpty())
        m_chosen = chosen;
    withSession([this](Session &session) {
        const auto senders = session.ask<Result<QList<AccountSender>>>([](SetupDesk &desk) { return desk.senders(); });
        whenDone(senders, m_guide, [this](const Result<QList<AccountSender>> &found) {
            if (found)
                m_guide->setWebhooks(asChosen(*found));
            else
                m_guide->setWebhooks(found);
        });
    });
}

void GuideLink::pointWebhooks(const QList<AccountSender> &senders)
{
    withSession([this, senders](Session &session) {
        const auto outcome
            = session.ask<ui::WebhookOutcome>([senders](SetupDesk &desk) { return desk.point(senders); });
        whenDone(outcome, m_guide, [this](const ui::WebhookOutcome &done) { showOutcome(done); });
    });
}

void GuideLink::restoreWebhooks()
{
    withSession([this](Session &session) {
        const auto outcome = session.ask<ui::WebhookOutcome>([](SetupDesk &desk) { return desk.restore(); });
        whenDone(outcome, m_guide, [this](const ui::WebhookOutcome &done) { showOutcome(done); });
    });
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
