// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/testbed.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTcpServer>

namespace patchcord::test {

namespace {

constexpr int startMs = 20'000;

QString programPath(const QString &name)
{
    return QDir(QStringLiteral(PATCHCORD_BIN_DIR)).filePath(name);
}

/// Reads the program's output until it names where it listens.
bool waitUntilListening(QProcess &process, QByteArray &output)
{
    QDeadlineTimer deadline(startMs);
    while (!output.contains("listening http://") || !output.endsWith('\n')) {
        if (deadline.hasExpired() || process.state() == QProcess::NotRunning)
            return false;
        process.waitForReadyRead(200);
        output += process.readAllStandardOutput();
    }
    return true;
}

void end(std::unique_ptr<QProcess> &process)
{
    if (!process)
        return;
    process->kill();
    process->waitForFinished(10'000);
    process.reset();
}

} // namespace

quint16 freePort()
{
    static int next = QRandomGenerator::global()->bounded(10'000, 29'000);
    QTcpServer server;
    while (!server.listen(QHostAddress::LocalHost, quint16(++next))) { }
    return server.serverPort();
}

TestBed::TestBed()
    : m_accountSid("ACtestbed000000000000000000000zzzz")
    , m_authToken("test-bed-token-not-a-real-one-00")
    , m_deskPort(freePort())
{ }

TestBed::~TestBed()
{
    end(m_desk);
    end(m_simulator);
}

QProcessEnvironment TestBed::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TWILIO_ACCOUNT_SID"), QString::fromLatin1(m_accountSid));
    environment.insert(QStringLiteral("TWILIO_AUTH_TOKEN"), QString::fromLatin1(m_authToken));
    environment.insert(QStringLiteral("TWILIO_PHONE_NUMBER"), ownNumber());
    environment.insert(QStringLiteral("TWILIO_WHATSAPP_NUMBER"), ownNumber());
    return environment;
}

QStringList TestBed::commonArguments() const
{
    return {QStringLiteral("--profile"),    m_profile.path(),
            QStringLiteral("--public-url"), QString::fromLatin1(publicUrl()),
            QStringLiteral("--api-base"),   QStringLiteral("http://127.0.0.1:%1").arg(m_simulatorPort)};
}

QByteArray TestBed::publicUrl() const
{
    return "http://127.0.0.1:" + QByteArray::number(m_deskPort);
}

bool TestBed::startSimulator(const QStringList &more)
{
    if (m_simulatorPort == 0)
        m_simulatorPort = freePort();
    m_simulator = std::make_unique<QProcess>();
    m_simulator->setProcessEnvironment(environment());
    m_simulator->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_simulator->start(programPath(QStringLiteral("patchcord-sim")),
                       QStringList{QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_simulatorPort),
                                   QStringLiteral("--public-url"), QString::fromLatin1(publicUrl()),
                                   QStringLiteral("--step-ms"), QStringLiteral("40")}
                           + more);
    QByteArray output;
    return waitUntilListening(*m_simulator, output);
}

bool TestBed::startDesk(const QStringList &more)
{
    m_desk = launch(
        QStringList{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_deskPort)}
        + more);
    m_deskOutput.clear();
    return waitUntilListening(*m_desk, m_deskOutput);
}

int TestBed::stopDesk()
{
    m_desk->terminate();
    const bool hasEnded = m_desk->waitForFinished(20'000);
    const int code = hasEnded && m_desk->exitStatus() == QProcess::NormalExit ? m_desk->exitCode() : -1;
    end(m_desk);
    return code;
}

QByteArray TestBed::readDeskOutput()
{
    m_desk->waitForReadyRead(10);
    m_deskOutput += m_desk->readAllStandardOutput();
    return m_deskOutput;
}

void TestBed::killDesk()
{
    end(m_desk);
}

void TestBed::killSimulator()
{
    end(m_simulator);
}

std::unique_ptr<QProcess> TestBed::launch(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment());
    process->start(programPath(QStringLiteral("patchcordd")),
                   arguments.first(1) + commonArguments() + arguments.mid(1));
    process->waitForStarted();
    return process;
}

Outcome TestBed::run(const QStringList &arguments, int timeoutMs)
{
    const auto process = launch(arguments);
    Outcome outcome;
    if (process->waitForFinished(timeoutMs) && process->exitStatus() == QProcess::NormalExit)
        outcome.exitCode = process->exitCode();
    outcome.output = process->readAllStandardOutput();
    outcome.errors = process->readAllStandardError();
    process->kill();
    process->waitForFinished(5'000);
    return outcome;
}

QList<QJsonObject> TestBed::exported()
{
    const Outcome outcome = run({QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("jsonl")});
    if (outcome.exitCode != 0)
        qWarning("the export failed: %s", outcome.errors.constData());
    QList<QJsonObject> rows;
    for (const QByteArray &line : outcome.output.split('\n')) {
        if (!line.isEmpty())
            rows << QJsonDocument::fromJson(line).object();
    }
    return rows;
}

QList<QJsonObject> TestBed::exportedBySid(const QString &sid)
{
    QList<QJsonObject> rows = exported();
    rows.removeIf([&](const QJsonObject &row) { return row.value(u"sid").toString() != sid; });
    return rows;
}

QJsonObject TestBed::control(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    const QByteArray url = "http://127.0.0.1:" + QByteArray::number(m_simulatorPort) + path.toUtf8();
    const QByteArray bytes = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    const HttpOutcome outcome = request(method, url, bytes, {{"Content-Type", "application/json"}});
    if (outcome.status < 200 || outcome.status > 299)
        qWarning("the simulator answered %d: %s", outcome.status, outcome.body.constData());
    return QJsonDocument::fromJson(outcome.body).object();
}

int TestBed::seenByTwilio(const QString &method, const QString &pathEnd)
{
    const QJsonArray requests = control("GET", QStringLiteral("/sim/log")).value(u"requests").toArray();
    return int(std::ranges::count_if(requests, [&](const QJsonValue &value) {
        const QJsonObject entry = value.toObject();
        return entry.value(u"method").toString() == method && entry.value(u"path").toString().endsWith(pathEnd);
    }));
}

QJsonArray TestBed::messagesAtTwilio()
{
    return control("GET", QStringLiteral("/sim/messages")).value(u"messages").toArray();
}

HttpOutcome TestBed::request(const QByteArray &method, const QByteArray &url, const QByteArray &body,
                             const QHash<QByteArray, QByteArray> &headers)
{
    QNetworkRequest request{QUrl::fromEncoded(url)};
    request.setTransferTimeout(30'000);
    for (auto header = headers.cbegin(); header != headers.cend(); ++header)
        request.setRawHeader(header.key(), header.value());
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method, body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished())
        finished.wait(40'000);
    HttpOutcome outcome;
    outcome.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    outcome.contentType = reply->header(QNetworkRequest::ContentTypeHeader).toByteArray();
    outcome.body = reply->readAll();
    return outcome;
}

} // namespace patchcord::test
