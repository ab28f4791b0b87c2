// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/owncertificates.h"

#include <QCoreApplication>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace patchcord {

Result<int> trustCertificates(const QString &file)
{
    const QList<QSslCertificate> own
        = QSslCertificate::fromPath(file, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (own.isEmpty())
        return failure(ErrorKind::NotFound,
                       QCoreApplication::translate("OwnCertificates", "There is no certificate in %1.").arg(file));
    // A list that is set stands in for the system's, which Qt else reads as it goes.
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    QList<QSslCertificate> all = configuration.caCertificates();
    if (all.isEmpty())
        all = QSslConfiguration::systemCaCertificates();
    configuration.setCaCertificates(all + own);
    QSslConfiguration::setDefaultConfiguration(configuration);
    return int(own.size());
}

QString trustOwnCertificates()
{
    const QString file = qEnvironmentVariable("SSL_CERT_FILE");
    if (file.isEmpty())
        return {};
    const Result<int> trusted = trustCertificates(file);
    return trusted ? QString() : trusted.error().message;
}

} // namespace patchcord
