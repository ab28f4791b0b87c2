// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/admission.h"

#include "core/base/clock.h"

#include <QCoreApplication>

#include <algorithm>

namespace patchcord::gateway {

namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("Admission", text);
}

QString reasonOf(twilio::SignatureVerdict verdict)
{
    switch (verdict) {
    case twilio::SignatureVerdict::Valid:
        return {};
    case twilio::SignatureVerdict::Missing:
        return say(QT_TRANSLATE_NOOP("Admission", "It carries no signature, so it did not come from Twilio."));
    case twilio::SignatureVerdict::Wrong:
        return say(QT_TRANSLATE_NOOP("Admission",
                                     "Its signature does not match. Either it was forged or altered on the way, or "
                                     "Twilio calls another address than the public URL that is set here, or the auth "
                                     "token was changed."));
    case twilio::SignatureVerdict::BodyHashMissing:
        return say(QT_TRANSLATE_NOOP("Admission", "Its body is not a form and is not covered by its signature."));
    case twilio::SignatureVerdict::BodyHashWrong:
        return say(QT_TRANSLATE_NOOP("Admission", "Its body is not the one that was signed."));
    case twilio::SignatureVerdict::TooManyFields:
        return say(QT_TRANSLATE_NOOP("Admission", "It has more parameters than Twilio ever sends."));
    }
    Q_UNREACHABLE();
}

} // namespace

Admission::Admission(const QString &publicUrl, const Credentials &credentials)
{
    setPublicUrl(publicUrl);
    setCredentials(credentials);
}

void Admission::setPublicUrl(const QString &publicUrl)
{
    m_publicUrl = publicUrl.trimmed().toUtf8();
    while (m_publicUrl.endsWith('/'))
        m_publicUrl.chop(1);
}

void Admission::setCredentials(const Credentials &credentials)
{
    m_accountSid = credentials.accountSid.toUtf8();
    m_token = credentials.authToken.toUtf8();
    m_formerToken = credentials.formerAuthToken.toUtf8();
    m_formerUntil = credentials.formerUntil;
}

/// The former one runs out by itself, so the time is asked at every request.
QByteArrayList Admission::tokens() const
{
    QByteArrayList tokens;
    if (!m_token.isEmpty())
        tokens.append(m_token);
    if (!m_formerToken.isEmpty() && utcNow() < m_formerUntil)
        tokens.append(m_formerToken);
    return tokens;
}

QString Admission::whyNotReady() const
{
    if (m_publicUrl.isEmpty()) {
        return say(QT_TRANSLATE_NOOP("Admission",
                                     "No public URL is set, so signatures cannot be checked. Set the public URL to the "
                                     "address that Twilio calls."));
    }
    if (m_accountSid.isEmpty() || m_token.isEmpty()) {
        return say(QT_TRANSLATE_NOOP("Admission",
                                     "No account SID and auth token are set, so signatures cannot be checked. Set both "
                                     "as Twilio's console shows them."));
    }
    return {};
}

std::expected<twilio::FormFields, QString> Admission::admit(const HttpRequest &request) const
{
    if (const QString reason = whyNotReady(); !reason.isEmpty())
        return std::unexpected(reason);
    twilio::VerifiedRequest verified = verify(m_publicUrl + request.target, request);
    if (verified.verdict != twilio::SignatureVerdict::Valid)
        return std::unexpected(reasonOf(verified.verdict));

    const twilio::FormFields &fields = verified.fields;
    const auto account = std::ranges::find(fields, QByteArray("AccountSid"), &std::pair<QByteArray, QByteArray>::first);
    if (account == fields.end() || account->second != m_accountSid) {
        return std::unexpected(say(QT_TRANSLATE_NOOP("Admission",
                                                     "It is meant for another Twilio account than the one that is set "
                                                     "here. A number of a subaccount may point to this address.")));
    }
    return std::move(verified.fields);
}

twilio::VerifiedRequest Admission::verify(const QByteArray &url, const HttpRequest &request) const
{
    return twilio::verifyAndRead({.url = url,
                                  .contentType = request.header("Content-Type"),
                                  .body = request.body,
                                  .signature = request.header("X-Twilio-Signature")},
                                 tokens());
}

bool Admission::isSigned(const HttpRequest &request) const
{
    return whyNotReady().isEmpty()
        && verify(m_publicUrl + request.target, request).verdict == twilio::SignatureVerdict::Valid;
}

bool Admission::isSocketSigned(const HttpRequest &request) const
{
    // "https" becomes "wss", "http" becomes "ws".
    const QByteArray url = "ws" + m_publicUrl.sliced(std::min<qsizetype>(m_publicUrl.size(), 4));
    return whyNotReady().isEmpty() && verify(url + request.target, request).verdict == twilio::SignatureVerdict::Valid;
}

QByteArrayList Admission::candidates(const QByteArray &target) const
{
    return twilio::signedUrlCandidates(m_publicUrl + target);
}

} // namespace patchcord::gateway
