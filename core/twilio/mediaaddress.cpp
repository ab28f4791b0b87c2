// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/mediaaddress.h"

#include "core/twilio/hosts.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QRegularExpression>

namespace patchcord::twilio {

namespace {

constexpr qsizetype maxLocation = 8 * 1024;

QString tr(const char *text)
{
    return QCoreApplication::translate("MediaFetch", text);
}

/// What an address of ours begins with, as a pattern. Region and edge do not matter: all of them are Twilio's.
QString beginning(const Credentials &credentials, const QString &apiBase)
{
    const Result<QUrl> base = baseFor(Product::Api, credentials, apiBase);
    if (!base)
        return {};
    const QString origin = apiBase.isEmpty() ? QStringLiteral("https://api(?:\\.[a-z0-9-]+){0,2}\\.twilio\\.com")
                                             : QRegularExpression::escape(base->toString(QUrl::FullyEncoded));
    return origin + QStringLiteral("/2010-04-01/Accounts/") + QRegularExpression::escape(credentials.accountSid);
}

bool isOnThisMachine(const QUrl &url)
{
    return url.host() == u"localhost" || QHostAddress(url.host()).isLoopback();
}

/// An address that only means something within a network of its own.
bool isPrivate(const QUrl &url)
{
    if (url.host() == u"localhost" || url.host().endsWith(u".localhost"))
        return true;
    const QHostAddress host(url.host());
    if (host.isNull())
        return false;
    return host.isLoopback() || host.isLinkLocal() || host.isUniqueLocalUnicast() || host.isMulticast()
        || host.isInSubnet(QHostAddress(QStringLiteral("10.0.0.0")), 8)
        || host.isInSubnet(QHostAddress(QStringLiteral("172.16.0.0")), 12)
        || host.isInSubnet(QHostAddress(QStringLiteral("192.168.0.0")), 16)
        || host.isInSubnet(QHostAddress(QStringLiteral("0.0.0.0")), 8);
}

} // namespace

Result<QUrl> ownMediaUrl(const QString &url, const Credentials &credentials, const QString &apiBase)
{
    // Plain letters only: what can be written in two ways could be read in two ways.
    static const QString below = QStringLiteral("(?:/[A-Za-z0-9_-]+)+(?:\\.[a-z0-9]+)?(?:\\?[A-Za-z0-9_=&-]*)?");
    const QString first = beginning(credentials, apiBase);
    const QRegularExpression own(QStringLiteral("\\A") + first + below + QStringLiteral("\\z"));
    if (!first.isEmpty() && !credentials.accountSid.isEmpty() && own.match(url).hasMatch())
        return QUrl(url, QUrl::StrictMode);
    return failure(
        ErrorKind::Refused,
        tr("This file does not lie with your account at Twilio, so it was not asked for: the account's credentials go "
           "nowhere else."),
        QStringLiteral("media address outside the account"));
}

Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location, const QString &apiBase)
{
    const QUrl target = from.resolved(QUrl::fromEncoded(location, QUrl::StrictMode));
    const QUrl base(apiBase);
    const bool isLocalApi = base.scheme() == u"http" && isOnThisMachine(base);
    const bool isLocal = isLocalApi && target.scheme() == u"http" && isOnThisMachine(target);
    const bool isSecure = target.scheme() == u"https" && (isLocalApi || !isPrivate(target));
    const bool isReadable = !location.isEmpty() && location.size() <= maxLocation && target.isValid()
        && !target.host().isEmpty() && target.userInfo().isEmpty();
    if (isReadable && (isLocal || isSecure))
        return target.adjusted(QUrl::RemoveFragment);
    return failure(ErrorKind::Refused,
                   tr("Twilio pointed to an address that is not safe to follow, so the file was not fetched."),
                   QStringLiteral("redirect to an unsafe address"));
}

} // namespace patchcord::twilio
