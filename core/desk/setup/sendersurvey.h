// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/connection.h"
#include "core/store/store.h"
#include "core/twilio/client.h"

#include <QFuture>
#include <QObject>

#include <memory>

namespace patchcord::desk {

/// Reads the account's numbers, messaging services and WhatsApp senders, and compares where their webhooks go with
/// where they should. Changes nothing. Lives in the client's thread.
class SenderSurvey final : public QObject
{
    Q_OBJECT

public:
    /// `store` knows what agents call the senders, and which are ours; null = nothing is known.
    SenderSurvey(twilio::Client &client, store::Store *store, QObject *parent = nullptr);

    /// Every sender of the account beside what its webhooks should be for `publicUrl`. Chosen are those that the desk
    /// knows, or all while it knows none. Fails when the numbers cannot be read.
    [[nodiscard]] QFuture<Result<QList<AccountSender>>> take(const QString &publicUrl);

private:
    struct Round;
    using RoundPtr = std::shared_ptr<Round>;

    void readNumbers(const RoundPtr &round);
    void readServices(const RoundPtr &round);
    void readPool(const RoundPtr &round, qsizetype next);
    void readChannelSenders(const RoundPtr &round);
    void readKnown(const RoundPtr &round);

    twilio::Client &m_client;
    store::Store *m_store;
};

} // namespace patchcord::desk
