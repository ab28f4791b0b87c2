// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/store/reader.h"
#include "core/store/schema.h"
#include "core/store/scrubbing.h"
#include "core/store/writer.h"

#include <QDir>
#include <QFile>
#include <QLockFile>

namespace patchcord::store {

using namespace Qt::StringLiterals;

/// What an open profile consists of. Members go in reverse order: first nobody reads, then nobody writes, then the
/// profile is free.
class Store::Private final
{
public:
    explicit Private(const QString &profile)
        : folder(profile)
        , lock(profile + u"/patchcord.lock"_s)
        , writer(profile + u"/patchcord.db"_s, [this](qint64 lastEvent) { emit store->committed(lastEvent); })
        , reader(profile + u"/patchcord.db"_s)
    { }

    [[nodiscard]] Done takeProfile();
    [[nodiscard]] Done open();
    [[nodiscard]] Done openForReading();

    QString folder;
    QLockFile lock;
    Store *store = nullptr;
    bool isWriting = false;
    Writer writer;
    Reader reader;
};

namespace {

[[nodiscard]] Done makePrivateFolder(const QString &folder)
{
    if (QDir(folder).exists())
        return {};
    if (!QDir().mkpath(folder))
        return failure(ErrorKind::Storage,
                       Store::tr("The folder %1 cannot be made. Check its permissions, or choose another profile.")
                           .arg(QDir::toNativeSeparators(folder)));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

Error inUse(const QString &profile, const QLockFile &lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&process, &host, &program))
        return {ErrorKind::Conflict,
                Store::tr("The profile %1 is in use by another program. Close it there, or choose another profile.")
                    .arg(QDir::toNativeSeparators(profile)),
                {},
                0,
                0};
    return {ErrorKind::Conflict,
            Store::tr("The profile %1 is in use by %2 (process %3). Close it there, or choose another profile.")
                .arg(QDir::toNativeSeparators(profile), program, QString::number(process)),
            {},
            0,
            0};
}

} // namespace

Done Store::Private::takeProfile()
{
    lock.setStaleLockTime(0);
    if (lock.tryLock(0))
        return {};
    if (lock.error() == QLockFile::LockFailedError)
        return std::unexpected(inUse(folder, lock));
    return failure(ErrorKind::Storage,
                   Store::tr("The profile %1 may not be written to. Check its permissions, or choose another profile.")
                       .arg(QDir::toNativeSeparators(folder)));
}

Done Store::Private::open()
{
    if (const Done done = makePrivateFolder(folder); !done)
        return done;
    if (const Done done = takeProfile(); !done)
        return done;
    if (const Done done = makePrivateFolder(folder + u"/media"_s); !done)
        return done;
    if (const Done done = writer.start(); !done)
        return done;
    isWriting = true;
    return reader.start();
}

Done Store::Private::openForReading()
{
    if (!Schema(folder + u"/patchcord.db"_s).isCurrent())
        return open();
    return reader.start();
}

Store::Store(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
    d->store = this;
}

Store::~Store() = default;

Result<std::unique_ptr<Store>> Store::open(const QString &profile)
{
    auto priv = std::make_unique<Private>(QDir(profile).absolutePath());
    if (const Done done = priv->open(); !done)
        return std::unexpected(done.error());
    return std::unique_ptr<Store>(new Store(std::move(priv)));
}

Result<std::unique_ptr<Store>> Store::openForReading(const QString &profile)
{
    auto priv = std::make_unique<Private>(QDir(profile).absolutePath());
    if (const Done done = priv->openForReading(); !done)
        return std::unexpected(done.error());
    return std::unique_ptr<Store>(new Store(std::move(priv)));
}

void Store::enqueue(std::unique_ptr<Job> job)
{
    if (!d->isWriting)
        return job->finishWith({ErrorKind::Refused, tr("The profile was opened for reading only."), {}, 0, 0});
    d->writer.enqueue(std::move(job));
}

void Store::enqueueRead(ReadJob job)
{
    d->reader.enqueue(std::move(job));
}

QFuture<Done> Store::scrub()
{
    auto job = std::make_unique<LoneJob>(
        [file = d->folder + u"/patchcord.db"_s](Connection &connection) { return store::scrub(connection, file); });
    QFuture<Done> future = job->future();
    enqueue(std::move(job));
    return future;
}

CommitCounts Store::commitCounts() const
{
    return d->writer.counts();
}

qint64 Store::lastEvent() const
{
    return d->writer.lastEvent();
}

QString Store::profile() const
{
    return d->folder;
}

QString Store::mediaFolder() const
{
    return d->folder + u"/media"_s;
}

} // namespace patchcord::store
