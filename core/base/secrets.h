// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/base/error.h"
#include "core/base/keychain.h"

#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>
#include <QThreadPool>

#include <utility>

namespace patchcord {

/// Keeps a profile's secrets in the system's keychain, or in a file that only its owner can read when there is none or
/// it does not answer within three seconds. Never blocks; needs an event loop in its thread.
class Secrets final : public QObject
{
    Q_OBJECT

public:
    enum class Keeping { KeychainFirst, FileOnly };

    /// `profile` is the folder; it names the keychain's entries too.
    explicit Secrets(QString profile, Keeping keeping = Keeping::KeychainFirst, QObject *parent = nullptr);
    ~Secrets() override;

    /// NotFound: there is none of that name. Unavailable: it may be in a keychain that does not answer.
    [[nodiscard]] QFuture<Result<QString>> read(const QString &name);
    [[nodiscard]] QFuture<Done> write(const QString &name, const QString &value);
    /// Succeeds too when there was none.
    [[nodiscard]] QFuture<Done> remove(const QString &name);

    /// The credentials with the secrets that they lack, as far as some are kept for their account and key. A former
    /// token comes along with its end; one whose time has passed is removed.
    [[nodiscard]] QFuture<Credentials> complete(const Credentials &credentials);
    /// Keeps the secrets of these credentials, each under its account or key. An auth token that takes the place of
    /// another makes that the former one, which is honoured for a day.
    [[nodiscard]] QFuture<Done> keep(const Credentials &credentials);

    /// "the system keychain", or "a file that only you can read: …", as far as is known by now.
    [[nodiscard]] QString where() const;
    [[nodiscard]] bool isInKeychain() const { return m_isKeychainUsable; }

private:
    [[nodiscard]] QFuture<Done> keepFormer(const Credentials &credentials, const QString &replaced);
    [[nodiscard]] QFuture<Done> keepAll(const QList<std::pair<QString, QString>> &secrets);
    [[nodiscard]] QFuture<KeychainAnswer> ask(KeychainRequest::Kind kind, const QString &name,
                                              const QString &value = {});

    const QString m_profile;
    bool m_isKeychainUsable = true;
    QThreadPool m_fileThread;
};

} // namespace patchcord
