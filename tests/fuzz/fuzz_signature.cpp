// SPDX-License-Identifier: GPL-3.0-or-later
// No URL, content type, body or signature does harm, what is signed is accepted, and nothing else is.
#include "core/twilio/signature.h"

#include <cstdlib>

using namespace patchcord::twilio;

namespace {

void require(bool isTrue)
{
    if (!isTrue)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray token = "0123456789abcdef0123456789abcdef";
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    const QByteArrayList parts = input.split('\n');
    SignedRequest request{parts.value(0), parts.value(1), parts.value(2), parts.value(3)};
    require(verify(request, {token}) != SignatureVerdict::Valid);

    request.contentType = "application/x-www-form-urlencoded";
    for (const QByteArray &url : signedUrlCandidates(request.url)) {
        request.signature = sign(token, url, parseForm(request.body));
        const SignatureVerdict verdict = verify(request, {"another", token});
        require(verdict == SignatureVerdict::Valid || verdict == SignatureVerdict::TooManyFields);
        require(verify(request, {"another", {}}) != SignatureVerdict::Valid);
    }
    return 0;
}
