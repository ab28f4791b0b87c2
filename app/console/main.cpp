// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "app/host/startup.h"
#include "core/base/stopsignals.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>

#include <cstdio>

using namespace patchcord;

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    app::nameApplication();
    QApplication::setQuitOnLastWindowClosed(true);

    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("console", "The operator console for Twilio."));
    addCommonOptions(parser);
    parser.addOption(
        {QStringLiteral("demo"),
         QCoreApplication::translate("console", "Show simulated customers; nothing leaves this machine.")});
    parser.addHelpOption();
    parser.addVersionOption();
    parser.process(application);

    const Result<app::Prepared> prepared = app::prepare(parser, QStringLiteral("patchcord"));
    if (!prepared) {
        std::fprintf(stderr, "%s\n", qPrintable(prepared.error().message));
        QMessageBox::critical(nullptr, QStringLiteral("Patchcord"), prepared.error().message);
        return 1;
    }
    app::Console console(prepared->config, parser.isSet(QStringLiteral("demo")));
    StopSignals stop;
    QObject::connect(&stop, &StopSignals::stopRequested, qApp, &QCoreApplication::quit);
    console.start();
    return QApplication::exec();
}
