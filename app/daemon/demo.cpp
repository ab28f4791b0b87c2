// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/daemon/command.h"
#include "app/host/deskhost.h"
#include "app/host/startup.h"
#include "core/base/futures.h"
#include "core/base/stopsignals.h"
#include "core/simulator/simulator.h"
#include "core/store/conversations.h"
#include "core/store/ledgers.h"
#include "core/store/messages.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTime>

namespace patchcord::app {

namespace {

/// Prints each new row of the demo's conversations as it is committed, so that a terminal shows the same life as the
/// window.
class Ticker final : public QObject
{
    Q_OBJECT

public:
    explicit Ticker(store::Store &store)
        : m_store(store)
    {
        connect(&store, &store::Store::committed, this, &Ticker::follow, Qt::QueuedConnection);
    }

private:
    using Row = std::pair<Conversation, Message>;

    void follow()
    {
        if (std::exchange(m_isReading, true)) {
            m_isBehind = true;
            return;
        }
        m_isBehind = false;
        const auto rows
            = m_store.read([after = m_shown](const store::Snapshot &snapshot) { return read(snapshot, after); });
        whenDone(rows, this, [this](const Result<std::pair<qint64, QList<Row>>> &found) {
            m_isReading = false;
            if (found) {
                m_shown = found->first;
                for (const Row &row : found->second)
                    print(row.first, row.second);
            }
            if (m_isBehind)
                follow();
        });
    }

    static Result<std::pair<qint64, QList<Row>>> read(const store::Snapshot &snapshot, qint64 after)
    {
        const auto events = store::eventsAfter(snapshot, after, 500);
        if (!events)
            return std::unexpected(events.error());
        QList<Row> rows;
        for (const Event &event : *events) {
            const bool isRow = event.kind == EventKind::MessageAdded || event.kind == EventKind::MessageChanged;
            const auto message = isRow ? store::messageById(snapshot, event.message) : std::nullopt;
            const auto conversation = store::conversationById(snapshot, event.conversation);
            if (message && *message && conversation && *conversation)
                rows << Row(**conversation, **message);
            after = event.number;
        }
        return std::pair(after, rows);
    }

    static void print(const Conversation &conversation, const Message &message)
    {
        const QString name
            = conversation.contactName.isEmpty() ? conversation.contactAddress.user : conversation.contactName;
        const bool isOverCall = message.call && isOver(message.call->status);
        const QString state = isOverCall ? toString(outcomeOf(message))
            : message.call               ? toString(message.call->status)
                                         : toString(message.status);
        const QString arrow = message.direction == Direction::Inbound ? QStringLiteral("→") : QStringLiteral("←");
        const QString text = message.kind == MessageKind::Call ? QStringLiteral("(call)")
            : message.kind == MessageKind::Voicemail ? QStringLiteral("(voicemail) ") + message.body.simplified()
                                                     : message.body.simplified();
        say(QStringLiteral("%1  %2 %3  %4  [%5, %6]")
                .arg(QTime::currentTime().toString(u"hh:mm:ss"), arrow, name, text, toString(message.channel), state)
                .toUtf8());
    }

    store::Store &m_store;
    qint64 m_shown = 0;
    bool m_isReading = false;
    bool m_isBehind = false;
};

void addDemoOptions(QCommandLineParser &parser)
{
    parser.addOption({QStringLiteral("seconds"), QStringLiteral("Stop after this many seconds; 0 = run until stopped."),
                      QStringLiteral("n"), QStringLiteral("0")});
}

int demo(const QCommandLineParser &parser, const Config &)
{
    const QTemporaryDir profile;
    auto store = store::Store::open(profile.path());
    if (!store)
        return refuse(store.error().message);
    simulator::SimulatorOptions options;
    options.hasPersonas = true;
    simulator::Simulator twilio(options);
    if (const auto port = twilio.listen(QHostAddress::LocalHost, 0); !port)
        return refuse(port.error().message);
    HostSettings settings;
    settings.credentials = twilio.credentials();
    settings.apiBase = twilio.baseUrl();
    settings.listenPort = 0;
    DeskHost host(**store, settings);
    Ticker ticker(**store);
    StopSignals stop;
    QObject::connect(&stop, &StopSignals::stopRequested, qApp, &QCoreApplication::quit);
    if (const auto port = host.start(); !port)
        return refuse(port.error().message);
    twilio.setWebhookBase(host.publicUrl());
    twilio.startPersonas();
    say(QStringLiteral("Demo: simulated customers write and call; nothing leaves this machine. Ctrl+C ends it.")
            .toUtf8());
    if (const int seconds = parser.value(QStringLiteral("seconds")).toInt(); seconds > 0)
        QTimer::singleShot(seconds * 1000, qApp, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

} // namespace

Command demoCommand()
{
    return {QStringLiteral("demo"), QStringLiteral("Show simulated customers at work in the terminal."), addDemoOptions,
            demo};
}

} // namespace patchcord::app

#include "demo.moc"
