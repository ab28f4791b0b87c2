// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/store/erasure.h"
#include "core/store/store.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <memory>

namespace patchcord::desk {

/// What erasing a person would take away, and what stays.
struct ErasePreview
{
    ContactId contact;
    store::ErasureTally tally;
    int backups = 0; ///< Copies of the whole database that migrations made; they go as well.
};

/// Erases people: rows step by step, so that nobody waits long in between, then files, backups and what is left of the
/// rows in the database's pages. An erasing that was begun is brought to its end, after a crash too. Lives in the
/// thread that made it.
class Erasing final : public QObject
{
    Q_OBJECT

public:
    Erasing(store::Store &store, QString agent, QObject *parent = nullptr);

    QFuture<Result<ErasePreview>> preview(ContactId contact);
    /// Refused while something is underway to them. Storage: the rows are gone, but not every trace of them; it is
    /// tried again by resume(). With `isAtTwilio` the deletion of their messages, media and recordings there is noted.
    QFuture<Done> erase(ContactId contact, bool isAtTwilio);
    /// Goes on with what a former run began.
    void resume();

signals:
    /// Its rows are gone, so that Twilio can be asked to delete what was noted.
    void erased(patchcord::ContactId contact);

private:
    using Promise = std::shared_ptr<QPromise<Done>>;

    void step(const store::Erasure &erasure, const Promise &promise);
    void scrub(const store::Erasure &erasure, const Promise &promise);
    void finish(const store::Erasure &erasure, const Promise &promise);

    store::Store &m_store;
    QString m_agent;
};

} // namespace patchcord::desk
