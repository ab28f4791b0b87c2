// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/keychain.h"

#include <QCoreApplication>
#include <QPromise>
#include <QThread>
#include <qt6keychain/keychain.h>

#include <memory>

namespace patchcord {

namespace {

QKeychain::Job *jobFor(const KeychainRequest &request)
{
    switch (request.kind) {
    case KeychainRequest::Kind::Read:
        return new QKeychain::ReadPasswordJob(request.service);
    case KeychainRequest::Kind::Write: {
        auto *job = new QKeychain::WritePasswordJob(request.service);
        job->setTextData(request.value);
        return job;
    }
    case KeychainRequest::Kind::Remove:
        return new QKeychain::DeletePasswordJob(request.service);
    }
    Q_UNREACHABLE();
}

KeychainAnswer answerOf(const QKeychain::Job *job)
{
    if (job->error() == QKeychain::EntryNotFound)
        return {KeychainAnswer::Outcome::NotFound, {}};
    if (job->error() != QKeychain::NoError)
        return {KeychainAnswer::Outcome::NoAnswer, {}};
    const auto *read = qobject_cast<const QKeychain::ReadPasswordJob *>(job);
    return {KeychainAnswer::Outcome::Succeeded, read ? read->textData() : QString()};
}

/// The one thread that speaks to the keychain. QtKeychain puts all jobs of a process in one line that belongs to the
/// thread of the first job, so there can be only one; and as it may be stuck in the bus for good, it is never waited
/// for.
QObject *keychainThread()
{
    static QObject *const worker = [] {
        auto *thread = new QThread;
        thread->setObjectName(QStringLiteral("keychain"));
        auto *object = new QObject;
        object->moveToThread(thread);
        QObject::connect(qApp, &QCoreApplication::aboutToQuit, thread, &QThread::quit);
        thread->start();
        return object;
    }();
    return worker;
}

} // namespace

QFuture<KeychainAnswer> askKeychain(const KeychainRequest &request)
{
    auto promise = std::make_shared<QPromise<KeychainAnswer>>();
    promise->start();
    QObject *worker = keychainThread();
    QMetaObject::invokeMethod(
        worker,
        [request, promise, worker] {
            QKeychain::Job *job = jobFor(request);
            job->setKey(request.name);
            QObject::connect(job, &QKeychain::Job::finished, worker, [promise](const QKeychain::Job *finished) {
                promise->addResult(answerOf(finished));
                promise->finish();
            });
            job->start();
        },
        Qt::QueuedConnection);
    return promise->future();
}

} // namespace patchcord
