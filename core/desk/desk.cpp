// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/desk.h"

#include <QHostAddress>
#include <QUrl>

namespace patchcord::desk {

namespace {

bool isLoopback(const QString &url)
{
    const QString host = QUrl(url).host();
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

} // namespace

QString reachableBase(const QString &apiBase, const QString &publicUrl)
{
    return isLoopback(apiBase) || !isLoopback(publicUrl) ? publicUrl : QString();
}

Desk::Desk(store::Store &store, const DeskSettings &settings, QObject *parent)
    : QObject(parent)
    , m_apiBase(settings.apiBase)
    , m_client(settings.credentials, settings.apiBase)
    , m_inbox(store, settings.publicUrl)
    , m_deliveries(store)
    , m_callDriver(store, m_client, reachableBase(settings.apiBase, settings.publicUrl), settings.callPace)
    , m_calls(store, m_callDriver)
    , m_callActs(store, m_callDriver)
    , m_shelf(store.mediaFolder(), settings.shelfTimes)
    , m_files(store, m_shelf, m_reach)
    , m_outbox(store, m_client, reachableBase(settings.apiBase, settings.publicUrl), settings.pace)
    , m_media(store, settings.credentials, settings.apiBase, settings.fetchPace)
    , m_scheduler(store)
    , m_erasing(store, QStringLiteral("system"))
    , m_farErasing(store, m_client)
    , m_ruleClock(store)
    , m_retaining(store)
{
    m_reach.setPublicUrl(reachableBase(settings.apiBase, settings.publicUrl));
    m_outbox.setFileGate(m_files);
}

Desk::~Desk() = default;

void Desk::start()
{
    m_outbox.start();
    m_media.start();
    m_scheduler.start();
    m_erasing.resume();
    m_retaining.start();
    if (m_client.hasCredentials())
        m_farErasing.start();
    m_ruleClock.start();
}

void Desk::findCalls()
{
    m_callDriver.findLiveCalls();
}

void Desk::setPublicUrl(const QString &publicUrl)
{
    m_inbox.setPublicUrl(publicUrl);
    m_callDriver.setPublicUrl(reachableBase(m_apiBase, publicUrl));
    m_outbox.setPublicUrl(reachableBase(m_apiBase, publicUrl));
    m_reach.setPublicUrl(reachableBase(m_apiBase, publicUrl));
}

} // namespace patchcord::desk
