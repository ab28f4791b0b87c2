// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/mediafetcher.h"

#include "core/base/clock.h"
#include "core/desk/agentdesk.h"
#include "core/desk/files/keptfile.h"
#include "core/store/conversations.h"
#include "core/store/messages.h"
#include "tests/core/desk/desktest.h"
#include "tests/core/desk/fakemedia.h"
#include "tests/core/desk/samplefiles.h"

#include <QDir>
#include <QRegularExpression>

using namespace patchcord;
using namespace patchcord::desk;
using namespace patchcord::testing;

/// Files that messages bring along, from a Twilio on loopback to the media folder.
class TestMediaFetcher final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void fetchesWhatWaitsAndWhatComesLater();
    void tellsOfEachStep();
    void bringsTenFilesOfOneMessageToTheirStates();
    void waitsWhileTwilioDoesNotHaveIt();
    void givesUpWhatNeverIsThere();
    void givesUpWhatNeverComes();
    void neverAsksForWhatIsNotOurs();
    void waitsOutAnOutage();
    void saysThatTheCredentialsAreWrong();
    void fetchesAFewAtOnceAndTheNewestFirst();
    void goesOnAfterARestart();
    void fetchesAgainWhenAnAgentAsks();
    void fetchesAgainWhatWasLostOnDisk();
    void refusesToFetchWhatIsHere();
    void waitsForCredentials();
    void leavesNothingHalfDoneWhenItStops();

private:
    void start();
    void stop() { m_fetcher.reset(); }
    MessageId add(const QStringList &names);
    MessageId addUrls(const QStringList &urls);
    [[nodiscard]] MediaItem item(MessageId message, int index = 0) { return m_desk->message(message).media.at(index); }
    [[nodiscard]] bool becomes(MessageId message, MediaState state, int index = 0)
    {
        return QTest::qWaitFor([&] { return item(message, index).state == state; }, patienceMs);
    }
    [[nodiscard]] QString kept(const MediaItem &item) { return m_desk->store().mediaFolder() + u'/' + item.file; }

    std::unique_ptr<DeskTest> m_desk;
    std::unique_ptr<FakeMedia> m_twilio;
    std::unique_ptr<MediaFetcher> m_fetcher;
    Credentials m_credentials;
    FetchPace m_pace;
    int m_count = 0;
};

void TestMediaFetcher::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_desk = std::make_unique<DeskTest>();
    m_twilio = std::make_unique<FakeMedia>();
    m_credentials.accountSid = QStringLiteral("ACtest");
    m_credentials.authToken = QStringLiteral("secret");
    m_count = 0;
    m_pace = {};
    m_pace.againAfterMs = {10, 20, 30, 40};
    m_pace.longestOutageMs = 200;
    m_pace.limits.maxBytes = 1024 * 1024;
    m_pace.limits.totalMs = 5'000;
}

void TestMediaFetcher::cleanup()
{
    stop();
    m_twilio.reset();
    m_desk.reset();
}

void TestMediaFetcher::start()
{
    m_fetcher = std::make_unique<MediaFetcher>(m_desk->store(), m_credentials, m_twilio->base(), m_pace);
    m_fetcher->start();
}

MessageId TestMediaFetcher::add(const QStringList &names)
{
    QStringList urls;
    for (const QString &name : names)
        urls.append(m_twilio->url(name));
    return addUrls(urls);
}

MessageId TestMediaFetcher::addUrls(const QStringList &urls)
{
    const SenderId sender = m_count == 0 ? m_desk->addSender(QStringLiteral("+15005550006")) : SenderId{1};
    const QString sid = QStringLiteral("MMtest%1").arg(++m_count);
    return resultOf(m_desk->store().write([=](store::Transaction &transaction) -> Result<MessageId> {
               const auto conversation = store::ensureConversation(
                   transaction, sender, {Channel::Sms, QStringLiteral("+4915112345678")}, {}, utcNow());
               if (!conversation)
                   return std::unexpected(conversation.error());
               Message message;
               message.conversation = *conversation;
               message.kind = MessageKind::Mms;
               message.sid = sid;
               message.at = utcNow();
               for (const QString &url : urls) {
                   MediaItem media;
                   media.url = url;
                   media.contentType = QStringLiteral("image/jpeg");
                   message.media.append(media);
               }
               const auto kept = store::insertMessage(transaction, message);
               return kept ? Result<MessageId>(kept->id) : std::unexpected(kept.error());
           }))
        .value_or(MessageId());
}

void TestMediaFetcher::fetchesWhatWaitsAndWhatComesLater()
{
    const QByteArray picture = encoded(noise(640, 480), "jpeg");
    m_twilio->play(QStringLiteral("a"), {FakeMedia::file(picture, "image/jpeg")});
    m_twilio->play(QStringLiteral("b"),
                   {FakeMedia::file("BEGIN:VCARD\r\nFN:Ann\r\nEND:VCARD", "text/x-vcard",
                                    "Content-Disposition: attachment; filename=\"Ann.vcf\"\r\n")});
    const MessageId first = add({QStringLiteral("a")});
    start();
    QVERIFY(becomes(first, MediaState::Here));
    const MediaItem here = item(first);
    QCOMPARE(bytesOf(kept(here)), picture);
    QCOMPARE(here.size, picture.size());
    QCOMPARE(QSize(here.width, here.height), QSize(640, 480));
    QVERIFY(!here.thumbnail.isEmpty());
    QCOMPARE(here.url, m_twilio->url(QStringLiteral("a")));

    const MessageId later = add({QStringLiteral("b")});
    QVERIFY(becomes(later, MediaState::Here));
    QCOMPARE(item(later).contentType, QStringLiteral("text/vcard"));
    QCOMPARE(item(later).name, QStringLiteral("Ann.vcf"));
    QTRY_VERIFY(m_fetcher->isIdle());
    QCOMPARE(m_twilio->asked(QStringLiteral("a")), 1);
}

void TestMediaFetcher::tellsOfEachStep()
{
    m_twilio->play(QStringLiteral("a"), {FakeMedia::file("text", "text/plain")});
    const MessageId message = add({QStringLiteral("a")});
    m_twilio->hold(true);
    const qint64 before = m_desk->store().lastEvent();
    start();
    QVERIFY(becomes(message, MediaState::Fetching));
    QTRY_COMPARE(m_twilio->held(), 1);
    m_twilio->hold(false);
    QVERIFY(becomes(message, MediaState::Here));
    const auto events = resultOf(m_desk->store().read(
        [before](const store::Snapshot &snapshot) { return store::eventsAfter(snapshot, before, 10); }));
    QCOMPARE(events->size(), 2);
    for (const Event &event : *events) {
        QCOMPARE(toString(event.kind), toString(EventKind::MessageChanged));
        QCOMPARE(event.message, message);
    }
}

void TestMediaFetcher::bringsTenFilesOfOneMessageToTheirStates()
{
    m_pace.limits.totalMs = 400;
    const QByteArray picture = encoded(noise(64, 48), "png");
    const QByteArray large = "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\nxxxx";
    const QByteArray moved = "HTTP/1.1 307 Moved\r\nContent-Length: 0\r\nConnection: close\r\nLocation: ";
    const auto name = [](int index) { return QStringLiteral("f%1").arg(index); };
    m_twilio->play(name(0), {FakeMedia::file(picture, "image/png")});
    m_twilio->play(name(1), {FakeMedia::file(wave(1, 1, 8000, 16, QByteArray(8000, '\1')), "audio/x-wav")});
    m_twilio->play(name(2), {FakeMedia::file(pdf(), "application/pdf")});
    m_twilio->play(name(3), {FakeMedia::file("BEGIN:VCARD\r\n", "text/vcard")});
    m_twilio->play(name(4), {FakeMedia::file("MZ\x90 program", "image/jpeg")});
    m_twilio->play(name(5), {FakeMedia::status(404), FakeMedia::status(404), FakeMedia::file("late", "text/plain")});
    m_twilio->play(name(6), {QByteArray()}); // Never comes.
    m_twilio->play(name(7), {large});
    m_twilio->play(name(8), {moved + "https://user:word@evil.example/\r\n\r\n"});
    m_twilio->play(name(9), {moved + name(0).toLatin1() + "\r\n\r\n"});
    QStringList names;
    for (int index = 0; index < 10; ++index)
        names.append(name(index));
    const MessageId message = add(names);
    start();
    const QList<MediaState> expected{MediaState::Here, MediaState::Here, MediaState::Here, MediaState::Here,
                                     MediaState::Here, MediaState::Here, MediaState::Gone, MediaState::Gone,
                                     MediaState::Gone, MediaState::Here};
    for (int index = 0; index < 10; ++index)
        QVERIFY2(becomes(message, expected.at(index), index), qPrintable(name(index)));
    const QList<MediaItem> media = m_desk->message(message).media;
    QCOMPARE(media.at(1).durationMs, 500);
    QCOMPARE(media.at(3).contentType, QStringLiteral("text/vcard"));
    QVERIFY(media.at(4).file.endsWith(QStringLiteral(".bin")));
    QCOMPARE(m_twilio->asked(name(5)), 3);
    QVERIFY(media.at(6).failure.contains(QStringLiteral("in time")));
    QVERIFY(media.at(7).failure.contains(QStringLiteral("larger than 1 MB")));
    QVERIFY(media.at(8).failure.contains(QStringLiteral("not safe")));
    QCOMPARE(media.at(9).file, media.at(0).file);
    QVERIFY(QDir(m_desk->store().mediaFolder()).entryList({QStringLiteral("*.part")}).isEmpty());
}

void TestMediaFetcher::waitsWhileTwilioDoesNotHaveIt()
{
    m_twilio->play(QStringLiteral("a"),
                   {FakeMedia::status(404), FakeMedia::status(404), FakeMedia::file("text", "text/plain")});
    m_pace.againAfterMs = {10, 100'000};
    const MessageId message = add({QStringLiteral("a")});
    start();
    QTRY_COMPARE(m_twilio->asked(QStringLiteral("a")), 2);
    QVERIFY(becomes(message, MediaState::Waiting));
    QVERIFY(item(message).failure.isEmpty());
    QVERIFY(!m_fetcher->isIdle());
}

void TestMediaFetcher::givesUpWhatNeverIsThere()
{
    const MessageId message = add({QStringLiteral("a")});
    start();
    QVERIFY(becomes(message, MediaState::Gone));
    QCOMPARE(m_twilio->asked(QStringLiteral("a")), 5);
    QVERIFY(item(message).failure.contains(QStringLiteral("does not have this file")));
    QVERIFY(item(message).file.isEmpty());
    QTRY_VERIFY(m_fetcher->isIdle());
}

void TestMediaFetcher::givesUpWhatNeverComes()
{
    m_pace.limits.totalMs = 50;
    m_twilio->play(QStringLiteral("a"), {QByteArray()});
    const MessageId message = add({QStringLiteral("a")});
    start();
    QVERIFY(becomes(message, MediaState::Gone));
    QVERIFY(item(message).failure.contains(QStringLiteral("in time")));
}

void TestMediaFetcher::neverAsksForWhatIsNotOurs()
{
    FakeMedia stranger;
    const QString foreign = m_twilio->base() + QStringLiteral("/2010-04-01/Accounts/ACother/Messages/MM/Media/ME");
    const MessageId message = addUrls(
        {stranger.url(QStringLiteral("a")), foreign, QStringLiteral("https://api.twilio.com.evil.example/a")});
    start();
    for (int index = 0; index < 3; ++index) {
        QVERIFY(becomes(message, MediaState::Gone, index));
        QVERIFY(item(message, index).failure.contains(QStringLiteral("does not lie with your account")));
    }
    QCOMPARE(stranger.asked(QStringLiteral("a")), 0);
}

void TestMediaFetcher::waitsOutAnOutage()
{
    m_twilio->play(QStringLiteral("a"), {FakeMedia::file("text", "text/plain")});
    const MessageId message = add({QStringLiteral("a")});
    m_twilio->goAway();
    m_pace.againAfterMs = {};
    const qint64 before = m_desk->store().lastEvent();
    start();
    // Fetching, waiting, and both again: more tries than any file gets that Twilio does not have.
    QTRY_VERIFY(m_desk->store().lastEvent() >= before + 4);
    QVERIFY(becomes(message, MediaState::Waiting));
    m_twilio->comeBack();
    QVERIFY(becomes(message, MediaState::Here));
}

void TestMediaFetcher::saysThatTheCredentialsAreWrong()
{
    m_twilio->play(QStringLiteral("a"), {FakeMedia::status(401)});
    const MessageId message = add({QStringLiteral("a")});
    start();
    QVERIFY(becomes(message, MediaState::Gone));
    QCOMPARE(m_twilio->asked(QStringLiteral("a")), 1);
    QVERIFY(item(message).failure.contains(QStringLiteral("credentials")));
}

void TestMediaFetcher::fetchesAFewAtOnceAndTheNewestFirst()
{
    QStringList names;
    for (int index = 0; index < 8; ++index) {
        names.append(QStringLiteral("f%1").arg(index));
        m_twilio->play(names.last(), {FakeMedia::file("text", "text/plain")});
    }
    const MessageId message = add(names);
    m_twilio->hold(true);
    start();
    QTRY_COMPARE(m_twilio->held(), 3);
    QCOMPARE(m_twilio->asked(names.last()), 1);
    QCOMPARE(m_twilio->asked(names.first()), 0);
    m_twilio->hold(false);
    for (int index = 0; index < 8; ++index)
        QVERIFY(becomes(message, MediaState::Here, index));
}

void TestMediaFetcher::goesOnAfterARestart()
{
    m_twilio->play(QStringLiteral("a"), {QByteArray(), FakeMedia::file("text", "text/plain")});
    const MessageId message = add({QStringLiteral("a")});
    start();
    QTRY_COMPARE(m_twilio->asked(QStringLiteral("a")), 1);
    stop();
    m_desk->reopen();
    QCOMPARE(toString(item(message).state), toString(MediaState::Fetching));
    start();
    QVERIFY(becomes(message, MediaState::Here));
}

void TestMediaFetcher::fetchesAgainWhenAnAgentAsks()
{
    m_pace.againAfterMs = {};
    m_twilio->play(QStringLiteral("a"), {FakeMedia::status(404), FakeMedia::file("text", "text/plain")});
    const MessageId message = add({QStringLiteral("a")});
    start();
    QVERIFY(becomes(message, MediaState::Gone));
    AgentDesk agent(m_desk->store(), QStringLiteral("Ann"));
    QVERIFY(resultOf(agent.fetchAgain(message)));
    QVERIFY(becomes(message, MediaState::Here));
    QVERIFY(item(message).failure.isEmpty());
    QCOMPARE(m_desk->audit().last().action, QStringLiteral("media.fetch"));
}

void TestMediaFetcher::fetchesAgainWhatWasLostOnDisk()
{
    m_twilio->play(QStringLiteral("a"), {FakeMedia::file("text", "text/plain")});
    const MessageId message = add({QStringLiteral("a")});
    start();
    QVERIFY(becomes(message, MediaState::Here));
    const QString path = kept(item(message));
    QVERIFY(QFile::remove(path));
    AgentDesk agent(m_desk->store(), QStringLiteral("Ann"));
    QVERIFY(resultOf(agent.fetchAgain(message)));
    QVERIFY(becomes(message, MediaState::Here));
    QCOMPARE(bytesOf(path), QByteArray("text"));
}

void TestMediaFetcher::refusesToFetchWhatIsHere()
{
    m_twilio->play(QStringLiteral("a"), {FakeMedia::file("text", "text/plain")});
    const MessageId message = add({QStringLiteral("a")});
    start();
    QVERIFY(becomes(message, MediaState::Here));
    AgentDesk agent(m_desk->store(), QStringLiteral("Ann"));
    QCOMPARE(resultOf(agent.fetchAgain(message)).error().kind, ErrorKind::Conflict);
}

void TestMediaFetcher::waitsForCredentials()
{
    m_credentials = {};
    const MessageId message = add({QStringLiteral("a")});
    start();
    QVERIFY(m_fetcher->isIdle());
    QCOMPARE(toString(item(message).state), toString(MediaState::Waiting));
    QCOMPARE(m_twilio->asked(QStringLiteral("a")), 0);
}

void TestMediaFetcher::leavesNothingHalfDoneWhenItStops()
{
    m_twilio->play(QStringLiteral("a"), {FakeMedia::file("text", "text/plain")});
    add({QStringLiteral("a")});
    m_twilio->hold(true);
    start();
    QTRY_COMPARE(m_twilio->held(), 1);
    stop();
    QVERIFY(QDir(m_desk->store().mediaFolder()).entryList({QStringLiteral("*.part")}, QDir::Files).isEmpty());
}

QTEST_GUILESS_MAIN(TestMediaFetcher)
#include "tst_mediafetcher.moc"
