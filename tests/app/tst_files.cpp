// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/host/deskhost.h"
#include "core/desk/agentdesk.h"
#include "core/desk/files/attachment.h"
#include "core/simulator/simulator.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "core/store/senders.h"
#include "tests/core/desk/samplefiles.h"
#include "tests/fakes/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;
using namespace patchcord::testing;
using patchcord::tests::ScriptedServer;
using patchcord::tests::SeenRequest;

namespace {

constexpr int patienceMs = 20'000;
const QString ours = QStringLiteral("+15005550006");
const QString customer = QStringLiteral("+4915112345678");

template <typename T> [[nodiscard]] T resultOf(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, patienceMs) || future.resultCount() == 0)
        return std::unexpected(Error{ErrorKind::Unavailable, QStringLiteral("no result in time"), {}, 0, 0});
    return future.result();
}

} // namespace

/// A whole desk and a whole simulated Twilio, with real sockets between them, and files that go both ways.
class TestFiles final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void fetchesTenFilesOfMixedTypesWithoutAText();
    void bringsEachFileToItsState_data();
    void bringsEachFileToItsState();
    void givesTheCredentialsToNobodyElse();
    void sendsAPictureThroughThePublicPath();
    void sendsByWhatsAppWhatWasMadeToFit();
    void waitsForThePublicAddress();
    void showsWhyTwilioCouldNotFetchAFile();
    void sendsATextAndAFileOfAnotherAddress();

private:
    void startDesk();
    QJsonObject control(const QByteArray &method, const QString &path, const QJsonObject &body = {});
    std::pair<int, QByteArray> get(const QString &url, const QByteArray &authorization = {});
    QByteArray basic() const;
    QString receive(const QStringList &types, const QJsonObject &params = {});
    std::optional<Message> bySid(const QString &sid);
    [[nodiscard]] bool become(const QString &sid, const QList<MediaState> &states);
    Message now(MessageId id);
    [[nodiscard]] MediaItem prepared(const QString &name, const QByteArray &bytes, Channel channel = Channel::Sms);
    MessageId send(const QList<MediaItem> &files, const QString &body, Channel channel = Channel::Sms,
                   const QStringList &urls = {});
    [[nodiscard]] QJsonArray filesAskedFor();
    [[nodiscard]] QJsonArray fetched() { return control("GET", QStringLiteral("/sim/log"))[u"media"].toArray(); }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<QTemporaryDir> m_disk;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<simulator::Simulator> m_twilio;
    std::unique_ptr<app::DeskHost> m_desk;
    app::HostSettings m_settings;
    QNetworkAccessManager m_network;
};

void TestFiles::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_profile = std::make_unique<QTemporaryDir>();
    m_disk = std::make_unique<QTemporaryDir>();
    auto store = store::Store::open(m_profile->path());
    QVERIFY(store);
    m_store = std::move(*store);
    simulator::SimulatorOptions options;
    options.stepMs = 10;
    m_twilio = std::make_unique<simulator::Simulator>(options);
    QVERIFY(m_twilio->listen(QHostAddress::LocalHost, 0));
    m_settings = {};
    m_settings.credentials = m_twilio->credentials();
    m_settings.apiBase = m_twilio->baseUrl();
    m_settings.listenPort = 0;
    m_settings.pace.perSenderPerSecond = 1000;
    m_settings.pace.filesAgainMs = 50;
    m_settings.fetchPace.againAfterMs = {20, 40, 60, 80};
    m_settings.fetchPace.limits.totalMs = 5'000;
    m_settings.shelfTimes.graceMs = 300;
    for (const Channel channel : {Channel::Sms, Channel::WhatsApp}) {
        QVERIFY(resultOf(m_store->write([channel](store::Transaction &transaction) {
            Sender sender;
            sender.address = {channel, ours};
            return store::insertSender(transaction, sender);
        })));
    }
}

void TestFiles::cleanup()
{
    m_desk.reset();
    m_twilio.reset();
    m_store.reset();
}

void TestFiles::startDesk()
{
    m_desk = std::make_unique<app::DeskHost>(*m_store, m_settings);
    const auto port = m_desk->start();
    QVERIFY(port);
    m_twilio->setWebhookBase(QStringLiteral("http://127.0.0.1:%1").arg(*port));
}

QJsonObject TestFiles::control(const QByteArray &method, const QString &path, const QJsonObject &body)
{
    QNetworkRequest request(QUrl(m_twilio->baseUrl() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(
        m_network.sendCustomRequest(request, method, QJsonDocument(body).toJson()));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, patienceMs))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).object();
}

std::pair<int, QByteArray> TestFiles::get(const QString &url, const QByteArray &authorization)
{
    QNetworkRequest request{QUrl(url)};
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    const std::unique_ptr<QNetworkReply> reply(m_network.get(request));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, patienceMs))
        return {};
    const QByteArray location = reply->rawHeader("Location");
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            location.isEmpty() ? reply->readAll() : location};
}

QByteArray TestFiles::basic() const
{
    const Credentials known = m_twilio->credentials();
    return "Basic " + (known.accountSid + u':' + known.authToken).toUtf8().toBase64();
}

QString TestFiles::receive(const QStringList &types, const QJsonObject &params)
{
    return control("POST", QStringLiteral("/sim/inbound"),
                   {{QStringLiteral("from"), customer},
                    {QStringLiteral("media"), QJsonArray::fromStringList(types)},
                    {QStringLiteral("params"), params}})
        .value(u"sid")
        .toString();
}

std::optional<Message> TestFiles::bySid(const QString &sid)
{
    return resultOf(
               m_store->read([sid](const store::Snapshot &snapshot) { return store::messageBySid(snapshot, sid); }))
        .value_or(std::nullopt);
}

Message TestFiles::now(MessageId id)
{
    return resultOf(m_store->read([id](const store::Snapshot &snapshot) { return store::messageById(snapshot, id); }))
        .value_or(std::nullopt)
        .value_or(Message());
}

bool TestFiles::become(const QString &sid, const QList<MediaState> &states)
{
    return QTest::qWaitFor(
        [&] {
            const auto message = bySid(sid);
            return message
                && std::ranges::equal(message->media, states, {}, [](const MediaItem &item) { return item.state; });
        },
        patienceMs);
}

MediaItem TestFiles::prepared(const QString &name, const QByteArray &bytes, Channel channel)
{
    const QString path = write(m_disk->filePath(name), bytes);
    const auto file = resultOf(desk::prepareAttachment(path, channel, m_store->mediaFolder()));
    return file ? file->item : MediaItem();
}

MessageId TestFiles::send(const QList<MediaItem> &files, const QString &body, Channel channel, const QStringList &urls)
{
    const auto sender = resultOf(m_store->read(
        [channel](const store::Snapshot &snapshot) { return store::senderByAddress(snapshot, {channel, ours}); }));
    desk::AgentDesk agent(*m_store, QStringLiteral("Ann"));
    return resultOf(agent.send({sender->value().id, {channel, customer}, body, urls, files})).value_or(MessageId());
}

/// The requests that Twilio got, without those by which the desk looks after the connection.
QJsonArray TestFiles::filesAskedFor()
{
    QJsonArray requests;
    for (const QJsonValue &request : control("GET", QStringLiteral("/sim/log"))[u"requests"].toArray()) {
        const QString path = request[u"path"].toString();
        if (!path.endsWith(u".json") && !path.startsWith(u"/v1/") && !path.startsWith(u"/v2/"))
            requests.append(request);
    }
    return requests;
}

void TestFiles::fetchesTenFilesOfMixedTypesWithoutAText()
{
    startDesk();
    const QStringList types{QStringLiteral("image/jpeg"),      QStringLiteral("image/png"),
                            QStringLiteral("image/gif"),       QStringLiteral("audio/wav"),
                            QStringLiteral("text/vcard"),      QStringLiteral("text/plain"),
                            QStringLiteral("application/pdf"), QStringLiteral("image/jpeg"),
                            QStringLiteral("video/mp4"),       QStringLiteral("application/zip")};
    const QString sid = receive(types);
    QVERIFY(become(sid, QList<MediaState>(10, MediaState::Here)));
    const Message message = *bySid(sid);
    QCOMPARE(toString(message.kind), toString(MessageKind::Mms));
    QVERIFY(message.body.isEmpty());
    QVERIFY(!message.media.at(0).thumbnail.isEmpty() && message.media.at(0).width == 960);
    QCOMPARE(message.media.at(3).durationMs, 1000);
    QVERIFY(!message.media.at(3).waveform.isEmpty());
    QCOMPARE(message.media.at(4).contentType, QStringLiteral("text/vcard"));
    // What calls itself a video and an archive is the text that it is.
    QCOMPARE(message.media.at(8).contentType, QStringLiteral("text/plain"));
    for (const MediaItem &item : message.media)
        QVERIFY(QFile::exists(m_store->mediaFolder() + u'/' + item.file));
}

void TestFiles::bringsEachFileToItsState_data()
{
    QTest::addColumn<QString>("restFault");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("words");
    const auto add = [](const char *name, const char *restFault, const char *fault, int count, MediaState state,
                        const char *words) {
        QTest::newRow(name) << QString::fromLatin1(restFault) << QString::fromLatin1(fault) << count << int(state)
                            << QString::fromLatin1(words);
    };
    add("not there twice", "404", "", 2, MediaState::Here, "");
    add("never there", "404", "", 9, MediaState::Gone, "does not have this file");
    add("lost behind the redirect", "", "not-found", 2, MediaState::Here, "");
    add("never comes", "", "hang", 9, MediaState::Gone, "in time");
    add("100 MiB", "", "huge", 1, MediaState::Gone, "larger than 16 MB");
    add("a redirect elsewhere", "", "elsewhere", 1, MediaState::Gone, "not safe");
    add("redirects without end", "", "loop", 9, MediaState::Gone, "without end");
    add("a page for a picture", "", "wrong-type", 1, MediaState::Here, "");
    add("half of it, once", "", "cut", 1, MediaState::Here, "");
}

void TestFiles::bringsEachFileToItsState()
{
    QFETCH(QString, restFault);
    QFETCH(QString, fault);
    QFETCH(int, count);
    QFETCH(int, state);
    QFETCH(QString, words);
    if (fault == u"hang")
        m_settings.fetchPace.limits.totalMs = 100;
    startDesk();
    if (!restFault.isEmpty())
        control("POST", QStringLiteral("/sim/faults"),
                {{QStringLiteral("kind"), restFault},
                 {QStringLiteral("method"), QStringLiteral("GET")},
                 {QStringLiteral("path"), QStringLiteral("/Media/")},
                 {QStringLiteral("count"), count}});
    if (!fault.isEmpty())
        control("POST", QStringLiteral("/sim/media"),
                {{QStringLiteral("fault"), fault}, {QStringLiteral("count"), count}});
    const QString sid = receive({QStringLiteral("image/png")});
    QVERIFY(become(sid, {MediaState(state)}));
    const MediaItem item = bySid(sid)->media.first();
    QVERIFY2(item.failure.contains(words), qPrintable(item.failure));
    if (item.state != MediaState::Gone)
        return;
    control("DELETE", QStringLiteral("/sim/faults"));
    control("DELETE", QStringLiteral("/sim/media"));
    desk::AgentDesk agent(*m_store, QStringLiteral("Ann"));
    QVERIFY(resultOf(agent.fetchAgain(bySid(sid)->id)));
    QVERIFY(become(sid, {MediaState::Here}));
}

void TestFiles::givesTheCredentialsToNobodyElse()
{
    startDesk();
    ScriptedServer stranger({{ScriptedServer::answer(200, "x", "image/png")}});
    const QString account = QStringLiteral("/2010-04-01/Accounts/") + m_twilio->credentials().accountSid;
    const QString port = QString::number(QUrl(m_twilio->baseUrl()).port());
    const QStringList urls{
        stranger.base() + account + QStringLiteral("/Messages/MM/Media/ME"),
        m_twilio->baseUrl() + QStringLiteral("@127.0.0.1:%1").arg(stranger.port()) + account + QStringLiteral("/a"),
        QStringLiteral("http://localhost:") + port + account + QStringLiteral("/Messages/MM/Media/ME"),
        m_twilio->baseUrl() + QStringLiteral("/2010-04-01/Accounts/ACother/Messages/MM/Media/ME"),
        m_twilio->baseUrl() + account + QStringLiteral("/../ACother/Messages/MM/Media/ME"),
        m_twilio->baseUrl() + QStringLiteral(".evil.example") + account + QStringLiteral("/a"),
        QStringLiteral("https://api.twilio.com") + account + QStringLiteral("/Messages/MM/Media/ME"),
    };
    for (const QString &url : urls) {
        control("DELETE", QStringLiteral("/sim/log"));
        const QString sid = receive({QStringLiteral("image/png")}, {{QStringLiteral("MediaUrl0"), url}});
        QVERIFY2(become(sid, {MediaState::Gone}), qPrintable(url));
        QVERIFY(bySid(sid)->media.first().failure.contains(QStringLiteral("credentials go nowhere else")));
        QVERIFY(filesAskedFor().isEmpty());
    }
    QCOMPARE(stranger.connections(), 0);

    // A genuine one: credentials at the API, none at the store behind it, which would answer 400.
    control("DELETE", QStringLiteral("/sim/log"));
    QVERIFY(become(receive({QStringLiteral("image/png")}), {MediaState::Here}));
    const QJsonArray requests = filesAskedFor();
    QCOMPARE(requests.size(), 2);
    for (const QJsonValue &request : requests)
        qInfo("captured: %s %s -> %s", qPrintable(request[u"method"].toString()),
              qPrintable(request[u"path"].toString().section(u'/', -2)), qPrintable(request[u"outcome"].toString()));
    QCOMPARE(requests.at(0)[u"outcome"].toString(), QStringLiteral("307"));
    QCOMPARE(requests.at(1)[u"outcome"].toString(), QStringLiteral("200"));
}

void TestFiles::sendsAPictureThroughThePublicPath()
{
    startDesk();
    const QByteArray picture = encoded(noise(400, 300), "jpeg");
    const MediaItem file = prepared(QStringLiteral("photo.jpg"), picture);
    write(m_disk->filePath(QStringLiteral("photo.jpg")), "changed meanwhile");
    const MessageId id = send({file}, QStringLiteral("Look"));
    QTRY_COMPARE_WITH_TIMEOUT(toString(now(id).status), toString(DeliveryStatus::Delivered), patienceMs);

    const QJsonArray requests = fetched();
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests.at(0)[u"method"].toString(), QStringLiteral("HEAD"));
    QCOMPARE(requests.at(1)[u"content_type"].toString(), QStringLiteral("image/jpeg"));
    QCOMPARE(requests.at(1)[u"size"].toInteger(), picture.size());
    const QString url = requests.at(1)[u"url"].toString();
    QVERIFY(url.startsWith(m_desk->publicUrl() + QStringLiteral("/m/")));

    const QString messagePath = m_twilio->baseUrl() + QStringLiteral("/2010-04-01/Accounts/")
        + m_twilio->credentials().accountSid + QStringLiteral("/Messages/") + now(id).sid;
    const auto list = QJsonDocument::fromJson(get(messagePath + QStringLiteral("/Media.json"), basic()).second);
    const QString mediaSid = list[u"media_list"][0][u"sid"].toString();
    const auto moved = get(messagePath + QStringLiteral("/Media/") + mediaSid, basic());
    QCOMPARE(moved.first, 307);
    QCOMPARE(get(QString::fromLatin1(moved.second)).second, picture);

    QTRY_COMPARE_WITH_TIMEOUT(get(url).first, 404, patienceMs); // Gone after the fetch.
}

void TestFiles::sendsByWhatsAppWhatWasMadeToFit()
{
    startDesk();
    const QByteArray large = encoded(noise(1800, 1200), "png");
    QVERIFY(large.size() > 5'000'000);
    const MediaItem file = prepared(QStringLiteral("large.png"), large, Channel::WhatsApp);
    QVERIFY(file.size > 0 && file.size <= 5'000'000);
    const MessageId id = send({file}, QStringLiteral("Look"), Channel::WhatsApp);
    QTRY_COMPARE_WITH_TIMEOUT(toString(now(id).status), toString(DeliveryStatus::Read), patienceMs);
    QCOMPARE(fetched().last()[u"size"].toInteger(), file.size);
}

void TestFiles::waitsForThePublicAddress()
{
    ScriptedServer tunnel({{ScriptedServer::answer(502, "no desk", "text/html")}});
    m_settings.publicUrl = tunnel.base();
    startDesk();
    const MessageId id = send({prepared(QStringLiteral("a.txt"), "hello")}, {});
    QTRY_VERIFY_WITH_TIMEOUT(now(id).errorText.startsWith(QStringLiteral("The file waits.")), patienceMs);
    QCOMPARE(toString(now(id).status), toString(DeliveryStatus::Pending));
    QVERIFY(control("GET", QStringLiteral("/sim/messages"))[u"messages"].toArray().isEmpty());
}

void TestFiles::showsWhyTwilioCouldNotFetchAFile()
{
    ScriptedServer tunnel({{ScriptedServer::answer(200, R"({"status":"ok"})")}});
    tunnel.setStepFor("/m/", {ScriptedServer::answer(404, "x")});
    m_settings.publicUrl = tunnel.base();
    m_settings.followUpMs = 200;
    startDesk();
    const MessageId id = send({prepared(QStringLiteral("a.txt"), "hello")}, {});
    QTRY_COMPARE_WITH_TIMEOUT(now(id).errorCode, 11200, patienceMs);
    QCOMPARE(toString(now(id).status), toString(DeliveryStatus::Failed));
    QVERIFY(!now(id).errorText.isEmpty());
}

void TestFiles::sendsATextAndAFileOfAnotherAddress()
{
    startDesk();
    const MessageId id
        = send({}, QStringLiteral("Look"), Channel::Sms, {QStringLiteral("https://pictures.example/a.jpg")});
    QTRY_COMPARE_WITH_TIMEOUT(toString(now(id).status), toString(DeliveryStatus::Delivered), patienceMs);
    QCOMPARE(toString(now(id).media.first().state), toString(MediaState::Gone));
    QVERIFY(fetched().isEmpty());
}

QTEST_GUILESS_MAIN(TestFiles)
#include "tst_files.moc"
