// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/command.h"
#include "app/host/controldoor.h"
#include "app/host/deskhost.h"
#include "app/host/startup.h"
#include "core/base/futures.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace patchcord::app {

namespace {

void addSendOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {QStringLiteral("to"), QStringLiteral("Who gets it: +4915112345678 or whatsapp:+4915112345678."),
         QStringLiteral("address")},
        {QStringLiteral("body"), QStringLiteral("The text."), QStringLiteral("text")},
        {QStringLiteral("from"), QStringLiteral("Which of our numbers sends it."), QStringLiteral("address")},
        {QStringLiteral("channel"), QStringLiteral("sms (default) or whatsapp."), QStringLiteral("channel"),
         QStringLiteral("sms")},
        {QStringLiteral("media"), QStringLiteral("A public address of a picture or file to go along; may be repeated."),
         QStringLiteral("url")},
        {QStringLiteral("wait"), QStringLiteral("Follow it towards delivery for this many seconds."),
         QStringLiteral("seconds"), QStringLiteral("0")},
    });
}

Result<desk::SendOrder> orderFrom(const QCommandLineParser &parser)
{
    desk::SendOrder order;
    order.to = parser.value(QStringLiteral("to"));
    order.from = parser.value(QStringLiteral("from"));
    order.body = parser.value(QStringLiteral("body"));
    order.mediaUrls = parser.values(QStringLiteral("media"));
    if (order.to.isEmpty())
        return failure(ErrorKind::Invalid, QStringLiteral("Say with --to who gets the message."));
    const auto channel = channelFromString(parser.value(QStringLiteral("channel")));
    if (channel != Channel::Sms && channel != Channel::WhatsApp)
        return failure(ErrorKind::Invalid, QStringLiteral("--channel is sms or whatsapp."));
    order.channel = order.to.startsWith(u"whatsapp:") ? Channel::WhatsApp : *channel;
    bool isNumber = false;
    order.waitSeconds = parser.value(QStringLiteral("wait")).toInt(&isNumber);
    if (!isNumber || order.waitSeconds < 0 || order.waitSeconds > 3600)
        return failure(ErrorKind::Invalid, QStringLiteral("--wait is a number of seconds up to 3600."));
    return order;
}

int tell(const Result<desk::SendReport> &report)
{
    if (!report)
        return refuse(report.error().message);
    const QJsonObject json{{QStringLiteral("sid"), report->sid}, {QStringLiteral("status"), toString(report->status)}};
    say(QJsonDocument(json).toJson(QJsonDocument::Compact));
    return 0;
}

/// Sends with a desk of our own, which takes status callbacks too when its port is free, and else asks Twilio.
int sendHere(store::Store &store, const Config &config, const desk::SendOrder &order)
{
    if (!config.credentials.canSend())
        return refuse(
            QStringLiteral("No Twilio account is set up. Set TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN, or with "
                           "TWILIO_API_KEY and TWILIO_API_SECRET."));
    HostSettings settings = hostSettings(config);
    settings.followUpMs = order.waitSeconds > 0 ? 1000 : 0;
    DeskHost host(store, settings);
    host.startSending();
    int code = 1;
    whenDone(host.dispatch().send(order), &host, [&code](const Result<desk::SendReport> &report) {
        code = tell(report);
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return code;
}

int send(const QCommandLineParser &parser, const Config &config)
{
    const Result<desk::SendOrder> order = orderFrom(parser);
    if (!order)
        return refuse(order.error().message);
    auto store = store::Store::open(config.profile);
    if (store)
        return sendHere(**store, withSecrets(config), *order);
    if (store.error().kind != ErrorKind::Conflict)
        return refuse(store.error().message);
    const Result<desk::SendReport> report = sendThroughDoor(config.profile, *order);
    if (!report && report.error().kind == ErrorKind::NotFound)
        return refuse(store.error().message);
    return tell(report);
}

} // namespace

Command sendCommand()
{
    return {QStringLiteral("send"), QStringLiteral("Send one message and print its SID and state."), addSendOptions,
            send};
}

} // namespace patchcord::app
