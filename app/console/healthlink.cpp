// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/healthlink.h"

#include "core/base/futures.h"
#include "core/store/ledgers.h"
#include "ui/health/healthdialog.h"

namespace patchcord::app {

namespace {

constexpr int mostRefused = 200;

ui::RefusedRequest asShown(const store::QuarantineEntry &entry)
{
    ui::RefusedRequest shown;
    shown.id = entry.id;
    shown.at = entry.at;
    shown.route = entry.route;
    shown.reason = entry.reason;
    shown.triedUrls = entry.tried;
    shown.canReplay = entry.isWhole() && !entry.signature.isEmpty();
    return shown;
}

} // namespace

HealthLink::HealthLink(Session &session, ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_window(window)
{
    m_window.setHealth({});
    connect(&m_session, &Session::healthChanged, &m_window, &ui::MainWindow::setHealth);
    connect(&m_window, &ui::MainWindow::healthOpened, this, &HealthLink::attach);
    if (!m_window.healthDialog())
        return;
    attach();
    m_dialog->setOutcome(true, {}); // What it asked of the former desk is not answered any more.
}

void HealthLink::attach()
{
    using ui::HealthDialog;
    m_dialog = m_window.healthDialog();
    connect(m_dialog, &HealthDialog::checkRequested, this, [this] {
        const auto look = m_session.ask<Health>([](SetupDesk &desk) { return desk.examine(); });
        whenDone(look, m_dialog, [this](const Health &) { m_dialog->setOutcome(true, {}); });
    });
    connect(m_dialog, &HealthDialog::mendRequested, this, [this](const QString &line) {
        act(m_session.ask<Done>([line](SetupDesk &desk) { return desk.mend(line); }), tr("It is mended."));
    });
    connect(m_dialog, &HealthDialog::restoreRequested, this, &HealthLink::restore);
    connect(m_dialog, &HealthDialog::refusedWanted, this, &HealthLink::showRefused);
    connect(m_dialog, &HealthDialog::replayRequested, this, &HealthLink::replay);
    showFormer();
    // Whoever opens it wants to know how it is now.
    m_session.ask<Health>([](SetupDesk &desk) { return desk.examine(); });
}

void HealthLink::act(const QFuture<Done> &act, const QString &success)
{
    whenDone(act, m_dialog, [this, success](const Done &done) {
        m_dialog->setOutcome(done.has_value(), done ? success : done.error().message);
        showFormer();
        showRefused();
    });
}

void HealthLink::restore()
{
    const auto outcome = m_session.ask<ui::WebhookOutcome>([](SetupDesk &desk) { return desk.restore(); });
    whenDone(outcome, m_dialog, [this](const ui::WebhookOutcome &done) {
        m_dialog->setOutcome(done.isWell, done.finding);
        m_dialog->setCanRestore(done.canRestore);
        m_session.ask<Health>([](SetupDesk &desk) { return desk.examine(); });
    });
}

void HealthLink::showFormer()
{
    const auto former = m_session.ask<bool>([](SetupDesk &desk) { return desk.canRestore(); });
    whenDone(former, m_dialog, [this](bool canRestore) { m_dialog->setCanRestore(canRestore); });
}

void HealthLink::showRefused()
{
    const auto read = m_session.store().read(
        [](const store::Snapshot &snapshot) { return store::quarantined(snapshot, mostRefused); });
    whenDone(read, m_dialog, [this](const Result<QList<store::QuarantineEntry>> &entries) {
        QList<ui::RefusedRequest> waiting;
        for (const store::QuarantineEntry &entry : entries.value_or(QList<store::QuarantineEntry>())) {
            if (entry.replayedAt == 0)
                waiting.append(asShown(entry));
        }
        m_dialog->setRefused(waiting);
    });
}

void HealthLink::replay(qint64 id)
{
    const auto replayed = m_session.ask<Done>([id](SetupDesk &desk) { return desk.replay(id); });
    whenDone(replayed, m_dialog, [this](const Done &done) {
        m_dialog->setReplayOutcome(done.has_value(),
                                   done ? tr("It is genuine now, and was taken in.") : done.error().message);
        showRefused();
        m_session.ask<Health>([](SetupDesk &desk) { return desk.examine(); });
    });
}

} // namespace patchcord::app
