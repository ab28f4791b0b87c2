// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/desk/callacts.h"
#include "core/desk/calldesk.h"
#include "core/desk/deliveries.h"
#include "core/desk/erasing.h"
#include "core/desk/farerasing.h"
#include "core/desk/filegate.h"
#include "core/desk/inbox.h"
#include "core/desk/mediafetcher.h"
#include "core/desk/mediashelf.h"
#include "core/desk/outbox.h"
#include "core/desk/publicreach.h"
#include "core/desk/retention.h"
#include "core/desk/ruleclock.h"
#include "core/desk/scheduler.h"
#include "core/store/store.h"
#include "core/twilio/client.h"

#include <QObject>

namespace patchcord::desk {

struct DeskSettings
{
    Credentials credentials;
    QString apiBase; ///< Empty = Twilio's hosts; else every product at that base.
    QString publicUrl; ///< What Twilio reaches this desk by; empty = it cannot.
    OutboxPace pace;
    FetchPace fetchPace{};
    ShelfTimes shelfTimes{};
    CallPace callPace{};
};

/// The base of status callbacks: the public URL, or empty when it is this machine but the API is not. Twilio refuses a
/// message whose callback it could never reach; a simulator on this machine can reach this machine.
[[nodiscard]] QString reachableBase(const QString &apiBase, const QString &publicUrl);

/// The whole desk over one store: takes messages, calls and callbacks in, fetches files, and sends what is pending. It
/// listens to no socket and shows nothing. Lives in the desk's thread.
class Desk final : public QObject
{
    Q_OBJECT

public:
    Desk(store::Store &store, const DeskSettings &settings, QObject *parent = nullptr);
    ~Desk() override;

    /// Begins to send. Without credentials nothing is sent, and outbox().reachabilityChanged says why.
    void start();
    /// Looks how the calls stand that a former run left ringing or running, once Twilio can reach this desk again.
    void findCalls();
    /// Once it is known (a port that the system picked), or when it changed.
    void setPublicUrl(const QString &publicUrl);

    [[nodiscard]] Inbox &inbox() { return m_inbox; }
    [[nodiscard]] Deliveries &deliveries() { return m_deliveries; }
    [[nodiscard]] CallDesk &calls() { return m_calls; }
    [[nodiscard]] CallActs &callActs() { return m_callActs; }
    [[nodiscard]] Outbox &outbox() { return m_outbox; }
    /// The files that Twilio may fetch at the moment.
    [[nodiscard]] MediaShelf &shelf() { return m_shelf; }
    /// For requests beside the outbox's.
    [[nodiscard]] twilio::Client &client() { return m_client; }

private:
    QString m_apiBase;
    twilio::Client m_client;
    Inbox m_inbox;
    Deliveries m_deliveries;
    CallDriver m_callDriver;
    CallDesk m_calls;
    CallActs m_callActs;
    MediaShelf m_shelf;
    PublicReach m_reach;
    FileGate m_files;
    Outbox m_outbox;
    MediaFetcher m_media;
    Scheduler m_scheduler;
    Erasing m_erasing; ///< Of what a former run began.
    FarErasing m_farErasing;
    RuleClock m_ruleClock;
    Retaining m_retaining;
};

} // namespace patchcord::desk
