// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/session.h"
#include "core/base/options.h"
#include "core/base/secrets.h"

#include <QPointer>

#include <functional>
#include <optional>
#include <vector>

namespace patchcord::app {

/// Carries out what the guide asks for. Before there is an account it asks beside the demo's desk; as soon as one is
/// accepted the console begins with it, and all that follows is asked of that desk.
class GuideLink final : public QObject
{
    Q_OBJECT

public:
    GuideLink(const Config &config, Secrets &secrets, ui::MainWindow &window, QObject *parent = nullptr);

    /// The session that is to be asked from now on; null while there is none.
    void setSession(Session *session);
    /// The session that runs is that of the account that was accepted.
    void begin();

signals:
    /// Keep these and begin with them; the session that does so tells the guide how it went.
    void accountAccepted(const patchcord::Credentials &credentials);

private:
    void attach();
    void checkAccount(const Credentials &typed);
    void takeVerdict(const AccountVerdict &verdict, const Credentials &credentials);
    /// At once, or as soon as there is a session: a store may still be opening.
    void withSession(const std::function<void(Session &)> &wish);
    void readSenders();
    void keepSenders(const QList<AccountSender> &senders);
    void lookForTunnels();
    void goBy(const QString &publicUrl);
    void prove();
    void readWebhooks(const QList<AccountSender> &chosen);
    void pointWebhooks(const QList<AccountSender> &senders);
    void restoreWebhooks();
    void showArrival(const Conversation &conversation);
    void refuse(const QString &problem);
    void showOutcome(ui::WebhookOutcome outcome);
    /// The traffic light follows what the guide has changed.
    void lookAgain();
    [[nodiscard]] QList<AccountSender> asChosen(QList<AccountSender> senders) const;

    const Config &m_config;
    Secrets &m_secrets;
    ui::MainWindow &m_window;
    QPointer<ui::SetupGuide> m_guide;
    QPointer<Session> m_session;
    std::optional<AccountVerdict> m_accepted; ///< Waits for the session that begins with its account.
    QList<AccountSender> m_chosen;
    std::vector<std::function<void(Session &)>> m_wishes;
};

} // namespace patchcord::app
