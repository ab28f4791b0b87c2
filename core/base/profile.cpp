// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonParseError>
#include <QSaveFile>
#include <QStandardPaths>

namespace patchcord {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::Profile)
};

QString settingsFile(const QString &profile)
{
    return QDir(profile).filePath(QStringLiteral("settings.json"));
}

} // namespace

QString defaultProfile()
{
    // Not AppDataLocation: it is named after the running program, and the three programs share one profile.
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return QDir(folder).filePath(QStringLiteral("patchcord"));
}

Result<QString> prepareProfile(const QString &folder)
{
    const QFileInfo info(QDir::cleanPath(folder));
    const QString path = info.absoluteFilePath();
    if (info.exists() && !info.isDir())
        return failure(ErrorKind::Storage, Words::tr("The profile %1 is a file, not a folder.").arg(path));
    if (!info.exists()) {
        const QDir parent = info.absoluteDir();
        const bool made = parent.mkpath(QStringLiteral("."))
            && parent.mkdir(info.fileName(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        // Another program may have made it in between.
        if (!made && !QFileInfo(path).isDir()) {
            return failure(ErrorKind::Storage,
                           Words::tr("The profile folder %1 cannot be made. Is the disk full or read-only?").arg(path));
        }
    }
    if (!QFileInfo(path).isWritable()) {
        return failure(ErrorKind::Storage,
                       Words::tr("The profile folder %1 cannot be written by this user.").arg(path));
    }
    return path;
}

Result<QJsonObject> readSettings(const QString &profile)
{
    QFile file(settingsFile(profile));
    if (!file.exists())
        return QJsonObject();
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Storage, Words::tr("The settings %1 cannot be read.").arg(file.fileName()),
                       file.errorString());
    }
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject()) {
        return failure(ErrorKind::Malformed,
                       Words::tr("The settings %1 are not valid JSON. Mend the file, or remove it to begin anew.")
                           .arg(file.fileName()),
                       error.errorString());
    }
    return document.object();
}

Done writeSettings(const QString &profile, const QJsonObject &settings)
{
    QSaveFile file(settingsFile(profile));
    const QByteArray text = QJsonDocument(settings).toJson();
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(text) != text.size() || !file.commit()) {
        return failure(ErrorKind::Storage, Words::tr("The settings %1 cannot be written.").arg(file.fileName()),
                       file.errorString());
    }
    return {};
}

} // namespace patchcord
