// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/base/error.h"
#include "core/records/connection.h"
#include "ui/setup/guidevalues.h"
#include "ui/setup/setupvalues.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;

namespace patchcord::ui {

class AccountStep;
class AddressStep;
class GuidePage;
class GuideRail;
class ProofPage;
class SendersStep;
class WebhooksStep;

/// The way from an account to the first message, step by step: account, senders, public address, webhooks, proof. It
/// asks by signals and shows what is set; it knows no store and no network. It can be left at any step.
class SetupGuide final : public QDialog
{
    Q_OBJECT

public:
    enum class Step { Account, Senders, Address, Webhooks, Proof };

    SetupGuide(const SetupValues &values, const GuideDraft &draft, QWidget *parent = nullptr);

    void setVerdict(const AccountVerdict &verdict);
    void setSenders(const Result<QList<AccountSender>> &senders);
    void setTunnels(const QList<TunnelFound> &tunnels);
    /// May be given again and again while it runs.
    void setProof(const QList<ProofStep> &steps);
    void setWebhooks(const Result<QList<AccountSender>> &senders);
    void setWebhookOutcome(const WebhookOutcome &outcome);
    void setArrived(const QString &from, const QString &text);

    /// As far as it was reached.
    void showStep(int step) { goTo(step); }
    [[nodiscard]] Step step() const;
    [[nodiscard]] GuideDraft draft() const;
    void done(int result) override;

signals:
    /// Empty secrets stay as they are kept. Answered by setVerdict().
    void credentialsSubmitted(const patchcord::Credentials &credentials);
    /// Answered by setSenders().
    void sendersWanted();
    /// All of the account's, each with its name and whether it was chosen.
    void sendersChosen(const QList<patchcord::AccountSender> &senders);
    /// Answered by setTunnels().
    void tunnelsWanted();
    /// Keep it and prove it: answered by setProof().
    void publicUrlChosen(const QString &url);
    /// What stands at Twilio for these, compared with the public address: answered by setWebhooks().
    void webhooksWanted(const QList<patchcord::AccountSender> &senders);
    /// Set them: answered by setWebhookOutcome().
    void webhooksAccepted(const QList<patchcord::AccountSender> &senders);
    /// Put the former values back: answered by setWebhookOutcome().
    void restoreRequested();
    /// Answered by setProof().
    void proofWanted();
    /// It closes, at the end or before.
    void left(const patchcord::ui::GuideDraft &draft, bool isComplete);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void addPage(GuidePage *page);
    void connectPages();
    QWidget *buildButtons();
    void goTo(int step);
    void onCompleted(int step);
    void refreshButtons();
    [[nodiscard]] GuidePage *page(int step) const;

    AccountStep *m_account;
    SendersStep *m_senders;
    AddressStep *m_address;
    WebhooksStep *m_webhooks;
    ProofPage *m_proof;
    GuideRail *m_rail;
    QStackedWidget *m_stack;
    QPushButton *m_back;
    QPushButton *m_later;
    QPushButton *m_next;
    int m_reached = 0;
};

} // namespace patchcord::ui
