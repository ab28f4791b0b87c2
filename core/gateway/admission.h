// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/credentials.h"
#include "core/gateway/http.h"
#include "core/twilio/form.h"
#include "core/twilio/signature.h"

#include <QByteArrayList>
#include <QString>

#include <expected>

namespace patchcord::gateway {

/// Decides whether a request came from Twilio, for our account, to our address. There is no way to make it say yes
/// without a valid signature.
class Admission final
{
public:
    Admission(const QString &publicUrl, const Credentials &credentials);

    /// The base that Twilio calls, to which the raw target is added for the signature.
    void setPublicUrl(const QString &publicUrl);
    void setCredentials(const Credentials &credentials);

    /// The form of a genuine request; else why it is turned away, in words for an agent.
    [[nodiscard]] std::expected<twilio::FormFields, QString> admit(const HttpRequest &request) const;

    /// Whether its signature holds, whatever account it speaks of. Decides nothing about what it may do.
    [[nodiscard]] bool isSigned(const HttpRequest &request) const;
    /// The same of a WebSocket's handshake, which is signed over a wss address.
    [[nodiscard]] bool isSocketSigned(const HttpRequest &request) const;
    /// The addresses that a signature of this target is checked over.
    [[nodiscard]] QByteArrayList candidates(const QByteArray &target) const;

private:
    [[nodiscard]] QString whyNotReady() const;
    [[nodiscard]] QByteArrayList tokens() const;
    [[nodiscard]] twilio::VerifiedRequest verify(const QByteArray &url, const HttpRequest &request) const;

    QByteArray m_publicUrl;
    QByteArray m_accountSid;
    QByteArray m_token;
    QByteArray m_formerToken;
    qint64 m_formerUntil = 0;
};

} // namespace patchcord::gateway
