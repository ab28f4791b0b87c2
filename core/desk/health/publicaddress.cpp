// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/health/publicaddress.h"

#include "core/base/options.h"

#include <QCoreApplication>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QUrl>

namespace patchcord::desk {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::PublicAddress)
};

QString aboutStatus(int status, const QNetworkReply &reply)
{
    constexpr int cloudflareTunnelDown = 530;
    const bool isNgrokSpeaking = reply.hasRawHeader("Ngrok-Error-Code");
    if (status == cloudflareTunnelDown || (status == 404 && isNgrokSpeaking))
        return Words::tr("The tunnel's service answers, but the tunnel itself is down.");
    if (status >= 502 && status <= 504)
        return Words::tr("The tunnel answers, but does not reach this desk: it leads to another port, or nothing "
                         "listens there.");
    if (status >= 300 && status < 400)
        return Words::tr("The public address redirects to another one; Twilio would lose what it sends on that way.");
    if (status == 403)
        return Words::tr("Something in front of this desk turns requests away: an access rule or a firewall.");
    if (status == 404)
        return Words::tr("Something else answers at the public address, or a proxy on the way changes the path.");
    return Words::tr("Something answers %1 at the public address, but it is not this desk.").arg(status);
}

QString aboutError(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return Words::tr("The name of the public address is unknown: the tunnel was given another one, or is down.");
    case QNetworkReply::ConnectionRefusedError:
        return Words::tr("Nothing answers at the public address: the tunnel is down.");
    case QNetworkReply::SslHandshakeFailedError:
        return Words::tr("The certificate of the public address is not valid, so Twilio refuses it too.");
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError:
        return Words::tr("The public address takes too long to answer.");
    default:
        return Words::tr("The way through the public address breaks off: the tunnel may be down.");
    }
}

} // namespace

QString complaintAbout(const QString &publicUrl, const QString &apiBase)
{
    const QUrl url(publicUrl);
    if (publicUrl.isEmpty())
        return Words::tr("No public address is set, so Twilio cannot reach this desk.");
    if (!url.isValid() || url.host().isEmpty())
        return Words::tr("The public address is not a web address.");
    if (url.host().contains(u'_'))
        return Words::tr("Twilio refuses host names with an underscore.");
    const bool isHere = isLoopbackHost(url.host());
    const bool isApiHere = isLoopbackHost(QUrl(apiBase).host());
    if (isHere && !isApiHere)
        return Words::tr("The public address is one of this computer, which Twilio cannot reach.");
    if (url.scheme() != u"https" && !isHere)
        return Words::tr("The public address is not https.");
    return {};
}

QString whyNotReached(const QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 200 && status < 300)
        return {};
    return status > 0 ? aboutStatus(status, reply) : aboutError(reply.error());
}

} // namespace patchcord::desk
