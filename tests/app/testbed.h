// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace patchcord::test {

/// What a program that ran to its end left behind.
struct Outcome
{
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

struct HttpOutcome
{
    int status = 0; ///< 0 when there was no answer.
    QByteArray contentType;
    QByteArray body;
};

/// A port that is free now and that nobody is likely to take: below the ones that systems hand out by themselves, and
/// another one at each call.
[[nodiscard]] quint16 freePort();

/// The real programs on loopback: a simulated Twilio and a desk with a profile of its own, each started, killed and
/// stopped as a user would. Whatever still runs at the end is ended.
class TestBed final
{
public:
    TestBed();
    ~TestBed();

    /// Each waits until the program says that it listens; false when it did not within 20 s.
    [[nodiscard]] bool startSimulator(const QStringList &more = {});
    [[nodiscard]] bool startDesk(const QStringList &more = {});
    /// SIGTERM; gives the exit code.
    int stopDesk();
    /// SIGKILL, and waits for the end.
    void killDesk();
    void killSimulator();

    [[nodiscard]] QString profile() const { return m_profile.path(); }
    [[nodiscard]] quint16 deskPort() const { return m_deskPort; }
    [[nodiscard]] QByteArray publicUrl() const;
    /// All that the desk said on standard output so far.
    [[nodiscard]] QByteArray readDeskOutput();
    [[nodiscard]] qint64 deskProcessId() const { return m_desk->processId(); }
    /// The simulator's, for --api-base.
    [[nodiscard]] QString apiBase() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_simulatorPort); }
    [[nodiscard]] QByteArray accountSid() const { return m_accountSid; }
    [[nodiscard]] QByteArray authToken() const { return m_authToken; }
    [[nodiscard]] QString ownNumber() const { return QStringLiteral("+15005550006"); }

    /// Runs patchcordd with these arguments and the profile of this bed to its end.
    [[nodiscard]] Outcome run(const QStringList &arguments, int timeoutMs = 60'000);
    /// Starts patchcordd with these arguments without waiting; the caller ends it.
    [[nodiscard]] std::unique_ptr<QProcess> launch(const QStringList &arguments);
    /// Every row of `patchcordd export`.
    [[nodiscard]] QList<QJsonObject> exported();
    /// The exported rows with that SID.
    [[nodiscard]] QList<QJsonObject> exportedBySid(const QString &sid);

    /// A request to the simulator's control interface; empty when it failed.
    QJsonObject control(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    /// How many requests of that method the simulator saw whose path ends so.
    [[nodiscard]] int seenByTwilio(const QString &method, const QString &pathEnd);
    /// The messages that the simulated account holds.
    [[nodiscard]] QJsonArray messagesAtTwilio();

    [[nodiscard]] HttpOutcome request(const QByteArray &method, const QByteArray &url, const QByteArray &body = {},
                                      const QHash<QByteArray, QByteArray> &headers = {});

private:
    QProcessEnvironment environment() const;
    QStringList commonArguments() const;

    QTemporaryDir m_profile;
    QByteArray m_accountSid;
    QByteArray m_authToken;
    quint16 m_deskPort = 0;
    quint16 m_simulatorPort = 0;
    QByteArray m_deskOutput;
    std::unique_ptr<QProcess> m_simulator;
    std::unique_ptr<QProcess> m_desk;
    QNetworkAccessManager m_network;
};

} // namespace patchcord::test
