// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/doctor.h"

#include "app/daemon/command.h"
#include "app/host/controldoor.h"
#include "app/host/startup.h"
#include "core/base/futures.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>

namespace patchcord::app {

namespace {

void addDoctorOptions(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("json"), QStringLiteral("Print the findings as one JSON document.")});
}

void tell(const QList<desk::Check> &checks)
{
    for (const desk::Check &check : checks) {
        say((check.isWell ? "well    " : "mend    ") + check.name.toUtf8() + ": " + check.finding.toUtf8());
        if (!check.isWell)
            say("        " + check.mend.toUtf8());
    }
}

int examine(const QCommandLineParser &parser, const Config &config)
{
    auto store = store::Store::openForReading(config.profile);
    desk::HealthSettings settings;
    settings.credentials = withSecrets(config).credentials;
    settings.apiBase = config.apiBase;
    settings.publicUrl = config.publicUrl;
    settings.undoesRewriting = config.pathRewrite.has_value();
    settings.listenPort = config.listenPort;
    desk::Doctor doctor(store ? store->get() : nullptr, store ? QString() : store.error().message, settings);
    doctor.setProof([profile = config.profile] { return proveThroughDoor(profile); });
    int code = 1;
    whenDone(doctor.examine(), &doctor, [&](const QList<desk::Check> &checks) {
        const QJsonObject json = desk::toJson(checks);
        if (parser.isSet(QStringLiteral("json")))
            say(QJsonDocument(json).toJson(QJsonDocument::Compact));
        else
            tell(checks);
        code = json.value(u"ok").toBool() ? 0 : 1;
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return code;
}

} // namespace

Command doctorCommand()
{
    return {QStringLiteral("doctor"), QStringLiteral("Check everything a working desk needs, and say how to mend it."),
            addDoctorOptions, examine};
}

} // namespace patchcord::app
