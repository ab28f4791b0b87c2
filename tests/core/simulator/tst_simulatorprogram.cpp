// SPDX-License-Identifier: GPL-3.0-or-later
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// The program with nothing of this machine's own set-up.
void prepare(QProcess &program, const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(u"TWILIO_") || name == u"SERVER_URL")
            environment.remove(name);
    }
    program.setProcessEnvironment(environment);
    program.setProgram(QStringLiteral(PATCHCORD_BIN_DIR) + u"/patchcord-sim"_s);
    program.setArguments(arguments);
}

} // namespace

class TestSimulatorProgram final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void saysWhereItListensAnswersAndStopsCleanly()
    {
        QProcess program;
        prepare(program, {u"--listen"_s, u"127.0.0.1:0"_s});
        program.start();
        QTRY_VERIFY(program.canReadLine());
        const QByteArray line = program.readLine().trimmed();
        QVERIFY2(line.startsWith("listening http://127.0.0.1:"), line.constData());
        QNetworkAccessManager network;
        QNetworkReply *reply = network.get(QNetworkRequest(QUrl::fromEncoded(line.mid(10) + "/sim/faults")));
        QSignalSpy finished(reply, &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
        program.terminate();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(program.readAllStandardError().contains("--api-base"));
    }

    void refusesWhatLeadsBeyondThisComputer_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("listening") << QStringList{u"--listen"_s, u"0.0.0.0:0"_s};
        QTest::newRow("webhooks") << QStringList{u"--listen"_s, u"127.0.0.1:0"_s, u"--public-url"_s,
                                                 u"https://desk.example"_s};
        QTest::newRow("connecting") << QStringList{u"--listen"_s, u"127.0.0.1:0"_s, u"--connect"_s,
                                                   u"192.0.2.1:3000"_s};
    }

    void refusesWhatLeadsBeyondThisComputer()
    {
        QFETCH(const QStringList, arguments);
        QProcess program;
        prepare(program, arguments);
        program.start();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 1);
        QVERIFY(program.readAllStandardOutput().isEmpty());
        QCOMPARE(program.readAllStandardError().trimmed().count('\n'), 0);
    }

    void documentsItsControls()
    {
        QProcess program;
        prepare(program, {u"--help"_s});
        program.start();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitCode(), 0);
        const QByteArray help = program.readAllStandardOutput();
        for (const QByteArray word : {"/sim/inbound", "/sim/call", "/sim/faults", "/sim/log", "/sim/messages",
                                      "--personas", "--connect", "close-after-request", "before_answer"})
            QVERIFY2(help.contains(word), word.constData());
    }
};

QTEST_GUILESS_MAIN(TestSimulatorProgram)
#include "tst_simulatorprogram.moc"
