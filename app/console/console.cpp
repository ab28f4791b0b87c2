// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"

#include "app/console/guidedraft.h"
#include "app/host/startup.h"
#include "core/base/futures.h"
#include "core/base/profile.h"

#include <QApplication>
#include <QMessageBox>
#include <QtConcurrent>

namespace patchcord::app {

namespace {

/// Of the simulated agent, who always answers: a number that belongs to nobody.
const QString demoPhone = QStringLiteral("+447700900555");

using OpenedStore = Result<std::shared_ptr<std::unique_ptr<store::Store>>>;

/// QFuture copies what it carries, so the store travels in a shared box that is emptied once.
OpenedStore openInBackground(const QString &profile)
{
    auto store = store::Store::open(profile);
    if (!store)
        return std::unexpected(store.error());
    return std::make_shared<std::unique_ptr<store::Store>>(std::move(*store));
}

QString agentName()
{
    for (const char *variable : {"USER", "USERNAME"}) {
        if (qEnvironmentVariableIsSet(variable))
            return qEnvironmentVariable(variable);
    }
    return QCoreApplication::translate("Console", "Agent");
}

} // namespace

Console::Console(Config config, bool wantsDemo, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_wantsDemo(wantsDemo)
    , m_secrets(m_config.profile)
    , m_guideLink(m_config, m_secrets, m_window)
{
    connect(&m_guideLink, &GuideLink::accountAccepted, this, &Console::takeAccount);
    connect(&m_window, &ui::MainWindow::guideLeft, this, &Console::keepGuide);
    connect(&m_window, &ui::MainWindow::setupSubmitted, this, &Console::applySetup);
    connect(&m_window, &ui::MainWindow::settingsOpening, this, [this] {
        // Not earlier: to ask the system for its devices takes a connection to it.
        m_ringDevices.clear();
        for (const ui::RingOutput &output : ui::Ringer::outputs())
            m_ringDevices.append({output.id, output.name});
        showSetup();
    });
    connect(&m_window, &ui::MainWindow::ringingChanged, &m_ringer, &ui::Ringer::setRinging);
    connect(qApp, &QCoreApplication::aboutToQuit, this, &Console::saveLayout);
}

Console::~Console() = default;

void Console::start()
{
    restoreLayout();
    m_window.show();
    if (isDemo()) {
        showSetup();
        // Only an answer tells whether there is a keychain, and the guide says where secrets will be kept.
        whenDone(m_secrets.read(QStringLiteral("keychain")), this, [this](const Result<QString> &) { showSetup(); });
        return openDemo();
    }
    openProfile();
}

void Console::openDemo()
{
    m_demoProfile = std::make_unique<QTemporaryDir>();
    openStore(m_demoProfile->path(), true);
}

void Console::endSession()
{
    m_window.clear();
    m_guideLink.setSession(nullptr);
    m_healthLink.reset();
    m_ledgersLink.reset();
    m_assistantLink.reset();
    m_session.reset();
}

void Console::openProfile()
{
    whenDone(m_secrets.complete(m_config.credentials), this, [this](const Credentials &credentials) {
        m_config.credentials = credentials;
        showSetup();
        openStore(m_config.profile, false);
    });
}

void Console::openStore(const QString &profile, bool isDemo)
{
    const auto opening = QtConcurrent::run([profile] { return openInBackground(profile); });
    whenDone(opening, this, [this, isDemo](const OpenedStore &store) {
        if (!store)
            return refuseToStart(store.error().message);
        begin(std::move(**store), isDemo);
    });
}

void Console::begin(std::unique_ptr<store::Store> store, bool isDemo)
{
    HostSettings settings = hostSettings(m_config);
    settings.agent = agentName();
    m_session = std::make_unique<Session>(std::move(store), settings, isDemo, m_window, agentName());
    // Queued: what it leads to ends the session that says so.
    connect(m_session.get(), &Session::failed, this, &Console::onSessionFailed, Qt::QueuedConnection);
    connect(m_session.get(), &Session::publicUrlChanged, this, [this](const QString &publicUrl) {
        m_config.publicUrl = publicUrl;
        showSetup();
    });
    m_healthLink = std::make_unique<HealthLink>(*m_session, m_window);
    m_ledgersLink = std::make_unique<LedgersLink>(*m_session, m_window);
    m_assistantLink = std::make_unique<AssistantLink>(*m_session, m_secrets, m_window);
    m_guideLink.setSession(m_session.get());
    m_session->start();
    emit sessionStarted();
}

/// While the guide is open it says what is wrong, and the way back is the demo.
void Console::onSessionFailed(const QString &message)
{
    if (!m_window.guide())
        return refuseToStart(message);
    endSession();
    openDemo();
}

void Console::refuseToStart(const QString &message)
{
    auto *box
        = new QMessageBox(QMessageBox::Critical, QStringLiteral("Patchcord"), message, QMessageBox::Close, &m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, qApp, &QCoreApplication::quit);
    box->open();
}

void Console::showSetup()
{
    const QJsonObject settings = readSettings(m_config.profile).value_or(QJsonObject());
    ui::SetupValues values;
    values.accountSid = m_config.credentials.accountSid;
    values.apiKey = m_config.credentials.apiKey;
    values.publicUrl = m_config.publicUrl;
    values.hasAuthToken = !m_config.credentials.authToken.isEmpty();
    values.hasApiSecret = !m_config.credentials.apiSecret.isEmpty();
    values.enterSends = settings.value(u"enter_sends").toBool(true);
    values.undoSeconds = std::clamp(settings.value(u"undo_seconds").toInt(values.undoSeconds), 0, 10);
    values.appearance = settings.value(u"appearance").toString(QStringLiteral("system"));
    values.notificationsShowText = settings.value(u"notifications_show_text").toBool(true);
    values.agentPhone = settings.value(u"agent_phone").toString();
    if (values.agentPhone.isEmpty() && isDemo())
        values.agentPhone = demoPhone;
    values.ringDevice = settings.value(u"ring_device").toString();
    values.ringVolume = settings.value(u"ring_volume").toInt(values.ringVolume);
    values.isRingMuted = settings.value(u"ring_muted").toBool();
    values.ringDevices = m_ringDevices;
    m_ringer.setSettings({values.ringDevice, values.ringVolume, values.isRingMuted});
    values.listenPort = m_config.listenPort;
    values.secretsKeptIn = m_secrets.where();
    m_window.setSetup(values);
}

void Console::applySetup(const ui::SetupValues &values)
{
    QJsonObject settings = readSettings(m_config.profile).value_or(QJsonObject());
    settings.insert(QStringLiteral("account_sid"), values.accountSid);
    settings.insert(QStringLiteral("api_key"), values.apiKey);
    settings.insert(QStringLiteral("public_url"), values.publicUrl);
    settings.insert(QStringLiteral("enter_sends"), values.enterSends);
    settings.insert(QStringLiteral("undo_seconds"), values.undoSeconds);
    settings.insert(QStringLiteral("appearance"), values.appearance);
    settings.insert(QStringLiteral("notifications_show_text"), values.notificationsShowText);
    settings.insert(QStringLiteral("agent_phone"), values.agentPhone == demoPhone ? QString() : values.agentPhone);
    settings.insert(QStringLiteral("ring_device"), values.ringDevice);
    settings.insert(QStringLiteral("ring_volume"), values.ringVolume);
    settings.insert(QStringLiteral("ring_muted"), values.isRingMuted);
    if (const Done written = writeSettings(m_config.profile, settings); !written)
        return m_window.showRefusal({}, written.error().message, {});

    const Config former = m_config;
    m_config.publicUrl = values.publicUrl;
    m_config.credentials.accountSid = values.accountSid;
    m_config.credentials.apiKey = values.apiKey;
    if (!values.authToken.isEmpty())
        m_config.credentials.authToken = values.authToken;
    if (!values.apiSecret.isEmpty())
        m_config.credentials.apiSecret = values.apiSecret;
    showSetup();
    if (former.credentials != m_config.credentials || former.publicUrl != m_config.publicUrl)
        keepAndReopen();
}

void Console::keepAndReopen()
{
    whenDone(m_secrets.keep(m_config.credentials), this, [this](const Done &kept) {
        if (!kept)
            return m_window.showRefusal({}, kept.error().message, {});
        endSession();
        openProfile();
    });
}

/// The guide found that these work.
void Console::takeAccount(const Credentials &credentials)
{
    if (m_session && !m_session->isDemo() && credentials == m_config.credentials)
        return m_guideLink.begin();
    QJsonObject settings = readSettings(m_config.profile).value_or(QJsonObject());
    settings.insert(QStringLiteral("account_sid"), credentials.accountSid);
    settings.insert(QStringLiteral("api_key"), credentials.apiKey);
    if (const Done written = writeSettings(m_config.profile, settings); !written)
        return m_window.showRefusal({}, written.error().message, {});
    m_config.credentials = credentials;
    keepAndReopen();
}

void Console::keepGuide(const ui::GuideDraft &draft, bool isComplete)
{
    QJsonObject settings = readSettings(m_config.profile).value_or(QJsonObject());
    if (isComplete)
        settings.remove(QStringLiteral("guide"));
    else
        settings.insert(QStringLiteral("guide"), toJson(draft));
    if (const Done written = writeSettings(m_config.profile, settings); !written)
        m_window.showRefusal({}, written.error().message, {});
}

void Console::restoreLayout()
{
    const QJsonObject settings = readSettings(m_config.profile).value_or(QJsonObject());
    m_window.setGuideDraft(guideDraftFromJson(settings.value(u"guide").toObject()));
    m_window.restoreLayout(QByteArray::fromBase64(settings.value(u"layout").toString().toLatin1()));
}

void Console::saveLayout()
{
    QJsonObject settings = readSettings(m_config.profile).value_or(QJsonObject());
    settings.insert(QStringLiteral("layout"), QString::fromLatin1(m_window.saveLayout().toBase64()));
    if (const Done written = writeSettings(m_config.profile, settings); !written)
        qWarning("the window's layout was not kept");
}

} // namespace patchcord::app
