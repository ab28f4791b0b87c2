// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/signature.h"

#include <QVarLengthArray>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace patchcord::twilio {

namespace {

constexpr qsizetype maxSignatureLength = 100;
constexpr qsizetype maxFields = 500;
constexpr size_t sha1Length = 20;
constexpr size_t sha256Length = 32;

/// HMAC-SHA1 under one token; the key is set up once however many messages are hashed.
class HmacSha1 final
{
public:
    explicit HmacSha1(const QByteArray &key)
    {
        std::array<char, 5> digest{"SHA1"};
        const std::array<OSSL_PARAM, 2> parameters{
            OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0), OSSL_PARAM_construct_end()};
        m_isReady = m_context
            && EVP_MAC_init(m_context.get(), reinterpret_cast<const unsigned char *>(key.constData()),
                            size_t(key.size()), parameters.data())
                == 1;
    }

    /// Base64 of the hash over both parts; empty when OpenSSL refuses.
    QByteArray hash(QByteArrayView first, QByteArrayView second)
    {
        std::array<unsigned char, sha1Length> digest{};
        size_t length = 0;
        if (!begin() || !add(first) || !add(second)
            || EVP_MAC_final(m_context.get(), digest.data(), &length, digest.size()) != 1 || length != digest.size())
            return {};
        const auto *bytes = reinterpret_cast<const char *>(digest.data());
        return QByteArray::fromRawData(bytes, qsizetype(digest.size())).toBase64();
    }

private:
    bool begin()
    {
        if (std::exchange(m_isFresh, false))
            return m_isReady;
        return m_isReady && EVP_MAC_init(m_context.get(), nullptr, 0, nullptr) == 1;
    }

    bool add(QByteArrayView part)
    {
        const auto *bytes = reinterpret_cast<const unsigned char *>(part.data());
        return EVP_MAC_update(m_context.get(), bytes, size_t(part.size())) == 1;
    }

    template <auto release> struct Release
    {
        template <typename T> void operator()(T *object) const { release(object); }
    };

    std::unique_ptr<EVP_MAC, Release<EVP_MAC_free>> m_algorithm{EVP_MAC_fetch(nullptr, "HMAC", nullptr)};
    std::unique_ptr<EVP_MAC_CTX, Release<EVP_MAC_CTX_free>> m_context{EVP_MAC_CTX_new(m_algorithm.get())};
    bool m_isReady = false;
    bool m_isFresh = true;
};

/// Names and values sorted by bytes and joined; a pair that is repeated counts once, as Twilio's own helpers have it.
QByteArray joined(const FormFields &fields)
{
    QVarLengthArray<const std::pair<QByteArray, QByteArray> *, 64> order;
    order.reserve(fields.size());
    qsizetype length = 0;
    for (const auto &field : fields) {
        order.append(&field);
        length += field.first.size() + field.second.size();
    }
    std::ranges::sort(order, [](const auto *left, const auto *right) {
        return left->first == right->first ? left->second < right->second : left->first < right->first;
    });
    QByteArray text;
    text.reserve(length);
    const std::pair<QByteArray, QByteArray> *previous = nullptr;
    for (const auto *field : order) {
        if (previous && *previous == *field)
            continue;
        text += field->first;
        text += field->second;
        previous = field;
    }
    return text;
}

bool isEqual(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), size_t(left.size())) == 0;
}

bool isForm(const QByteArray &contentType)
{
    static constexpr QByteArrayView form = "application/x-www-form-urlencoded";
    return QByteArrayView(contentType)
               .first(std::min(form.size(), contentType.size()))
               .compare(form, Qt::CaseInsensitive)
        == 0;
}

QByteArrayView withoutFragment(QByteArrayView url)
{
    const qsizetype hash = url.indexOf('#');
    return hash < 0 ? url : url.first(hash);
}

/// The value of bodySHA256 in the query, untouched.
std::optional<QByteArrayView> bodyHashIn(QByteArrayView url)
{
    static constexpr QByteArrayView key = "bodySHA256=";
    url = withoutFragment(url);
    qsizetype at = url.indexOf('?');
    while (at >= 0) {
        const QByteArrayView rest = url.sliced(at + 1);
        const qsizetype next = rest.indexOf('&');
        if (rest.startsWith(key))
            return (next < 0 ? rest : rest.first(next)).sliced(key.size());
        at = next < 0 ? -1 : at + 1 + next;
    }
    return std::nullopt;
}

SignatureVerdict checkBody(const SignedRequest &request)
{
    const std::optional<QByteArrayView> expected = bodyHashIn(request.url);
    if (!expected)
        return request.body.isEmpty() ? SignatureVerdict::Valid : SignatureVerdict::BodyHashMissing;
    std::array<unsigned char, sha256Length> digest{};
    unsigned int length = 0;
    if (EVP_Digest(request.body.constData(), size_t(request.body.size()), digest.data(), &length, EVP_sha256(), nullptr)
        != 1)
        return SignatureVerdict::BodyHashWrong;
    const auto *bytes = reinterpret_cast<const char *>(digest.data());
    const QByteArray actual = QByteArray::fromRawData(bytes, qsizetype(digest.size())).toHex();
    return isEqual(actual, *expected) ? SignatureVerdict::Valid : SignatureVerdict::BodyHashWrong;
}

/// The parts of a URL that its candidates are put together from.
struct UrlParts
{
    QByteArrayView scheme; ///< With "://".
    QByteArrayView host; ///< With brackets, without port.
    QByteArrayView port; ///< With ':'; empty when there is none.
    QByteArrayView target; ///< Path and query.
};

std::optional<UrlParts> split(QByteArrayView url)
{
    UrlParts parts;
    const qsizetype separator = url.indexOf("://");
    if (separator < 0)
        return std::nullopt;
    parts.scheme = url.first(separator + 3);
    QByteArrayView rest = url.sliced(separator + 3);
    const auto stop = std::ranges::find_if(rest, [](char c) { return c == '/' || c == '?'; });
    QByteArrayView authority = rest.first(stop - rest.begin());
    parts.target = rest.sliced(authority.size());
    authority = authority.sliced(authority.lastIndexOf('@') + 1);
    const qsizetype colon = authority.lastIndexOf(':');
    const bool hasPort = colon > authority.lastIndexOf(']') && colon >= 0;
    parts.host = hasPort ? authority.first(colon) : authority;
    parts.port = hasPort ? authority.sliced(colon) : QByteArrayView();
    return parts;
}

QByteArray join(const UrlParts &parts, QByteArrayView port)
{
    QByteArray url;
    url.reserve(parts.scheme.size() + parts.host.size() + port.size() + parts.target.size() + 1);
    return url.append(parts.scheme).append(parts.host).append(port).append(parts.target);
}

QByteArray withSlashToggled(QByteArray url, bool hasPath)
{
    if (hasPath && url.endsWith('/'))
        url.chop(1);
    else
        url += '/';
    return url;
}

bool isSigned(const SignedRequest &request, const QByteArray &fields, const QByteArrayList &authTokens)
{
    const QByteArrayList candidates = signedUrlCandidates(request.url);
    for (const QByteArray &token : authTokens) {
        if (token.isEmpty())
            continue; // Anybody can sign with an empty token.
        HmacSha1 hmac(token);
        for (const QByteArray &candidate : candidates) {
            const QByteArray expected = hmac.hash(candidate, fields);
            if (!expected.isEmpty() && isEqual(expected, request.signature))
                return true;
        }
    }
    return false;
}

} // namespace

QByteArray sign(const QByteArray &authToken, const QByteArray &url, const FormFields &fields)
{
    return HmacSha1(authToken).hash(url, joined(fields));
}

QByteArrayList signedUrlCandidates(const QByteArray &url)
{
    const QByteArrayView bare = withoutFragment(url);
    const std::optional<UrlParts> parts = split(bare);
    if (!parts)
        return {bare.toByteArray()};
    const bool isSocket = parts->scheme.startsWith("ws");
    const bool isSecure = parts->scheme == "https://" || parts->scheme == "wss://";
    QByteArrayList candidates{join(*parts, {})};
    candidates += join(*parts, parts->port.isEmpty() ? QByteArrayView(isSecure ? ":443" : ":80") : parts->port);
    if (isSocket && !parts->target.contains('?')) {
        for (const QByteArray &candidate : QByteArrayList(candidates))
            candidates += withSlashToggled(candidate, !parts->target.isEmpty());
    }
    return candidates;
}

SignatureVerdict verify(const SignedRequest &request, const QByteArrayList &authTokens)
{
    return verifyAndRead(request, authTokens).verdict;
}

VerifiedRequest verifyAndRead(const SignedRequest &request, const QByteArrayList &authTokens)
{
    if (request.signature.isEmpty())
        return {SignatureVerdict::Missing, {}};
    if (request.signature.size() > maxSignatureLength)
        return {SignatureVerdict::Wrong, {}};
    const bool hasForm = isForm(request.contentType);
    // Counted before anything is decoded, so that a hostile body costs one pass.
    if (hasForm && request.body.count('&') >= maxFields)
        return {SignatureVerdict::TooManyFields, {}};
    FormFields fields = hasForm ? parseForm(request.body) : FormFields();
    if (!isSigned(request, joined(fields), authTokens))
        return {SignatureVerdict::Wrong, {}};
    return {hasForm ? SignatureVerdict::Valid : checkBody(request), std::move(fields)};
}

} // namespace patchcord::twilio
