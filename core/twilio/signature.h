// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/twilio/form.h"

#include <QByteArray>
#include <QByteArrayList>

namespace patchcord::twilio {

/// Base64 HMAC-SHA1 over the URL and the sorted fields, as Twilio signs a form or (without fields) a GET.
[[nodiscard]] QByteArray sign(const QByteArray &authToken, const QByteArray &url, const FormFields &fields = {});

/// What is checked: one request as it came, and the URL that Twilio was told to call.
struct SignedRequest
{
    QByteArray url; ///< Configured public base + raw request target; never normalised.
    QByteArray contentType; ///< As received; decides between form and bodySHA256.
    QByteArray body; ///< Raw.
    QByteArray signature; ///< X-Twilio-Signature as received.
};

/// The URL spellings that Twilio may have signed: without userinfo and fragment; port dropped, as given, default port
/// added; for WebSockets also with the final slash toggled.
[[nodiscard]] QByteArrayList signedUrlCandidates(const QByteArray &url);

enum class SignatureVerdict { Valid, Missing, Wrong, BodyHashMissing, BodyHashWrong, TooManyFields };

/// Checks in constant time against every candidate URL and each token (current, then former).
[[nodiscard]] SignatureVerdict verify(const SignedRequest &request, const QByteArrayList &authTokens);

/// A request's verdict, and its form so that nobody needs to read it twice.
struct VerifiedRequest
{
    SignatureVerdict verdict = SignatureVerdict::Wrong;
    FormFields fields; ///< Empty unless the verdict is Valid and the body is a form.
};

/// The same check, with what was read on the way.
[[nodiscard]] VerifiedRequest verifyAndRead(const SignedRequest &request, const QByteArrayList &authTokens);

} // namespace patchcord::twilio
