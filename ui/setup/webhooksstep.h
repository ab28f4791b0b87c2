// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/connection.h"
#include "ui/setup/guidepage.h"
#include "ui/setup/guidevalues.h"
#include "ui/style/statemark.h"

class QVBoxLayout;

namespace patchcord::ui {

class FindingRow;

/// The fourth step: where the chosen senders send their webhooks now, where they should, and one button that sets it.
class WebhooksStep final : public GuidePage
{
    Q_OBJECT

public:
    explicit WebhooksStep(QWidget *parent);

    void setWebhooks(const Result<QList<AccountSender>> &senders);
    void setOutcome(const WebhookOutcome &outcome);
    void enter() override;
    void proceed() override;
    [[nodiscard]] QString nextText() const override;
    [[nodiscard]] bool canProceed() const override { return !m_isBusy; }
    [[nodiscard]] QPushButton *nextButton() const override;

signals:
    void webhooksWanted();
    void webhooksAccepted(const QList<patchcord::AccountSender> &senders);
    void restoreRequested();

private:
    void ask();
    void showSenders(const QList<AccountSender> &senders);
    void say(StateSign sign, const QString &word, const QString &title);
    void refresh();
    [[nodiscard]] bool isAllRight() const;

    QList<AccountSender> m_senders;
    QWidget *m_list;
    QVBoxLayout *m_listLayout;
    QList<FindingRow *> m_rows;
    FindingRow *m_notice;
    QPushButton *m_point;
    QPushButton *m_restore;
    bool m_isBusy = false;
    bool m_isRead = false;
    bool m_isRestored = false; ///< Somebody wanted the old values: what is not right is meant so.
};

} // namespace patchcord::ui
