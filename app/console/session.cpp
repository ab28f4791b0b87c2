// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/session.h"

#include "core/store/senders.h"

namespace patchcord::app {

namespace {

/// Twilio's own magic number, which belongs to nobody.
const QString demoNumber = QStringLiteral("+15005550006");

/// What lives in a thread is taken down in that thread, before it ends.
void ownBy(QThread &thread, QObject &context, const QString &name)
{
    thread.setObjectName(name);
    context.moveToThread(&thread);
    QObject::connect(
        &thread, &QThread::finished, &context, [&context] { qDeleteAll(context.children()); }, Qt::DirectConnection);
}

} // namespace

Session::Session(std::unique_ptr<store::Store> store, HostSettings settings, bool isDemo, ui::MainWindow &window,
                 const QString &agent, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_settings(std::move(settings))
    , m_isDemo(isDemo)
    , m_window(window)
    , m_calls(std::make_unique<desk::CallCommands>())
    , m_assistant(std::make_unique<desk::Assistant>(*m_store, agent))
    , m_answering(std::make_unique<desk::Answering>(*m_store))
    , m_link(*m_store, window, *m_calls, agent)
    , m_templates(*m_store, window, agent,
                  [this] { return ask<Done>([](SetupDesk &desk) { return desk.readTemplates(); }); })
    , m_deskContext(std::make_unique<QObject>())
    , m_demoContext(std::make_unique<QObject>())
{
    m_status.isDemo = isDemo;
    m_status.agent = agent;
    ownBy(m_deskThread, *m_deskContext, QStringLiteral("desk"));
    ownBy(m_deskThread, *m_calls, QStringLiteral("desk"));
    ownBy(m_deskThread, *m_assistant, QStringLiteral("desk"));
    ownBy(m_deskThread, *m_answering, QStringLiteral("desk"));
    ownBy(m_demoThread, *m_demoContext, QStringLiteral("simulator"));
    if (isDemo) {
        m_colleague = std::make_unique<DemoColleague>(*m_store, m_window);
        connect(&m_link, &ScreenLink::heard, m_colleague.get(), &DemoColleague::hear);
    }
    connect(&m_link, &ScreenLink::countsChanged, this, &Session::showStatus);
    connect(&m_statusTimer, &QTimer::timeout, this, &Session::showStatus);
    m_statusTimer.start(1000);
}

Session::~Session()
{
    for (QThread *thread : {&m_deskThread, &m_demoThread}) {
        thread->quit();
        thread->wait();
    }
}

void Session::start()
{
    m_link.start();
    m_answering->start();
    m_deskThread.start();
    if (m_isDemo)
        startDemo();
    else
        startDesk();
}

void Session::startDemo()
{
    m_demoThread.start();
    nameDemoSenders();
    QMetaObject::invokeMethod(m_demoContext.get(), [this, context = m_demoContext.get()] {
        simulator::SimulatorOptions options;
        options.hasPersonas = true;
        options.phoneNumber = demoNumber;
        options.whatsAppNumber = demoNumber;
        options.keepsWhatsAppWindow = true;
        auto *twilio = new simulator::Simulator(options, context);
        const Result<quint16> port = twilio->listen(QHostAddress::LocalHost, 0);
        connect(this, &Session::listening, twilio, [this, twilio](const QString &url) {
            twilio->setWebhookBase(url);
            twilio->startPersonas();
            // What was looked at before that found the numbers of a moment ago.
            ask<Health>([](SetupDesk &desk) { return desk.examine(); });
        });
        QMetaObject::invokeMethod(
            this,
            [this, port, base = twilio->baseUrl(), model = twilio->modelUrl(), credentials = twilio->credentials()] {
                if (!port)
                    return emit failed(port.error().message);
                m_settings.apiBase = base;
                m_demoModelUrl = model;
                m_settings.credentials = credentials;
                m_settings.listenPort = 0;
                m_settings.publicUrl.clear();
                m_settings.profile.clear(); // What the demo finds is no setting of the real profile.
                startDesk();
            });
    });
}

/// A desk whose numbers have names reads better than one of numbers.
void Session::nameDemoSenders()
{
    m_store->write([](store::Transaction &transaction) -> Done {
        Sender support;
        support.address = {Channel::Sms, demoNumber};
        support.name = tr("Support line");
        Sender orders;
        orders.address = {Channel::WhatsApp, demoNumber};
        orders.name = tr("Orders");
        for (const Sender &sender : {support, orders}) {
            if (const auto id = store::insertSender(transaction, sender); !id)
                return std::unexpected(id.error());
        }
        return {};
    });
}

void Session::startDesk()
{
    QMetaObject::invokeMethod(m_deskContext.get(), [this, settings = m_settings, context = m_deskContext.get()] {
        auto *host = new DeskHost(*m_store, settings, context);
        m_setupDesk = new SetupDesk(*host, *m_store, settings, context);
        connect(host, &DeskHost::healthChanged, host, [this, host](const Health &health) {
            QMetaObject::invokeMethod(this, [this, health, roundTripMs = host->health().roundTripMs()] {
                m_status.roundTripMs = roundTripMs;
                showStatus();
                emit healthChanged(health);
            });
        });
        connect(host, &DeskHost::publicUrlChanged, this, [this](const QString &publicUrl) {
            m_status.publicUrl = publicUrl;
            showStatus();
            emit publicUrlChanged(publicUrl);
        });
        connect(host, &DeskHost::webhookAnswered, this, [this](qint64 at) { m_status.lastWebhookAt = at; });
        connect(host, &DeskHost::reachabilityChanged, this, [this](bool reachable, const QString &reason) {
            m_status.isTwilioReachable = reachable;
            m_status.twilioReason = reason;
            showStatus();
        });
        m_calls->setActs(&host->callActs());
        const Result<quint16> port = host->start();
        for (const auto &wish : std::exchange(m_wishes, {}))
            wish(*m_setupDesk);
        QMetaObject::invokeMethod(this, [this, port, url = host->publicUrl()] {
            if (!port)
                return emit failed(port.error().message);
            m_status.isListening = true;
            m_status.publicUrl = url;
            showStatus();
            emit listening(url);
        });
    });
}

void Session::tell(const std::function<void(SetupDesk &)> &wish)
{
    QMetaObject::invokeMethod(m_deskContext.get(), [this, wish] {
        if (m_setupDesk)
            wish(*m_setupDesk);
        else
            m_wishes.push_back(wish);
    });
}

void Session::showStatus()
{
    m_status.outbox = m_link.outboxCount();
    m_window.setStatus(m_status);
}

} // namespace patchcord::app
