// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/store.h"
#include "core/twilio/contents.h"

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <memory>

namespace patchcord::desk {

/// Keeps what is known of the account's templates fresh: reads them at the start, now and then, and when asked. What
/// cannot be read stays as it was. Lives in the desk's thread.
class TemplateKeeper final : public QObject
{
    Q_OBJECT

public:
    TemplateKeeper(store::Store &store, twilio::Client &client, int everyMs, QObject *parent = nullptr);

    void start();
    /// Reads them now; done once they are kept. Asked again while it reads, it answers all with the same reading.
    QFuture<Done> refresh();

private:
    using Round = std::shared_ptr<QPromise<Done>>;

    void readAll();
    void askApproval(QList<ContentTemplate> templates, qsizetype next);
    void keep(const QList<ContentTemplate> &templates);
    void finish(const Done &done);

    store::Store &m_store;
    twilio::Contents m_contents;
    QTimer m_timer;
    Round m_round;
    qint64 m_begunAt = 0; ///< UTC ms.
};

} // namespace patchcord::desk
