// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/tokens.h"

#include <QRandomGenerator>
#include <QUrl>

namespace patchcord::desk {

QString newToken()
{
    QRandomGenerator *generator = QRandomGenerator::system();
    const QString high = QString::number(generator->generate64(), 16);
    const QString low = QString::number(generator->generate64(), 16);
    return high.rightJustified(16, u'0') + low.rightJustified(16, u'0');
}

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
