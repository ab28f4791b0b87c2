// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hostport.h"

#include <QCoreApplication>

namespace patchcord {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::HostPort)
};

QHostAddress hostOf(QStringView text)
{
    if (text == u"localhost")
        return QHostAddress(QHostAddress::LocalHost);
    if (text.startsWith(u'[') && text.endsWith(u']'))
        return QHostAddress(text.sliced(1, text.size() - 2).toString());
    // QHostAddress also takes "127.1" or "3000"; only four full parts are clear to a reader.
    return text.count(u'.') == 3 ? QHostAddress(text.toString()) : QHostAddress();
}

} // namespace

Result<HostPort> parseHostPort(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool isNumber = false;
    const uint port = colon < 0 ? 0 : QStringView(text).sliced(colon + 1).toUInt(&isNumber);
    const QHostAddress host = colon < 0 ? QHostAddress() : hostOf(QStringView(text).first(colon));
    if (!isNumber || port > 65535 || host.isNull()) {
        return failure(ErrorKind::Invalid,
                       Words::tr("“%1” is not an address to listen on; write HOST:PORT, such as 127.0.0.1:3000, with "
                                 "an IP address or localhost as host and a port up to 65535.")
                           .arg(text));
    }
    return HostPort{host, quint16(port)};
}

QString toString(const HostPort &where)
{
    const QString host = where.host.toString();
    const bool isV6 = where.host.protocol() == QAbstractSocket::IPv6Protocol;
    return (isV6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(host).arg(where.port);
}

} // namespace patchcord
