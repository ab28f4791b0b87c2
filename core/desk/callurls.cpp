// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/callurls.h"

#include "core/desk/statuscallbackurl.h"

namespace patchcord::desk {

namespace {

const QString routes = QStringLiteral("/api/webhooks/voice/");

} // namespace

CallUrls::CallUrls(const QString &publicUrl)
{
    // What cannot report on a message cannot report on a call either.
    if (statusCallbackUrl(publicUrl, {}).isEmpty())
        return;
    m_base = publicUrl;
    while (m_base.endsWith(u'/'))
        m_base.chop(1);
}

QString CallUrls::at(const char *route) const
{
    return m_base.isEmpty() ? QString() : m_base + routes + QLatin1String(route);
}

QString CallUrls::agent(const QString &room) const
{
    return isEmpty() ? QString() : at("agent") + QStringLiteral("?room=") + room;
}

QString CallUrls::agentStatus(const QString &room) const
{
    return isEmpty() ? QString() : at("leg") + QStringLiteral("?end=agent&room=") + room;
}

QString CallUrls::customerStatus(const QString &room) const
{
    return isEmpty() ? QString() : at("leg") + QStringLiteral("?end=customer&room=") + room;
}

} // namespace patchcord::desk
