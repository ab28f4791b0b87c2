// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/hosts.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <algorithm>
#include <array>

namespace patchcord::twilio {

namespace {

QString nameOf(Product product)
{
    switch (product) {
    case Product::Api:
        return QStringLiteral("api");
    case Product::Content:
        return QStringLiteral("content");
    case Product::Messaging:
        return QStringLiteral("messaging");
    case Product::Lookups:
        return QStringLiteral("lookups");
    case Product::Monitor:
        return QStringLiteral("monitor");
    }
    Q_UNREACHABLE();
}

/// The edge beside a region, https://www.twilio.com/docs/global-infrastructure/edge-locations.
QString edgeOf(QStringView region)
{
    struct Pair
    {
        QLatin1StringView region;
        QLatin1StringView edge;
    };
    static constexpr std::array pairs{
        Pair{QLatin1StringView("us2"), QLatin1StringView("umatilla")},
        Pair{QLatin1StringView("ie1"), QLatin1StringView("dublin")},
        Pair{QLatin1StringView("de1"), QLatin1StringView("frankfurt")},
        Pair{QLatin1StringView("au1"), QLatin1StringView("sydney")},
        Pair{QLatin1StringView("sg1"), QLatin1StringView("singapore")},
        Pair{QLatin1StringView("jp1"), QLatin1StringView("tokyo")},
        Pair{QLatin1StringView("jp2"), QLatin1StringView("osaka")},
        Pair{QLatin1StringView("br1"), QLatin1StringView("sao-paulo")},
    };
    for (const Pair &pair : pairs) {
        if (region == pair.region)
            return pair.edge;
    }
    return QStringLiteral("ashburn"); // Any edge leads to any region.
}

bool isLabel(QStringView text)
{
    return std::ranges::all_of(
        text, [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-'; });
}

bool isThisMachine(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

Result<QUrl> givenBase(const QString &apiBase)
{
    const QUrl url(apiBase.endsWith(u'/') ? apiBase.chopped(1) : apiBase, QUrl::StrictMode);
    const bool isSafe = url.scheme() == u"https" || (url.scheme() == u"http" && isThisMachine(url.host()));
    if (!url.isValid() || url.host().isEmpty() || !isSafe || !url.userInfo().isEmpty() || url.hasQuery()
        || url.hasFragment())
        return failure(
            ErrorKind::Invalid,
            QCoreApplication::translate("TwilioClient",
                                        "The address of Twilio's API must begin with https://, or be on this "
                                        "computer: check the API base in the settings."),
            QStringLiteral("unusable API base"));
    return url;
}

} // namespace

Result<QUrl> baseFor(Product product, const Credentials &credentials, const QString &apiBase)
{
    if (!apiBase.isEmpty())
        return givenBase(apiBase);
    if (!isLabel(credentials.edge) || !isLabel(credentials.region))
        return failure(
            ErrorKind::Invalid,
            QCoreApplication::translate("TwilioClient",
                                        "The edge or region of the account is not a name like dublin or ie1: "
                                        "check the settings."),
            QStringLiteral("unusable edge or region"));
    QString host = nameOf(product);
    const bool isDefault = credentials.edge.isEmpty() && (credentials.region.isEmpty() || credentials.region == u"us1");
    if (!isDefault) {
        const QString edge = credentials.edge.isEmpty() ? edgeOf(credentials.region) : credentials.edge;
        const QString region = credentials.region.isEmpty() ? QStringLiteral("us1") : credentials.region;
        host += u'.' + edge + u'.' + region;
    }
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(host + QStringLiteral(".twilio.com"));
    return url;
}

} // namespace patchcord::twilio
