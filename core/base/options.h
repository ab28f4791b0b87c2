// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/base/error.h"
#include "core/base/hostport.h"
#include "core/base/pathrewrite.h"

#include <QHostAddress>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

class QCommandLineParser;

namespace patchcord {

/// What a program was told by its options, its environment and its profile, checked. Credentials may still lack what
/// lies in the keychain (Secrets::complete).
struct Config
{
    QString profile; ///< As given, or the platform's; see prepareProfile.
    QHostAddress listenHost{QHostAddress::LocalHost};
    quint16 listenPort = 3000; ///< 0 = any.
    QString publicUrl; ///< Without a slash at the end; empty when none is set.
    QString apiBase; ///< Without a slash at the end; empty = Twilio's own hosts.
    std::optional<PathRewrite> pathRewrite; ///< What a proxy before this desk does to paths.
    QString logLevel = QStringLiteral("info"); ///< "debug", "info", "warning" or "error".
    Credentials credentials;
    QString phoneNumber; ///< The sender of texts; empty when none is set.
    QString whatsAppNumber; ///< The sender of WhatsApp messages, without "whatsapp:".
    QStringList warnings; ///< Sentences for the user: allowed, but hardly meant.

    /// True when REST goes to a simulator on this machine.
    [[nodiscard]] bool isApiBaseLoopback() const;
    /// True when nothing was set that could reach Twilio or a simulator.
    [[nodiscard]] bool hasAccount() const { return !credentials.accountSid.isEmpty(); }
};

/// --profile, --listen, --public-url, --api-base, --env-file and --log-level. There is none for a credential: command
/// lines are read by every user of a machine.
void addCommonOptions(QCommandLineParser &parser);

/// The profile that was asked for; its settings are wanted before the rest can be resolved.
[[nodiscard]] QString chosenProfile(const QCommandLineParser &parser);

/// Option over environment (over the env file) over the profile's settings ("listen", "public_url", "path_rewrite",
/// "api_base", "log_level", "account_sid", "api_key", "edge", "region", "phone_number", "whatsapp_number"). Invalid:
/// says which value is wrong and what it should look like.
[[nodiscard]] Result<Config> resolveConfig(const QCommandLineParser &parser, const QProcessEnvironment &environment,
                                           const QJsonObject &profileSettings);

/// True for localhost, 127.0.0.0/8 and ::1.
[[nodiscard]] bool isLoopbackHost(const QString &host);

} // namespace patchcord
