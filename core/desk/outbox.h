// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/store.h"
#include "core/twilio/messages.h"

#include <QObject>

#include <memory>

namespace patchcord::desk {

class FileGate;

/// How fast and how patiently the outbox works. The defaults suit Twilio; tests and the simulator may hurry.
struct OutboxPace
{
    int perSenderPerSecond = 1; ///< SMS per long code (Twilio's default); WhatsApp senders go 80 times as fast.
    int parallel = 8; ///< Requests under way at once.
    qint64 firstBackOffMs = 500; ///< After a 429 or an outage; doubles up to the longest.
    qint64 longestBackOffMs = 30'000;
    QList<qint64> lookUpAfterMs{1'000, 5'000, 20'000, 60'000}; ///< When a lost answer is looked up by listing.
    qint64 filesAgainMs = 10'000; ///< When a message whose files cannot be fetched is looked at again.
};

/// Sends what is pending, oldest first, each attempt committed before its first byte leaves. Follows the store's event
/// sequence, so that a message submitted anywhere is noticed. Resolves attempts whose answer was lost by callback token
/// or by listing, and never repeats one blindly. Lives in the desk's thread.
class Outbox final : public QObject
{
    Q_OBJECT

public:
    Outbox(store::Store &store, twilio::Client &client, QString publicUrl, const OutboxPace &pace,
           QObject *parent = nullptr);
    ~Outbox() override;

    /// Looks up what a former run left open, then begins to send. Without credentials it does not start, and says why
    /// by reachabilityChanged.
    void start();
    /// True while nothing is pending, under way or being looked up.
    [[nodiscard]] bool isIdle() const;

    /// Once it is known (a port that the system picked), or when it changed.
    void setPublicUrl(const QString &publicUrl);
    /// Who lets messages with files of ours leave; without it they do not. Must outlive the outbox.
    void setFileGate(FileGate &gate);

signals:
    /// Twilio answered (true), or could not be reached or refused the credentials (false, with the reason for agents).
    void reachabilityChanged(bool reachable, const QString &reason);
    void idle();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord::desk
