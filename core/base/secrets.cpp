// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secrets.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/base/secretfile.h"

#include <QDir>
#include <QTimer>
#include <QtConcurrent>

#include <chrono>
#include <memory>
#include <utility>

namespace patchcord {

namespace {

constexpr std::chrono::seconds longestWait(3);
/// Twilio may sign with the token of yesterday for a while after it was rotated (twilio.md 1.2).
constexpr qint64 formerTokenMs = 24LL * 60 * 60 * 1000;

template <typename T> using SharedPromise = std::shared_ptr<QPromise<T>>;

template <typename T> SharedPromise<T> startedPromise()
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    return promise;
}

template <typename T> void finish(const SharedPromise<T> &promise, T value)
{
    promise->addResult(std::move(value));
    promise->finish();
}

// Named after what they belong to, so that another account's credentials never meet a foreign secret.
QString authTokenName(const QString &accountSid)
{
    return QStringLiteral("auth-token/") + accountSid;
}

QString formerAuthTokenName(const QString &accountSid)
{
    return QStringLiteral("former-auth-token/") + accountSid;
}

QString apiSecretName(const QString &apiKey)
{
    return QStringLiteral("api-secret/") + apiKey;
}

/// A secret that runs out carries its end with it: "UTC ms:secret".
QString withEnd(const QString &secret, qint64 until)
{
    return QString::number(until) + u':' + secret;
}

/// False when its time has passed.
bool takeFormer(Credentials &credentials, const QString &kept)
{
    const qsizetype colon = kept.indexOf(u':');
    const qint64 until = kept.left(std::max<qsizetype>(colon, 0)).toLongLong();
    const bool isValid = until > utcNow();
    credentials.formerAuthToken = isValid ? kept.sliced(colon + 1) : QString();
    credentials.formerUntil = isValid ? until : 0;
    return isValid;
}

struct Want
{
    QString Credentials::*field;
    QString name;
};

QList<Want> secretsOf(const Credentials &credentials)
{
    QList<Want> wants;
    if (!credentials.accountSid.isEmpty()) {
        wants.append({&Credentials::authToken, authTokenName(credentials.accountSid)});
        wants.append({&Credentials::formerAuthToken, formerAuthTokenName(credentials.accountSid)});
    }
    if (!credentials.apiKey.isEmpty())
        wants.append({&Credentials::apiSecret, apiSecretName(credentials.apiKey)});
    return wants;
}

} // namespace

Secrets::Secrets(QString profile, Keeping keeping, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_isKeychainUsable(keeping == Keeping::KeychainFirst)
{
    // One thread: what is done to the file is done in turn.
    m_fileThread.setMaxThreadCount(1);
}

Secrets::~Secrets()
{
    m_fileThread.waitForDone();
}

QFuture<Result<QString>> Secrets::read(const QString &name)
{
    auto promise = startedPromise<Result<QString>>();
    const auto fromKeychain = [this, promise, name] {
        const auto missing = [] { return failure(ErrorKind::NotFound, tr("No such secret is kept."), {}); };
        if (!m_isKeychainUsable)
            return finish<Result<QString>>(promise, missing());
        whenDone(ask(KeychainRequest::Kind::Read, name), this, [promise, missing](const KeychainAnswer &answer) {
            if (answer.outcome == KeychainAnswer::Outcome::Succeeded)
                return finish<Result<QString>>(promise, answer.value);
            if (answer.outcome == KeychainAnswer::Outcome::NotFound)
                return finish<Result<QString>>(promise, missing());
            finish<Result<QString>>(
                promise,
                failure(ErrorKind::Unavailable,
                        tr("The system keychain does not answer. Unlock it, or enter the credentials again.")));
        });
    };
    // The file comes first: it holds a name only when the keychain could not take the newest value.
    auto fromFile = QtConcurrent::run(&m_fileThread, [profile = m_profile, name] { return readSecret(profile, name); });
    whenDone(fromFile, this, [promise, fromKeychain](const Result<std::optional<QString>> &kept) {
        if (!kept)
            return finish<Result<QString>>(promise, std::unexpected(kept.error()));
        if (*kept)
            return finish<Result<QString>>(promise, **kept);
        fromKeychain();
    });
    return promise->future();
}

QFuture<Done> Secrets::write(const QString &name, const QString &value)
{
    auto promise = startedPromise<Done>();
    const auto toFile = [this, promise, name](const std::optional<QString> &kept) {
        auto written = QtConcurrent::run(
            &m_fileThread, [profile = m_profile, name, kept] { return writeSecret(profile, name, kept); });
        whenDone(written, this, [promise](const Done &done) { finish(promise, done); });
    };
    if (!m_isKeychainUsable) {
        toFile(value);
        return promise->future();
    }
    whenDone(ask(KeychainRequest::Kind::Write, name, value), this, [toFile, value](const KeychainAnswer &answer) {
        toFile(answer.outcome == KeychainAnswer::Outcome::Succeeded ? std::nullopt : std::optional(value));
    });
    return promise->future();
}

QFuture<Done> Secrets::remove(const QString &name)
{
    auto promise = startedPromise<Done>();
    const auto fromFile = [this, promise, name](const KeychainAnswer & = {}) {
        auto written = QtConcurrent::run(
            &m_fileThread, [profile = m_profile, name] { return writeSecret(profile, name, std::nullopt); });
        whenDone(written, this, [promise](const Done &done) { finish(promise, done); });
    };
    if (!m_isKeychainUsable) {
        fromFile();
        return promise->future();
    }
    whenDone(ask(KeychainRequest::Kind::Remove, name), this, fromFile);
    return promise->future();
}

QFuture<Credentials> Secrets::complete(const Credentials &credentials)
{
    auto promise = startedPromise<Credentials>();
    auto completed = std::make_shared<Credentials>(credentials);
    auto open = std::make_shared<int>(1);
    const auto leave = [promise, completed, open] {
        if (--*open == 0)
            finish(promise, *completed);
    };
    for (const Want &want : secretsOf(credentials)) {
        // A former token is never given, so one that is there is of an earlier rotation.
        const bool isFormer = want.field == &Credentials::formerAuthToken;
        if (!isFormer && !(credentials.*want.field).isEmpty())
            continue;
        ++*open;
        whenDone(read(want.name), this, [this, completed, leave, want, isFormer](const Result<QString> &secret) {
            if (secret && !isFormer)
                (*completed).*want.field = *secret;
            if (secret && isFormer && !takeFormer(*completed, *secret))
                return whenDone(remove(want.name), this, [leave](const Done &) { leave(); });
            leave();
        });
    }
    leave();
    return promise->future();
}

QFuture<Done> Secrets::keep(const Credentials &credentials)
{
    auto promise = startedPromise<Done>();
    const auto end = [promise](const Done &done) { finish(promise, done); };
    const auto keepNew = [this, credentials, end] {
        QList<std::pair<QString, QString>> secrets;
        if (!credentials.accountSid.isEmpty())
            secrets.append({authTokenName(credentials.accountSid), credentials.authToken});
        if (!credentials.apiKey.isEmpty())
            secrets.append({apiSecretName(credentials.apiKey), credentials.apiSecret});
        whenDone(keepAll(secrets), this, end);
    };
    if (credentials.accountSid.isEmpty()) {
        keepNew();
        return promise->future();
    }
    // The former token first: were the new one kept alone, messages on their way would be turned away.
    whenDone(read(authTokenName(credentials.accountSid)), this,
             [this, credentials, keepNew, end](const Result<QString> &replaced) {
                 whenDone(keepFormer(credentials, replaced.value_or(QString())), this,
                          [keepNew, end](const Done &kept) {
                              if (!kept)
                                  return end(kept);
                              keepNew();
                          });
             });
    return promise->future();
}

QFuture<Done> Secrets::keepFormer(const Credentials &credentials, const QString &replaced)
{
    const bool isRotated = !replaced.isEmpty() && !credentials.authToken.isEmpty() && replaced != credentials.authToken;
    const QString name = formerAuthTokenName(credentials.accountSid);
    if (isRotated)
        return write(name, withEnd(replaced, utcNow() + formerTokenMs));
    if (!credentials.formerAuthToken.isEmpty())
        return write(name, withEnd(credentials.formerAuthToken, credentials.formerUntil));
    return readyFuture(Done());
}

QFuture<Done> Secrets::keepAll(const QList<std::pair<QString, QString>> &secrets)
{
    auto promise = startedPromise<Done>();
    auto outcome = std::make_shared<Done>();
    auto open = std::make_shared<int>(1);
    const auto leave = [promise, outcome, open](const Done &done) {
        if (!done)
            *outcome = done;
        if (--*open == 0)
            finish(promise, *outcome);
    };
    for (const auto &[name, secret] : secrets) {
        ++*open;
        whenDone(secret.isEmpty() ? remove(name) : write(name, secret), this, leave);
    }
    leave({});
    return promise->future();
}

QString Secrets::where() const
{
    return m_isKeychainUsable ? tr("the system keychain")
                              : tr("a file that only you can read: %1").arg(secretFile(m_profile));
}

QFuture<KeychainAnswer> Secrets::ask(KeychainRequest::Kind kind, const QString &name, const QString &value)
{
    auto promise = startedPromise<KeychainAnswer>();
    const auto settle = [this, promise](const KeychainAnswer &answer) {
        if (promise->future().isFinished())
            return;
        // One that hangs or refuses takes all later requests with it: it is left alone from then on.
        if (answer.outcome == KeychainAnswer::Outcome::NoAnswer)
            m_isKeychainUsable = false;
        finish(promise, answer);
    };
    const QString service = QStringLiteral("Patchcord ") + QDir(m_profile).absolutePath();
    whenDone(askKeychain({kind, service, name, value}), this, settle);
    QTimer::singleShot(longestWait, this, [settle] { settle({}); });
    return promise->future();
}

} // namespace patchcord
