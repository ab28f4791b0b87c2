// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/mediashelf.h"
#include "core/desk/publicreach.h"
#include "core/store/store.h"

#include <QFuture>
#include <QObject>
#include <QStringList>

namespace patchcord::desk {

/// Lets messages with files of ours leave only when Twilio can fetch the files, and says in the message what it waits
/// for. Lives in the desk's thread.
class FileGate final : public QObject
{
    Q_OBJECT

public:
    FileGate(store::Store &store, MediaShelf &shelf, PublicReach &reach, QObject *parent = nullptr)
        : QObject(parent)
        , m_store(store)
        , m_shelf(shelf)
        , m_reach(reach)
    { }

    /// Whether Twilio has to come here for any of its files.
    [[nodiscard]] static bool concerns(const Message &message);
    /// Asks whether it may leave. When it may not, the message says why: it waits while the public address does not
    /// answer, and has failed when a file is not there any more.
    QFuture<Done> ask(const Message &message);
    /// Where Twilio fetches the message's files from: lends ours, under new tokens each time.
    [[nodiscard]] QStringList lend(const Message &message);
    /// These are not needed after all.
    void takeBack(const QStringList &urls);

private:
    [[nodiscard]] Done checkFiles(const Message &message) const;
    void say(MessageId message, DeliveryStatus status, const QString &words);

    store::Store &m_store;
    MediaShelf &m_shelf;
    PublicReach &m_reach;
};

} // namespace patchcord::desk
