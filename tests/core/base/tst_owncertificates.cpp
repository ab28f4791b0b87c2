// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/owncertificates.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;

class TestOwnCertificates final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup() { qunsetenv("SSL_CERT_FILE"); }

    void areTrustedBesideTheSystems()
    {
        const QList<QSslCertificate> system = QSslConfiguration::systemCaCertificates();
        if (system.isEmpty())
            QSKIP("This system has no certificate to try it with.");
        const QString path = m_folder.filePath(QStringLiteral("own.pem"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(system.first().toPem() + system.last().toPem());
        file.close();
        const Result<int> trusted = trustCertificates(path);
        QCOMPARE(trusted.value_or(0), 2);
        QCOMPARE(QSslConfiguration::defaultConfiguration().caCertificates().size(), system.size() + 2);
    }

    void areComplainedAboutWhenThereIsNone()
    {
        qputenv("SSL_CERT_FILE", QFile::encodeName(m_folder.filePath(QStringLiteral("nowhere.pem"))));
        QVERIFY(trustOwnCertificates().contains(QStringLiteral("nowhere.pem")));
    }

    void areNotWantedWhenNothingIsSet() { QVERIFY(trustOwnCertificates().isEmpty()); }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestOwnCertificates)
#include "tst_owncertificates.moc"
