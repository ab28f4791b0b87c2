// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/deskhost.h"
#include "core/desk/ruledesk.h"
#include "core/simulator/simulator.h"
#include "core/store/messages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <memory>

using namespace patchcord;

namespace {

constexpr int patienceMs = 20'000;
constexpr int mostEach = 3;

template <typename T> [[nodiscard]] T resultOf(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patienceMs) || future.resultCount() == 0)
        return std::unexpected(Error{ErrorKind::Unavailable, QStringLiteral("no result in time"), {}, 0, 0});
    return future.result();
}

/// A whole desk at an account of its own.
class Side final
{
public:
    explicit Side(const QString &number)
        : m_number(number)
    { }

    [[nodiscard]] bool start()
    {
        auto store = store::Store::open(m_profile.path());
        if (!store)
            return false;
        m_store = std::move(*store);
        simulator::SimulatorOptions options;
        options.stepMs = 10;
        options.phoneNumber = m_number;
        m_twilio = std::make_unique<simulator::Simulator>(options);
        if (!m_twilio->listen(QHostAddress::LocalHost, 0))
            return false;
        app::HostSettings settings;
        settings.credentials = m_twilio->credentials();
        settings.apiBase = m_twilio->baseUrl();
        settings.listenPort = 0;
        m_desk = std::make_unique<app::DeskHost>(*m_store, settings);
        const auto port = m_desk->start();
        if (port)
            m_twilio->setWebhookBase(QStringLiteral("http://127.0.0.1:%1").arg(*port));
        return port.has_value();
    }
    [[nodiscard]] bool keep(const Rule &rule)
    {
        return resultOf(desk::RuleDesk(*m_store, QStringLiteral("Ann")).keep(rule)).has_value();
    }
    [[nodiscard]] QString number() const { return m_number; }

    /// Delivers that message of somebody; the TwiML that answers it.
    QString hear(const QString &from, const QString &body)
    {
        return control("POST", QStringLiteral("/sim/inbound"),
                       {{QStringLiteral("from"), from}, {QStringLiteral("body"), body}})
            .value(u"body")
            .toString();
    }
    /// What this account sent.
    [[nodiscard]] QStringList said()
    {
        QStringList bodies;
        for (const QJsonValue &message : control("GET", QStringLiteral("/sim/messages")).value(u"messages").toArray()) {
            if (message[u"direction"].toString().startsWith(u"outbound"))
                bodies.append(message[u"body"].toString());
        }
        return bodies;
    }

private:
    QJsonObject control(const QByteArray &method, const QString &path, const QJsonObject &body = {})
    {
        QNetworkRequest request(QUrl(m_twilio->baseUrl() + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        const std::unique_ptr<QNetworkReply> reply(
            m_network.sendCustomRequest(request, method, QJsonDocument(body).toJson()));
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, patienceMs))
            return {};
        return QJsonDocument::fromJson(reply->readAll()).object();
    }

    QString m_number;
    QTemporaryDir m_profile;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<simulator::Simulator> m_twilio;
    std::unique_ptr<app::DeskHost> m_desk;
    QNetworkAccessManager m_network;
};

} // namespace

/// Two desks, each the other's customer, and the test as the carrier between their accounts.
class TestMachines final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void stopWhenTheirRulesAnswerEachOther_data()
    {
        QTest::addColumn<bool>("closes");
        QTest::newRow("replying") << false;
        QTest::newRow("replying and closing") << true;
    }
    void stopWhenTheirRulesAnswerEachOther()
    {
        QFETCH(bool, closes);
        Side here(QStringLiteral("+15005550006"));
        Side there(QStringLiteral("+14155550134"));
        Rule eager;
        eager.name = QStringLiteral("Eager");
        eager.reply = QStringLiteral("Thank you for your message");
        eager.pauseMinutes = 0;
        eager.ending = closes ? RuleEnding::Closed : RuleEnding::None;
        for (Side *side : {&here, &there})
            QVERIFY(side->start() && side->keep(eager));
        const std::array sides{&here, &there};
        int carried = 0;
        for (QString words = QStringLiteral("Hello"); !words.isEmpty() && carried <= 2 * mostEach; ++carried) {
            Side *to = sides.at(carried % 2);
            const Side *from = sides.at((carried + 1) % 2);
            words = to->hear(from->number(), words).contains(eager.reply) ? eager.reply : QString();
        }
        QVERIFY2(carried > 1 && carried <= mostEach, qPrintable(QString::number(carried)));
        QCOMPARE(here.said() + there.said(), QStringList(carried - 1, eager.reply));
    }
};

QTEST_GUILESS_MAIN(TestMachines)
#include "tst_machines.moc"
