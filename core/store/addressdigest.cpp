// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/addressdigest.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

namespace patchcord::store {

namespace {

/// Some milliseconds for one address; a number has few digits, so more rounds would not hide it for much longer.
constexpr int rounds = 4096;

QByteArray hmac(const QByteArray &text, const QByteArray &key)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256);
}

} // namespace

QString addressDigest(const QString &address, const QString &salt)
{
    const QByteArray key = address.toUtf8();
    QByteArray round = hmac(salt.toLatin1() + QByteArray("\0\0\0\1", 4), key);
    QByteArray digest = round;
    for (int number = 1; number < rounds; ++number) {
        round = hmac(round, key);
        for (qsizetype place = 0; place < digest.size(); ++place)
            digest[place] = char(digest.at(place) ^ round.at(place));
    }
    return QString::fromLatin1(digest.toHex());
}

} // namespace patchcord::store
