// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/bearertoken.h"

#include "core/twilio/form.h"

#include <QCryptographicHash>

namespace patchcord::gateway {

namespace {

QByteArray digestOf(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

} // namespace

BearerToken::BearerToken(const QString &token)
    : m_isEmpty(token.isEmpty())
    , m_digest(digestOf(token.toUtf8()))
{ }

bool BearerToken::isIn(const HttpRequest &request) const
{
    constexpr QByteArrayView scheme = "Bearer ";
    const QByteArray header = request.header("Authorization");
    if (!header.isEmpty()) {
        return header.size() > scheme.size() && header.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0
            && is(header.sliced(scheme.size()));
    }
    return is(twilio::fieldText(twilio::parseForm(request.query()), "token").toUtf8());
}

/// Over digests, so that neither the content nor the length of the secret shows in the time it takes.
bool BearerToken::is(const QByteArray &presented) const
{
    const QByteArray digest = digestOf(presented);
    uchar difference = 0;
    for (qsizetype i = 0; i < digest.size(); ++i)
        difference |= uchar(digest[i]) ^ uchar(m_digest[i]);
    return difference == 0 && !m_isEmpty;
}

} // namespace patchcord::gateway
