// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/command.h"
#include "app/host/controldoor.h"
#include "app/host/deskhost.h"
#include "app/host/startup.h"
#include "core/base/hostport.h"
#include "core/base/stopsignals.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace patchcord::app {

namespace {

void addServeOptions(QCommandLineParser &parser)
{
    parser.addOption(
        {QStringLiteral("feed"),
         QStringLiteral("Offer the live feed (WebSocket /live), detailed health and metrics on this loopback "
                        "address. Its bearer token lies in the profile as feed-token."),
         QStringLiteral("HOST:PORT")});
}

int serve(const QCommandLineParser &parser, const Config &config)
{
    auto store = store::Store::open(config.profile);
    if (!store)
        return refuse(store.error().message);
    HostSettings settings = hostSettings(withSecrets(config));
    if (parser.isSet(QStringLiteral("feed"))) {
        const auto feed = parseHostPort(parser.value(QStringLiteral("feed")));
        if (!feed)
            return refuse(feed.error().message);
        const Result<QString> token = feedToken(config.profile);
        if (!token)
            return refuse(token.error().message);
        settings.feed = {feed->host, feed->port};
        settings.feedToken = *token;
    }
    DeskHost host(**store, settings);
    QObject::connect(&host, &DeskHost::reachabilityChanged, &host, [](bool reachable, const QString &reason) {
        if (!reachable)
            std::fprintf(stderr, "%s\n", qPrintable(reason));
    });
    ControlDoor door(config.profile, host.dispatch());
    door.setProof([&host] { return host.prove(); });
    StopSignals stop;
    QObject::connect(&stop, &StopSignals::stopRequested, qApp, &QCoreApplication::quit);
    const Result<quint16> port = host.start();
    if (!port)
        return refuse(port.error().message);
    if (const Done opened = door.open(); !opened)
        return refuse(opened.error().message);
    say("listening http://" + toString(HostPort{config.listenHost, *port}).toUtf8());
    if (host.feedPort() != 0)
        say("feed ws://" + toString(HostPort{settings.feed->first, host.feedPort()}).toUtf8()
            + "/live, bearer token in " + feedTokenFile(config.profile).toUtf8());
    return QCoreApplication::exec();
}

} // namespace

Command serveCommand()
{
    return {QStringLiteral("serve"), QStringLiteral("Receive webhooks, send what waits, and keep everything."),
            addServeOptions, serve};
}

} // namespace patchcord::app
