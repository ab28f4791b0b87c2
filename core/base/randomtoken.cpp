// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/randomtoken.h"

#include <QByteArray>
#include <QRandomGenerator>

namespace patchcord {

QString randomToken(int bytes)
{
    constexpr int wordBytes = int(sizeof(quint32));
    const int words = (std::max(bytes, 16) + wordBytes - 1) / wordBytes;
    QByteArray noise;
    for (int i = 0; i < words; ++i) {
        const quint32 word = QRandomGenerator::system()->generate();
        noise.append(reinterpret_cast<const char *>(&word), wordBytes);
    }
    return QString::fromLatin1(noise.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace patchcord
