// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/statuscallbackurl.h"

#include <QUrl>

namespace patchcord::desk {

QString statusCallbackUrl(const QString &publicUrl, const QString &token)
{
    const QUrl url(publicUrl, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    if (!isWeb || url.host().isEmpty() || url.host().contains(u'_'))
        return {};
    QString base = publicUrl;
    while (base.endsWith(u'/'))
        base.chop(1);
    return base + QStringLiteral("/api/webhooks/status?m=") + token;
}

} // namespace patchcord::desk
