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

Desk::Desk(store::Store &store, const DeskSettings &settings, QObject *parent)
    : QObject(parent)
    , m_isLoopbackApi(isLoopback(settings.apiBase))
    , m_client(settings.credentials, settings.apiBase)
    , m_inbox(store, settings.publicUrl)
    , m_deliveries(store)
    , m_calls(store)
    , m_outbox(store, m_client, callbackBase(settings.publicUrl), settings.pace)
{ }

Desk::~Desk() = default;

void Desk::start()
{
    m_outbox.start();
}

void Desk::setPublicUrl(const QString &publicUrl)
{
    m_inbox.setPublicUrl(publicUrl);
    m_outbox.setPublicUrl(callbackBase(publicUrl));
}

/// Twilio refuses a message whose callback it could never reach; a simulator on this machine can reach this machine.
QString Desk::callbackBase(const QString &publicUrl) const
{
    return m_isLoopbackApi || !isLoopback(publicUrl) ? publicUrl : QString();
}

} // namespace patchcord::desk
