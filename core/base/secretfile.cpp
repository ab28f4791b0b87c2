// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secretfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace patchcord {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::SecretFile)
};

Result<QJsonObject> readAll(const QString &profile)
{
    QFile file(secretFile(profile));
    if (!file.exists())
        return QJsonObject();
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Storage, Words::tr("The secrets in %1 cannot be read.").arg(file.fileName()),
                       file.errorString());
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject()) {
        return failure(ErrorKind::Malformed,
                       Words::tr("The secrets in %1 are damaged. Remove the file and enter the credentials again.")
                           .arg(file.fileName()));
    }
    return document.object();
}

} // namespace

QString secretFile(const QString &profile)
{
    return QDir(profile).absoluteFilePath(QStringLiteral("secrets.json"));
}

Result<std::optional<QString>> readSecret(const QString &profile, const QString &name)
{
    const Result<QJsonObject> all = readAll(profile);
    if (!all)
        return std::unexpected(all.error());
    const auto found = all->constFind(name);
    return found == all->constEnd() ? std::nullopt : std::optional(found->toString());
}

Done writeSecret(const QString &profile, const QString &name, const std::optional<QString> &value)
{
    Result<QJsonObject> all = readAll(profile);
    if (!all)
        return std::unexpected(all.error());
    if (!value && !all->contains(name))
        return {};
    if (value)
        all->insert(name, *value);
    else
        all->remove(name);
    QSaveFile file(secretFile(profile));
    const QByteArray text = QJsonDocument(*all).toJson();
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(text) != text.size() || !file.commit()) {
        return failure(ErrorKind::Storage, Words::tr("The secrets in %1 cannot be written.").arg(file.fileName()),
                       file.errorString());
    }
    return {};
}

} // namespace patchcord
