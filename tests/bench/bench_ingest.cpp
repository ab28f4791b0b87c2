// SPDX-License-Identifier: GPL-3.0-or-later
// Durable ingest: signed webhooks over real connections, beside the same rows through the store alone, a trivial route
// of the same server, and the disk's own rate of fsync, all in one run. Prints one JSON document.
#include "app/host/deskhost.h"
#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/base/logging.h"
#include "core/desk/inbox.h"
#include "core/twilio/signature.h"
#include "tests/bench/bench.h"
#include "tests/bench/disksync.h"
#include "tests/bench/loadclient.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QEventLoop>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QThread>

using namespace patchcord;

namespace {

constexpr int customers = 1000;
const QByteArray authToken("bench-token-not-a-real-one-000000");
const QString accountSid = QStringLiteral("ACbench0000000000000000000000zzzz");

QString sidOf(qint64 number)
{
    return QStringLiteral("SMbench%1").arg(number, 27, 10, QLatin1Char('0'));
}

twilio::FormFields fieldsOf(qint64 number)
{
    const QByteArray sid = sidOf(number).toLatin1();
    return {{"ToCountry", "US"},
            {"ToState", "CA"},
            {"SmsMessageSid", sid},
            {"NumMedia", "0"},
            {"ToCity", "OAKLAND"},
            {"FromZip", "94105"},
            {"SmsSid", sid},
            {"FromState", "CA"},
            {"SmsStatus", "received"},
            {"FromCity", "SAN FRANCISCO"},
            {"Body", "Where is my parcel? It was to come on Tuesday, number " + QByteArray::number(number)},
            {"FromCountry", "US"},
            {"To", "+15005550006"},
            {"ToZip", "94601"},
            {"NumSegments", "1"},
            {"MessageSid", sid},
            {"AccountSid", accountSid.toLatin1()},
            {"From", "+1415555" + QByteArray::number(1000 + number % customers)},
            {"ApiVersion", "2010-04-01"}};
}

QByteArray webhook(qint64 number, const QByteArray &publicUrl)
{
    const twilio::FormFields fields = fieldsOf(number);
    const QByteArray body = twilio::encodeForm(fields);
    const QByteArray signature = twilio::sign(authToken, publicUrl + "/api/webhooks/sms", fields);
    return "POST /api/webhooks/sms HTTP/1.1\r\nHost: bench\r\nUser-Agent: TwilioProxy/1.1\r\nAccept: */*\r\n"
           "Content-Type: application/x-www-form-urlencoded; charset=UTF-8\r\nX-Twilio-Signature: "
        + signature + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

bench::LoadResult load(quint16 port, int connections, QList<QByteArray> requests)
{
    bench::LoadResult result;
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    QEventLoop loop;
    thread.start();
    qsizetype next = 0;
    QMetaObject::invokeMethod(&context, [&] {
        auto *client = new bench::LoadClient(port, connections, requests.size(), [&] { return requests.at(next++); });
        QObject::connect(client, &bench::LoadClient::finished, &context, [&, client] {
            result = client->result();
            client->deleteLater();
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit);
        });
        client->start();
    });
    loop.exec();
    thread.quit();
    thread.wait();
    return result;
}

/// Keeps `parallel` messages on their way into the store until `total` are durable, from the thread it is called in.
class StoreLoad final : public QObject
{
    Q_OBJECT

public:
    StoreLoad(store::Store &store, int parallel, qint64 first, qint64 total)
        : m_inbox(store, {})
        , m_next(first)
        , m_end(first + total)
        , m_left(total)
    {
        m_clock.start();
        for (int i = 0; i < parallel; ++i)
            submit();
    }

    [[nodiscard]] bench::LoadResult result() const
    {
        return {double(m_milliseconds.count()) * 1e9 / double(m_elapsed), m_milliseconds,
                qint64(m_milliseconds.count()), 0};
    }

signals:
    void finished();

private:
    void submit()
    {
        if (m_next == m_end)
            return;
        const auto message = twilio::readIncomingMessage(fieldsOf(m_next++));
        const qint64 begun = m_clock.nsecsElapsed();
        whenDone(m_inbox.receive(*message), this, [this, begun](const Result<desk::Reception> &) {
            m_milliseconds.add(double(m_clock.nsecsElapsed() - begun) / 1e6);
            if (--m_left == 0) {
                m_elapsed = m_clock.nsecsElapsed();
                emit finished();
                return;
            }
            submit();
        });
    }

    desk::Inbox m_inbox;
    qint64 m_next;
    qint64 m_end;
    qint64 m_left;
    QElapsedTimer m_clock;
    qint64 m_elapsed = 0;
    bench::Samples m_milliseconds;
};

QJsonObject toJson(const bench::LoadResult &result)
{
    QJsonObject json = result.milliseconds.toJson();
    json.insert(QStringLiteral("per_second"), result.perSecond);
    json.insert(QStringLiteral("not_ok"), result.notOk);
    return json;
}

/// A desk in a thread of its own, over a fresh profile.
class Bed final
{
public:
    Bed()
    {
        m_store = std::move(*store::Store::open(m_profile.path()));
        m_context.moveToThread(&m_thread);
        m_thread.start();
        QEventLoop loop;
        QMetaObject::invokeMethod(&m_context, [&] {
            app::HostSettings settings;
            settings.credentials.accountSid = accountSid;
            settings.credentials.authToken = QString::fromLatin1(authToken);
            settings.apiBase = QStringLiteral("http://127.0.0.1:9");
            settings.listenPort = 0;
            m_host = new app::DeskHost(*m_store, settings, &m_context);
            port = *m_host->start();
            publicUrl = m_host->publicUrl().toLatin1();
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit);
        });
        loop.exec();
    }

    ~Bed()
    {
        QEventLoop loop;
        QMetaObject::invokeMethod(&m_context, [&] {
            delete m_host;
            QMetaObject::invokeMethod(&loop, &QEventLoop::quit);
        });
        loop.exec();
        m_thread.quit();
        m_thread.wait();
    }

    store::Store &store() { return *m_store; }
    quint16 port = 0;
    QByteArray publicUrl;

private:
    QTemporaryDir m_profile;
    std::unique_ptr<store::Store> m_store;
    QThread m_thread;
    QObject m_context;
    app::DeskHost *m_host = nullptr;
};

QJsonObject measure(int connections, qint64 total)
{
    QJsonObject row{{QStringLiteral("connections"), connections}};
    {
        Bed bed;
        const QByteArray health("GET /api/webhooks/health HTTP/1.1\r\nHost: bench\r\n\r\n");
        row.insert(QStringLiteral("trivial_route"),
                   toJson(load(bed.port, connections, QList<QByteArray>(total, health))));
    }
    double alone = 0;
    {
        Bed bed;
        StoreLoad storeLoad(bed.store(), connections, 1, total);
        QEventLoop loop;
        QObject::connect(&storeLoad, &StoreLoad::finished, &loop, &QEventLoop::quit);
        loop.exec();
        row.insert(QStringLiteral("store_alone"), toJson(storeLoad.result()));
        alone = storeLoad.result().perSecond;
    }
    Bed bed;
    QList<QByteArray> requests;
    for (qint64 i = 1; i <= total; ++i)
        requests << webhook(i, bed.publicUrl);
    const store::CommitCounts before = bed.store().commitCounts();
    const bench::LoadResult webhooks = load(bed.port, connections, requests);
    const store::CommitCounts after = bed.store().commitCounts();
    QJsonObject json = toJson(webhooks);
    const double commits = double(after.commits - before.commits);
    json.insert(QStringLiteral("commits_per_second"), commits * webhooks.perSecond / double(total));
    json.insert(QStringLiteral("messages_per_commit"), double(total) / commits);
    json.insert(QStringLiteral("share_of_store_alone"), webhooks.perSecond / alone);
    json.insert(QStringLiteral("p99_over_p50"),
                webhooks.milliseconds.quantile(0.99) / webhooks.milliseconds.quantile(0.5));
    row.insert(QStringLiteral("webhooks"), json);
    return row;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption totalOption(QStringLiteral("messages"), QStringLiteral("Messages in each run."),
                                         QStringLiteral("n"), QStringLiteral("20000"));
    const QCommandLineOption runsOption(QStringLiteral("runs"), QStringLiteral("Runs of each size."),
                                        QStringLiteral("n"), QStringLiteral("3"));
    const QCommandLineOption onlyOption(QStringLiteral("connections"), QStringLiteral("Only this many connections."),
                                        QStringLiteral("n"));
    parser.addOptions({totalOption, runsOption, onlyOption});
    parser.process(application);

    // As the programs do: one line a webhook, written beside.
    const QTemporaryDir logFolder;
    LogSettings logSettings;
    logSettings.folder = logFolder.path();
    const auto log = Logging::start(logSettings);

    QList<int> sizes{1, 16, 64};
    if (parser.isSet(onlyOption))
        sizes = {parser.value(onlyOption).toInt()};
    QJsonArray rows;
    for (int connections : std::as_const(sizes)) {
        const qint64 total
            = connections == 1 ? parser.value(totalOption).toLongLong() / 4 : parser.value(totalOption).toLongLong();
        for (int run = 0; run < parser.value(runsOption).toInt(); ++run)
            rows << measure(connections, total);
    }
    QTemporaryDir disk;
    bench::print(
        QStringLiteral("ingest"),
        {{QStringLiteral("disk_sync"), bench::timedSyncs(disk.path(), 2000).toJson()}, {QStringLiteral("runs"), rows}});
    return 0;
}

#include "bench_ingest.moc"
