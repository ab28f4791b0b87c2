// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace patchcord::test {

/// nginx on loopback with a certificate of an authority of its own: stands in for a tunnel.
class TlsProxy final
{
public:
    TlsProxy() = default;
    ~TlsProxy();
    Q_DISABLE_COPY_MOVE(TlsProxy)

    /// False when this machine lacks nginx or openssl.
    [[nodiscard]] static bool isAvailable();
    /// Makes the certificate and forwards https, WebSockets included, to that port; false when it does not answer.
    [[nodiscard]] bool start(quint16 target);
    /// From now on what is sent below `from` ("/api/webhooks/") arrives below `to`.
    [[nodiscard]] bool rewritePaths(const QString &from, const QString &to);
    /// Goes down, and comes back at the same address.
    void stop();
    [[nodiscard]] bool comeBack() { return run(QStringLiteral("/"), {}); }
    /// Goes down, and comes back at another address.
    [[nodiscard]] bool move();

    /// "https://localhost:PORT".
    [[nodiscard]] QString url() const { return QStringLiteral("https://localhost:%1").arg(m_port); }
    /// The authority's certificate, for SSL_CERT_FILE.
    [[nodiscard]] QString authorityFile() const { return m_folder.filePath(QStringLiteral("authority.pem")); }

private:
    [[nodiscard]] bool run(const QString &location, const QString &path);
    [[nodiscard]] bool makeCertificates();
    [[nodiscard]] bool openssl(const QStringList &arguments);
    [[nodiscard]] bool write(const QString &name, const QByteArray &content);

    QTemporaryDir m_folder;
    quint16 m_port = 0;
    quint16 m_target = 0;
    QProcess m_nginx;
};

} // namespace patchcord::test
