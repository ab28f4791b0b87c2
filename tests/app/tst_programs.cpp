// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/testbed.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace patchcord::test;

/// The programs' manners: options, exit codes, one profile one holder, a log without secrets.
class TestPrograms final : public QObject
{
    Q_OBJECT

private slots:
    void stopsCleanlyOnSigterm();
    void refusesAProfileInUseByName();
    void refusesOptionsItDoesNotKnow();
    void exportsCsvToo();
    void exportsOneConversation();
    void logsNoNumberTextOrSecret();
    void doctorIsContentOnlyWhenAllIsWell();
};

void TestPrograms::stopsCleanlyOnSigterm()
{
    TestBed bed;
    QVERIFY(bed.startSimulator());
    QVERIFY(bed.startDesk());
    QCOMPARE(bed.request("GET", bed.publicUrl() + "/api/webhooks/health").status, 200);
    QCOMPARE(bed.stopDesk(), 0);
}

void TestPrograms::refusesAProfileInUseByName()
{
    TestBed bed;
    QVERIFY(bed.startSimulator());
    QVERIFY(bed.startDesk());
    const Outcome second
        = bed.run({QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.errors.contains(QDir(bed.profile()).dirName().toUtf8()), second.errors.constData());
    QCOMPARE(bed.request("GET", bed.publicUrl() + "/api/webhooks/health").status, 200);
}

void TestPrograms::refusesOptionsItDoesNotKnow()
{
    TestBed bed;
    const Outcome outcome
        = bed.run({QStringLiteral("serve"), QStringLiteral("--auth-token"), QStringLiteral("secret")});
    QVERIFY(outcome.exitCode != 0);
    QVERIFY(!outcome.errors.isEmpty());
}

void TestPrograms::exportsCsvToo()
{
    TestBed bed;
    QVERIFY(bed.startSimulator());
    QVERIFY(bed.startDesk());
    bed.control("POST", QStringLiteral("/sim/inbound"),
                {{QStringLiteral("from"), QStringLiteral("+14155550171")},
                 {QStringLiteral("body"), QStringLiteral("a \"b\", c\nd")}});
    const Outcome outcome = bed.run({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("csv")});
    QCOMPARE(outcome.exitCode, 0);
    QVERIFY2(outcome.output.contains("\"a \"\"b\"\", c\nd\""), outcome.output.constData());
    QVERIFY(outcome.output.startsWith("sid,kind,direction,channel,from,to,body,status"));
}

void TestPrograms::exportsOneConversation()
{
    TestBed bed;
    QVERIFY(bed.startSimulator());
    QVERIFY(bed.startDesk());
    for (const char *from : {"+14155550171", "+14155550172"})
        bed.control("POST", QStringLiteral("/sim/inbound"),
                    {{QStringLiteral("from"), QLatin1String(from)}, {QStringLiteral("body"), QStringLiteral("<b>hi")}});
    const QString conversation = QStringLiteral("--conversation");
    const Outcome one = bed.run({QStringLiteral("export"), conversation, QStringLiteral("2")});
    QCOMPARE(one.exitCode, 0);
    QCOMPARE(one.output.trimmed().count('\n'), 0);
    QVERIFY(one.output.contains("+14155550172"));
    const QString page = bed.profile() + QStringLiteral("/page.html");
    const Outcome html
        = bed.run({QStringLiteral("export"), conversation, QStringLiteral("2"), QStringLiteral("--output"), page});
    QCOMPARE(html.exitCode, 0);
    QFile file(page);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("&lt;b&gt;hi"));
    QCOMPARE(bed.run({QStringLiteral("export"), conversation, QStringLiteral("99")}).exitCode, 1);
    QCOMPARE(bed.run({QStringLiteral("export"), conversation, QStringLiteral("all")}).exitCode, 1);
    QCOMPARE(bed.run({QStringLiteral("export"), conversation, QStringLiteral("2"), QStringLiteral("--output"),
                      QStringLiteral("page.pdf")})
                 .exitCode,
             1);
}

void TestPrograms::logsNoNumberTextOrSecret()
{
    TestBed bed;
    QVERIFY(bed.startSimulator());
    QVERIFY(bed.startDesk({QStringLiteral("--log-level"), QStringLiteral("debug")}));
    bed.control("POST", QStringLiteral("/sim/inbound"),
                {{QStringLiteral("from"), QStringLiteral("+14155550172")},
                 {QStringLiteral("body"), QStringLiteral("my secret garden")}});
    bed.control("POST", QStringLiteral("/sim/inbound"),
                {{QStringLiteral("from"), QStringLiteral("+14155550172")},
                 {QStringLiteral("body"), QStringLiteral("my secret garden")},
                 {QStringLiteral("sign"), QStringLiteral("wrong")}});
    QCOMPARE(bed.run({QStringLiteral("send"), QStringLiteral("--to"), QStringLiteral("+14155550172"),
                      QStringLiteral("--body"), QStringLiteral("roses in it")})
                 .exitCode,
             0);
    QCOMPARE(bed.stopDesk(), 0);
    QByteArray log;
    const QDir folder(bed.profile() + QStringLiteral("/log"));
    for (const QString &name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        log += file.readAll();
    }
    QVERIFY(log.contains("\"category\""));
    for (const QByteArray &line : log.trimmed().split('\n'))
        QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
    for (const QByteArray &secret :
         {QByteArray("4155550172"), QByteArray("secret garden"), QByteArray("roses"), bed.authToken()})
        QVERIFY2(!log.contains(secret), secret.constData());
}

void TestPrograms::doctorIsContentOnlyWhenAllIsWell()
{
    TestBed bed;
    QVERIFY(bed.startSimulator());
    const Outcome alone = bed.run({QStringLiteral("doctor"), QStringLiteral("--json")});
    QCOMPARE(alone.exitCode, 1); // nothing answers at the public address
    QVERIFY(!QJsonDocument::fromJson(alone.output)[u"ok"].toBool(true));

    QVERIFY(bed.startDesk());
    const Outcome served = bed.run({QStringLiteral("doctor"), QStringLiteral("--json")});
    QVERIFY2(QJsonDocument::fromJson(served.output)[u"ok"].toBool(), served.output.constData());
    QCOMPARE(served.exitCode, 0);
}

QTEST_GUILESS_MAIN(TestPrograms)
#include "tst_programs.moc"
