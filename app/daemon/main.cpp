// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/command.h"
#include "app/host/startup.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <array>
#include <cstdio>

using namespace patchcord;

namespace patchcord::app {

int refuse(const QString &sentence)
{
    std::fprintf(stderr, "%s\n", qPrintable(sentence));
    return 1;
}

void say(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

} // namespace patchcord::app

namespace {

QString overview(const QList<app::Command> &commands)
{
    QString text = QCoreApplication::translate("daemon", "The Patchcord desk without a screen.\n\nCommands:");
    for (const app::Command &command : commands)
        text += QStringLiteral("\n  %1 %2").arg(command.name, -8).arg(command.summary);
    return text
        + QCoreApplication::translate("daemon",
                                      "\n\n`patchcordd COMMAND --help` shows the options of a command. Credentials "
                                      "come from the environment (TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, …), from "
                                      "an env file, or from the keychain.");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    app::nameApplication();
    const QList<app::Command> commands{app::serveCommand(), app::sendCommand(), app::exportCommand(),
                                       app::doctorCommand(), app::demoCommand()};

    QCommandLineParser parser;
    addCommonOptions(parser);
    parser.addHelpOption();
    parser.addVersionOption();
    const QString word = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    const auto command = std::ranges::find(commands, word, &app::Command::name);
    if (command == commands.cend()) {
        parser.setApplicationDescription(overview(commands));
        parser.addPositionalArgument(QStringLiteral("command"), QStringLiteral("serve, send, export, doctor or demo"));
        parser.process(application);
        return app::refuse(
            word.isEmpty() ? QStringLiteral("Say what to do: serve, send, export, doctor or demo.")
                           : QStringLiteral("“%1” is no command. Try: serve, send, export, doctor or demo.").arg(word));
    }
    parser.setApplicationDescription(command->summary);
    parser.addPositionalArgument(command->name, command->summary, command->name);
    command->addOptions(parser);
    parser.process(application);

    const Result<app::Prepared> prepared = app::prepare(parser, QStringLiteral("patchcordd"));
    if (!prepared)
        return app::refuse(prepared.error().message);
    return command->run(parser, prepared->config);
}
