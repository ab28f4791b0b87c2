// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/tlsproxy.h"

#include "tests/app/testbed.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>

namespace patchcord::test {

namespace {

constexpr int startMs = 10'000;

// Everything below the folder it is started with, so that it touches nothing of the system's.
constexpr auto configuration = R"(daemon off;
pid nginx.pid;
error_log stderr;
events {}
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    map $http_upgrade $connection_upgrade { default upgrade; '' close; }
    server {
        listen 127.0.0.1:%1 ssl;
        ssl_certificate server.pem;
        ssl_certificate_key server.key;
        location %3 {
            proxy_pass http://127.0.0.1:%2%4;
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
        }
    }
}
)";

QString nginxPath()
{
    // It lies where only administrators look.
    const QString found = QStandardPaths::findExecutable(QStringLiteral("nginx"));
    return found.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("nginx"), {QStringLiteral("/usr/sbin")})
                           : found;
}

} // namespace

TlsProxy::~TlsProxy()
{
    stop();
}

void TlsProxy::stop()
{
    if (m_nginx.state() == QProcess::NotRunning)
        return;
    m_nginx.terminate();
    if (!m_nginx.waitForFinished(startMs))
        m_nginx.kill();
    m_nginx.waitForFinished(startMs);
}

bool TlsProxy::isAvailable()
{
    return !nginxPath().isEmpty() && !QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty();
}

bool TlsProxy::start(quint16 target)
{
    m_port = freePort();
    m_target = target;
    return makeCertificates() && comeBack();
}

bool TlsProxy::rewritePaths(const QString &from, const QString &to)
{
    stop();
    return run(from, to);
}

bool TlsProxy::move()
{
    stop();
    m_port = freePort();
    return comeBack();
}

bool TlsProxy::run(const QString &location, const QString &path)
{
    const QString text = QString::fromLatin1(configuration).arg(m_port).arg(m_target).arg(location, path);
    if (!write(QStringLiteral("nginx.conf"), text.toLatin1()))
        return false;
    m_nginx.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_nginx.start(nginxPath(),
                  {QStringLiteral("-e"), QStringLiteral("stderr"), QStringLiteral("-p"), m_folder.path(),
                   QStringLiteral("-c"), m_folder.filePath(QStringLiteral("nginx.conf"))});
    QDeadlineTimer deadline(startMs);
    while (!deadline.hasExpired()) {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        if (socket.waitForConnected(startMs))
            return true;
        if (m_nginx.waitForFinished(20))
            return false;
    }
    return false;
}

bool TlsProxy::makeCertificates()
{
    const auto words = [](const char *line) { return QString::fromLatin1(line).split(u' '); };
    return write(QStringLiteral("names"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n")
        && openssl(words("req -x509 -newkey rsa:2048 -nodes -keyout authority.key -out authority.pem -days 1 -subj "
                         "/CN=test-authority"))
        && openssl(words("req -newkey rsa:2048 -nodes -keyout server.key -out server.csr -subj /CN=localhost"))
        && openssl(words("x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -days 1 "
                         "-extfile names -out server.pem"));
}

bool TlsProxy::openssl(const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral("openssl"), arguments);
    return process.waitForFinished(startMs) && process.exitCode() == 0;
}

bool TlsProxy::write(const QString &name, const QByteArray &content)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace patchcord::test
