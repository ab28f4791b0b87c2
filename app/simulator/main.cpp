// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/help.h"
#include "core/base/options.h"
#include "core/base/owncertificates.h"
#include "core/base/stopsignals.h"
#include "core/simulator/simulator.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QUrl>

#include <cstdio>

using namespace patchcord;

namespace {

constexpr int failedStart = 1;

void say(FILE *stream, const QString &line)
{
    std::fputs(qPrintable(line + u'\n'), stream);
    std::fflush(stream);
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(simulatorHelp());
    parser.addHelpOption();
    parser.addVersionOption();
    addCommonOptions(parser);
    parser.addOptions({
        {QStringLiteral("connect"),
         QStringLiteral("Deliver webhooks to this address, whatever host their URLs name (loopback only)."),
         QStringLiteral("HOST:PORT")},
        {QStringLiteral("personas"), QStringLiteral("Customers write, answer and call by themselves.")},
        {QStringLiteral("step-ms"), QStringLiteral("Milliseconds between two states of a delivery (default 150)."),
         QStringLiteral("N"), QStringLiteral("150")},
        {QStringLiteral("second-ms"), QStringLiteral("How long a second of a call lasts (default 1000)."),
         QStringLiteral("N"), QStringLiteral("1000")},
        {QStringLiteral("seed"), QStringLiteral("Same seed, same story (default 1)."), QStringLiteral("N"),
         QStringLiteral("1")},
        {QStringLiteral("number"), QStringLiteral("One more number of the account; may be repeated."),
         QStringLiteral("+E164")},
        {QStringLiteral("whatsapp-window"),
         QStringLiteral("Fail free WhatsApp text (63016) unless the customer wrote within 24 hours.")},
    });
}

simulator::SimulatorOptions optionsFrom(const QCommandLineParser &parser, const Config &config)
{
    simulator::SimulatorOptions options;
    options.credentials = config.credentials;
    options.webhookBase = config.publicUrl.isEmpty() ? QStringLiteral("http://127.0.0.1:3000") : config.publicUrl;
    options.connectTo = parser.value(QStringLiteral("connect"));
    options.phoneNumber = config.phoneNumber;
    options.whatsAppNumber = config.whatsAppNumber;
    options.moreNumbers = parser.values(QStringLiteral("number"));
    options.hasPersonas = parser.isSet(QStringLiteral("personas"));
    options.stepMs = parser.value(QStringLiteral("step-ms")).toInt();
    options.secondMs = parser.value(QStringLiteral("second-ms")).toInt();
    options.seed = parser.value(QStringLiteral("seed")).toUInt();
    options.keepsWhatsAppWindow = parser.isSet(QStringLiteral("whatsapp-window"));
    return options;
}

/// What is wrong with where webhooks would go; empty when nothing is.
QString complaintAbout(const simulator::SimulatorOptions &options)
{
    const QString target
        = options.connectTo.isEmpty() ? options.webhookBase : QStringLiteral("http://") + options.connectTo;
    if (isLoopbackHost(QUrl(target).host()))
        return {};
    return QStringLiteral("The simulator delivers webhooks on this computer only. Say with --connect 127.0.0.1:PORT "
                          "where the desk behind %1 listens.")
        .arg(target);
}

void tellHowToConnect(const simulator::Simulator &simulator, const Config &config, const QString &webhookBase)
{
    const Credentials credentials = simulator.credentials();
    const bool isMadeUp = config.credentials.authToken.isEmpty();
    say(stderr, QStringLiteral("Webhooks go to %1. Connect a desk with:").arg(webhookBase));
    say(stderr, QStringLiteral("  TWILIO_ACCOUNT_SID=%1").arg(credentials.accountSid));
    // Only the made-up token is shown: one that was given may be genuine.
    say(stderr,
        isMadeUp ? QStringLiteral("  TWILIO_AUTH_TOKEN=%1").arg(credentials.authToken)
                 : QStringLiteral("  TWILIO_AUTH_TOKEN as it was given to the simulator"));
    say(stderr, QStringLiteral("  patchcord --api-base %1 --public-url %2").arg(simulator.baseUrl(), webhookBase));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("patchcord-sim"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PATCHCORD_VERSION));
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);

    const auto config = resolveConfig(parser, QProcessEnvironment::systemEnvironment(),
                                      {{QStringLiteral("listen"), QStringLiteral("127.0.0.1:4010")}});
    if (!config) {
        say(stderr, config.error().message);
        return failedStart;
    }
    if (const QString complaint = trustOwnCertificates(); !complaint.isEmpty())
        say(stderr, complaint);
    const simulator::SimulatorOptions options = optionsFrom(parser, *config);
    if (const QString complaint = complaintAbout(options); !complaint.isEmpty()) {
        say(stderr, complaint);
        return failedStart;
    }
    simulator::Simulator simulator(options);
    const StopSignals stop;
    QObject::connect(&stop, &StopSignals::stopRequested, &application, &QCoreApplication::quit);
    if (const auto port = simulator.listen(config->listenHost, config->listenPort); !port) {
        say(stderr, port.error().message);
        return failedStart;
    }
    say(stdout, QStringLiteral("listening %1").arg(simulator.baseUrl()));
    tellHowToConnect(simulator, *config, options.webhookBase);
    simulator.startPersonas();
    return QCoreApplication::exec();
}
