// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/client.h"
#include "tests/fakes/scriptedserver.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace patchcord;
using namespace patchcord::model;
using tests::ScriptedServer;
using tests::Step;

namespace {

constexpr int patienceMs = 10'000;
const QByteArray streamHead = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n";
const QByteArray firstWords = "data: {\"choices\":[{\"delta\":{\"content\":\"On its \"}}]}\n\n";
const QByteArray lastWords
    = "data: {\"choices\":[{\"delta\":{\"content\":\"way.\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

/// A client that asks a scripted server once, and what came of it.
struct Bench
{
    ScriptedServer server;
    Client client;
    QString grown;
    std::optional<Result<QString>> outcome;
    int outcomes = 0;

    explicit Bench(const Step &step, const Patience &patience = {})
        : server({step})
        , client(patience)
    { }

    Answering *ask(const QString &base = {})
    {
        Answering *answering = client.ask(
            {base.isEmpty() ? server.base() + QStringLiteral("/v1/") : base, QStringLiteral("m"), QStringLiteral("k1")},
            "{}");
        QObject::connect(answering, &Answering::grew, &client, [this](const QString &more) { grown += more; });
        QObject::connect(answering, &Answering::finished, &client, [this](const Result<QString> &text) {
            outcome = text;
            ++outcomes;
        });
        return answering;
    }
    bool wait() const
    {
        return QTest::qWaitFor([this] { return outcome.has_value(); }, patienceMs);
    }
};

} // namespace

Q_DECLARE_METATYPE(tests::Step)

class TestModelClient final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void streams()
    {
        Bench bench({streamHead + firstWords + lastWords, Step::Then::Close});
        bench.ask();
        QVERIFY(!bench.outcome);
        QVERIFY(bench.wait());
        QCOMPARE(*bench.outcome, Result<QString>(QStringLiteral("On its way.")));
        QCOMPARE(bench.grown, QStringLiteral("On its way."));
        const tests::SeenRequest request = bench.server.requests().first();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.target, "/v1/chat/completions");
        QCOMPARE(request.header("Authorization"), "Bearer k1");
        QCOMPARE(request.header("Content-Type"), "application/json");
    }

    void needsNoEndOfTheConnection()
    {
        Bench bench({streamHead + firstWords + lastWords, Step::Then::Keep});
        bench.ask();
        QVERIFY(bench.wait());
        QVERIFY(*bench.outcome);
    }

    void endsInNoReply_data()
    {
        QTest::addColumn<tests::Step>("step");
        QTest::addColumn<ErrorKind>("kind");
        const auto status = [](int code, const QByteArray &headers = {}) {
            return Step{ScriptedServer::answer(code, "{\"error\":{}}", "application/json", headers)};
        };
        QTest::addRow("cut in the middle")
            << Step{streamHead + firstWords, Step::Then::Close} << ErrorKind::OutcomeUnknown;
        QTest::addRow("reset") << Step{streamHead + firstWords, Step::Then::Reset} << ErrorKind::Unavailable;
        QTest::addRow("silence") << Step{{}, Step::Then::Hang} << ErrorKind::Unavailable;
        QTest::addRow("silence in the middle")
            << Step{streamHead + firstWords, Step::Then::Keep} << ErrorKind::Unavailable;
        QTest::addRow("no stream") << Step{ScriptedServer::answer(200, "{\"choices\":[]}")} << ErrorKind::Malformed;
        QTest::addRow("a page") << Step{ScriptedServer::answer(200, "<p>Sign in", "text/html")} << ErrorKind::Malformed;
        QTest::addRow("no JSON") << Step{streamHead + "data: nonsense\n\n", Step::Then::Close} << ErrorKind::Malformed;
        QTest::addRow("401") << status(401) << ErrorKind::Unauthorised;
        QTest::addRow("404") << status(404) << ErrorKind::NotFound;
        QTest::addRow("400") << status(400) << ErrorKind::Refused;
        QTest::addRow("500") << status(500) << ErrorKind::Unavailable;
        QTest::addRow("429") << status(429, "Retry-After: 7\r\n") << ErrorKind::RateLimited;
    }

    void endsInNoReply()
    {
        QFETCH(tests::Step, step);
        QFETCH(ErrorKind, kind);
        Bench bench(step, {2000, 300, 300, 5000});
        bench.ask();
        QVERIFY(bench.wait());
        QVERIFY(!*bench.outcome);
        QCOMPARE(bench.outcome->error().kind, kind);
        QVERIFY(!bench.outcome->error().message.isEmpty());
        QCOMPARE(bench.outcome->error().retryAfterMs, kind == ErrorKind::RateLimited ? 7000 : 0);
        QCOMPARE(bench.outcomes, 1);
    }

    void isBoundedAsAWhole()
    {
        Bench bench({streamHead + firstWords, Step::Then::Keep}, {2000, 60'000, 60'000, 300});
        bench.ask();
        QVERIFY(bench.wait());
        QCOMPARE(bench.outcome->error().kind, ErrorKind::Unavailable);
    }

    void carriesTheKeyAcrossNoRedirect()
    {
        ScriptedServer other({Step{streamHead + lastWords, Step::Then::Close}});
        Bench bench({ScriptedServer::answer(307, {}, "text/plain", "Location: " + other.base().toLatin1() + "/\r\n")});
        bench.ask();
        QVERIFY(bench.wait());
        QCOMPARE(bench.outcome->error().kind, ErrorKind::Refused);
        QVERIFY(other.requests().isEmpty());
    }

    void saysWhenNobodyIsThere()
    {
        quint16 port = 0;
        {
            const ScriptedServer gone({});
            port = gone.port();
        }
        Bench bench({});
        bench.ask(QStringLiteral("http://127.0.0.1:%1").arg(port));
        QVERIFY(bench.wait());
        QCOMPARE(bench.outcome->error().kind, ErrorKind::NotSent);
    }

    void stopsWhenItIsNotWantedAnyMore()
    {
        Bench bench({streamHead + firstWords, Step::Then::Keep});
        QPointer<Answering> answering = bench.ask();
        QTRY_COMPARE(bench.grown, QStringLiteral("On its "));
        answering->cancel();
        QTRY_VERIFY(!answering);
        QVERIFY(!bench.outcome);
    }

    void mayGoInTheMiddle()
    {
        auto bench = std::make_unique<Bench>(Step{streamHead + firstWords, Step::Then::Keep});
        bench->ask();
        QTRY_COMPARE(bench->grown, QStringLiteral("On its "));
        bench.reset();
    }

    void goesOnlyWhereItMay_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("address");
        const auto row = [](const char *base, const char *address) {
            QTest::addRow("%s", base) << QString::fromLatin1(base) << QString::fromLatin1(address);
        };
        row("https://api.example.com/v1", "https://api.example.com/v1/chat/completions");
        row(" https://api.example.com/v1/ ", "https://api.example.com/v1/chat/completions");
        row("https://api.example.com", "https://api.example.com/chat/completions");
        row("http://127.0.0.1:11434/v1", "http://127.0.0.1:11434/v1/chat/completions");
        row("http://localhost:8080", "http://localhost:8080/chat/completions");
        row("http://[::1]:8080/v1", "http://[::1]:8080/v1/chat/completions");
        row("http://api.example.com/v1", "");
        row("http://127.0.0.1.example.com/v1", "");
        row("http://localhost.example.com/v1", "");
        row("http://192.168.1.4:8080/v1", "");
        row("https://user:word@api.example.com", "");
        row("https://api.example.com/v1?key=a", "");
        row("file:///etc/passwd", "");
        row("api.example.com", "");
        row("", "");
    }

    void goesOnlyWhereItMay()
    {
        QFETCH(QString, base);
        QFETCH(QString, address);
        const Result<QUrl> url = chatAddress(base);
        QCOMPARE(url ? url->toString() : QString(), address);
        QCOMPARE(originOf(base).isEmpty(), address.isEmpty());
        if (url)
            return;
        Bench bench({});
        bench.ask(base.isEmpty() ? QStringLiteral(" ") : base);
        QVERIFY(bench.wait());
        QCOMPARE(bench.outcome->error().kind, ErrorKind::Invalid);
    }

    void tellsHostsApartThatKeysBelongTo()
    {
        QCOMPARE(originOf(QStringLiteral("https://a.example/v1")), QStringLiteral("https://a.example:443"));
        QVERIFY(originOf(QStringLiteral("https://a.example")) != originOf(QStringLiteral("https://a.example:8443")));
    }
};

QTEST_GUILESS_MAIN(TestModelClient)
#include "tst_modelclient.moc"
