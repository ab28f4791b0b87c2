// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/records/connection.h"
#include "ui/setup/guidepage.h"
#include "ui/style/statemark.h"

class QVBoxLayout;

namespace patchcord::ui {

class FindingRow;
class SenderChoice;

/// The second step: which of the account's numbers are answered here, and what they are called.
class SendersStep final : public GuidePage
{
    Q_OBJECT

public:
    SendersStep(const QList<AccountSender> &draft, QWidget *parent);

    void setSenders(const Result<QList<AccountSender>> &senders);
    /// All of them, as they stand now.
    [[nodiscard]] QList<AccountSender> senders() const;
    [[nodiscard]] QList<AccountSender> chosen() const;
    void enter() override;
    void proceed() override;
    [[nodiscard]] QString nextText() const override;
    [[nodiscard]] bool canProceed() const override { return !m_isReading; }

signals:
    void sendersWanted();
    void sendersChosen(const QList<patchcord::AccountSender> &senders);

private:
    void ask();
    void say(StateSign sign, const QString &word, const QString &title, const QString &finding = {});
    [[nodiscard]] AccountSender asDrafted(AccountSender sender) const;

    QList<AccountSender> m_draft;
    QWidget *m_list;
    QVBoxLayout *m_listLayout;
    FindingRow *m_notice;
    QList<SenderChoice *> m_choices;
    bool m_isReading = false;
    bool m_isRead = false;
};

} // namespace patchcord::ui
