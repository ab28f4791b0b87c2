// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace patchcord {

/// Trusts the certificates in a PEM file beside the system's, for every TLS connection that is made from now on.
/// NotFound: there is none in it.
[[nodiscard]] Result<int> trustCertificates(const QString &file);

/// The same with the file that SSL_CERT_FILE names, as OpenSSL's own programs have it and Qt has not: a tunnel or a
/// proxy on one's own machine may have a certificate of one's own authority. Does nothing when it is not set; gives a
/// sentence for the user when the file is of no use.
[[nodiscard]] QString trustOwnCertificates();

} // namespace patchcord
