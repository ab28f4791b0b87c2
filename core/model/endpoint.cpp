// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/endpoint.h"

#include <QCoreApplication>
#include <QHostAddress>

namespace patchcord::model {

namespace {

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::model::Endpoint)
};

bool isThisMachine(const QUrl &url)
{
    return url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
}

} // namespace

Result<QUrl> chatAddress(const QString &baseUrl)
{
    const QString base = baseUrl.trimmed();
    if (base.isEmpty())
        return failure(ErrorKind::Invalid, Words::tr("The assistant has no address yet. Enter it in the settings."));
    QUrl url(base, QUrl::StrictMode);
    const bool isWeb = url.scheme() == u"https" || url.scheme() == u"http";
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery()
        || url.hasFragment())
        return failure(ErrorKind::Invalid,
                       Words::tr("The assistant's address is an address of the web, such as "
                                 "https://api.example.com/v1 or http://127.0.0.1:11434/v1."));
    if (url.scheme() == u"http" && !isThisMachine(url))
        return failure(ErrorKind::Invalid,
                       Words::tr("The assistant's address must begin with https, unless it is this computer: what "
                                 "customers wrote would cross the network for all to read."));
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + QStringLiteral("/chat/completions"));
    return url;
}

QString originOf(const QString &baseUrl)
{
    const Result<QUrl> url = chatAddress(baseUrl);
    if (!url)
        return {};
    return QStringLiteral("%1://%2:%3")
        .arg(url->scheme(), url->host())
        .arg(url->port(url->scheme() == u"https" ? 443 : 80));
}

} // namespace patchcord::model
