// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/timelinetext.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTest>

using namespace patchcord;

namespace {

Message outbound(DeliveryStatus status, const QString &reason = {})
{
    Message message;
    message.id = {1};
    message.direction = Direction::Outbound;
    message.channel = Channel::WhatsApp;
    message.body = QStringLiteral("text");
    message.status = status;
    message.errorText = reason;
    message.at = QDateTime(QDate(2024, 3, 2), QTime(10, 33)).toMSecsSinceEpoch();
    return message;
}

Message called(Direction direction, CallStatus status, int seconds = 0)
{
    Message message = outbound(DeliveryStatus::Received);
    message.kind = MessageKind::Call;
    message.direction = direction;
    message.call = Call{};
    message.call->status = status;
    message.call->startedAt = message.at;
    message.call->answeredAt = status == CallStatus::InProgress ? message.at + 2000 : 0;
    message.call->durationSeconds = seconds;
    if (status == CallStatus::Completed && seconds > 0) {
        message.call->connectedAt = message.at + 4000;
        message.call->talkSeconds = seconds;
    }
    return message;
}

} // namespace

Q_DECLARE_METATYPE(patchcord::Message)

class TestTimelineText final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void findsLinks_data();
    void findsLinks();
    void keepsTheLengthOfABody();
    void namesWhoWrote_data();
    void namesWhoWrote();
    void saysWhereAMessageStands_data();
    void saysWhereAMessageStands();
    void namesCalls_data();
    void namesCalls();
    void namesMedia_data();
    void namesMedia();
    void namesDays();
    void offersRetryOnlyWhereItHelps();
    void countsDownWhileAMessageIsHeld();
    void speaksWholeRows();
    void tellsDetails();
};

void TestTimelineText::countsDownWhileAMessageIsHeld()
{
    Message held;
    held.direction = Direction::Outbound;
    held.status = DeliveryStatus::Pending;
    held.body = QStringLiteral("Hello");
    held.heldUntil = 13'000;
    QCOMPARE(ui::holdText(held, 10'000), QStringLiteral("Sending in 3…"));
    QCOMPARE(ui::holdText(held, 12'001), QStringLiteral("Sending in 1…"));
    QCOMPARE(ui::holdText(held, 13'000), QString());
    // A number that is spoken anew every second says nothing.
    QVERIFY(ui::spokenRow(held, {}, 10'000, QLocale::c()).contains(QStringLiteral("can be taken back")));
    QVERIFY(ui::spokenRow(held, {}, 13'000, QLocale::c()).contains(QStringLiteral("waiting to be sent")));
    held.status = DeliveryStatus::Sent;
    QVERIFY(!ui::isHeld(held, 10'000));
}

void TestTimelineText::findsLinks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("found");
    const auto row
        = [](const char *text, const QStringList &found) { QTest::newRow(text) << QString::fromUtf8(text) << found; };
    row("no link", {});
    row("http://example.com", {QStringLiteral("http://example.com")});
    row("see HTTPS://Example.com/a.", {QStringLiteral("HTTPS://Example.com/a")});
    row("(https://example.com/a_(b))", {QStringLiteral("https://example.com/a_(b)")});
    row("https://a.example, https://b.example!",
        {QStringLiteral("https://a.example"), QStringLiteral("https://b.example")});
    row("<https://example.com/?q=1&r=%20#x>", {QStringLiteral("https://example.com/?q=1&r=%20#x")});
    row("javascript:alert(1) file:///etc/passwd ftp://example.com", {});
    row("xhttps://example.com", {});
    row("https://", {});
    row("https://.", {});
    row("https://bank.example@evil.example/", {});
    row("“https://example.com/ü”", {QStringLiteral("https://example.com/ü”").chopped(1)});
}

void TestTimelineText::findsLinks()
{
    QFETCH(const QString, text);
    QFETCH(const QStringList, found);
    QStringList links;
    for (const ui::TextLink &link : ui::linksIn(text)) {
        links.append(text.mid(link.start, link.length));
        QVERIFY(link.url.isValid());
    }
    QCOMPARE(links, found);
}

void TestTimelineText::keepsTheLengthOfABody()
{
    const QString body = QString::fromLatin1("a\0b\r\nc\td\x7f", 9) + QChar(0xd800) + QStringLiteral("😀");
    const QString shown = ui::displayBody(body);
    QCOMPARE(shown.size(), body.size());
    QCOMPARE(shown.at(1), QChar(0x2400));
    QCOMPARE(shown.at(3), QChar(0x200b));
    QCOMPARE(shown.at(4), QChar(QChar::LineSeparator));
    QVERIFY(shown.endsWith(QStringLiteral("😀")));
    for (QChar c : shown)
        QVERIFY(!c.isNull() && c.category() != QChar::Other_Control);
    QCOMPARE(ui::displayBody(QString(100'000, u'x')).size(), 16'000);
    QCOMPARE(ui::displayBody({}), QString());
}

void TestTimelineText::namesWhoWrote_data()
{
    QTest::addColumn<QString>("author");
    QTest::addColumn<Origin>("origin");
    QTest::addColumn<QString>("name");
    QTest::addRow("a person") << QStringLiteral("Dana") << Origin::Agent << QStringLiteral("Dana");
    QTest::addRow("a rule") << QStringLiteral("auto") << Origin::Rule << QStringLiteral("Automatic");
    QTest::addRow("a model") << QStringLiteral("model") << Origin::Model << QStringLiteral("Assistant, automatic");
}

void TestTimelineText::namesWhoWrote()
{
    QFETCH(QString, author);
    QFETCH(Origin, origin);
    QFETCH(QString, name);
    Message message;
    message.origin = origin;
    message.direction = Direction::Outbound;
    message.author = author;
    QCOMPARE(ui::authorText(message), name);
}

void TestTimelineText::saysWhereAMessageStands_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<QString>("words");
    QTest::addColumn<ui::Tick>("tick");
    QTest::addColumn<bool>("isBad");
    const QString down = QStringLiteral("The network was down.");
    using enum DeliveryStatus;
    QTest::newRow("pending") << outbound(Pending) << QString() << ui::Tick::Waiting << false;
    QTest::newRow("retrying") << outbound(Pending, down) << QStringLiteral("Retrying: The network was down")
                              << ui::Tick::Waiting << true;
    QTest::newRow("unknown") << outbound(Unknown) << QStringLiteral("Checking whether it left") << ui::Tick::LookUp
                             << false;
    QTest::newRow("accepted") << outbound(Accepted) << QString() << ui::Tick::One << false;
    QTest::newRow("accepted after a failure") << outbound(Accepted, down) << QString() << ui::Tick::One << false;
    QTest::newRow("queued") << outbound(Queued) << QString() << ui::Tick::One << false;
    QTest::newRow("sent") << outbound(Sent) << QString() << ui::Tick::One << false;
    QTest::newRow("delivered") << outbound(Delivered) << QString() << ui::Tick::Two << false;
    QTest::newRow("read") << outbound(Read) << QStringLiteral("Read") << ui::Tick::Two << false;
    Message sms = outbound(Read);
    sms.channel = Channel::Sms;
    QTest::newRow("an SMS is never read") << sms << QString() << ui::Tick::Two << false;
    QTest::newRow("failed") << outbound(Failed, down) << QStringLiteral("Not sent: The network was down")
                            << ui::Tick::None << true;
    QTest::newRow("failed, nobody knows why")
        << outbound(Failed) << QStringLiteral("Not sent") << ui::Tick::None << true;
    QTest::newRow("undelivered") << outbound(Undelivered, QStringLiteral("The carrier blocked it."))
                                 << QStringLiteral("Not delivered: The carrier blocked it") << ui::Tick::None << true;
    QTest::newRow("said already") << outbound(Undelivered, QStringLiteral("Not delivered, the phone is off."))
                                  << QStringLiteral("Not delivered, the phone is off") << ui::Tick::None << true;
    QTest::newRow("canceled") << outbound(Canceled) << QStringLiteral("Cancelled") << ui::Tick::None << true;
    Message stop = outbound(Received);
    stop.direction = Direction::Inbound;
    stop.extra.insert(QStringLiteral("OptOutType"), QStringLiteral("STOP"));
    QTest::newRow("opted out") << stop << QStringLiteral("Opted out") << ui::Tick::None << false;
}

void TestTimelineText::saysWhereAMessageStands()
{
    QFETCH(const Message, message);
    QFETCH(const QString, words);
    QFETCH(const ui::Tick, tick);
    QFETCH(const bool, isBad);
    QCOMPARE(ui::standing(message), words);
    QCOMPARE(ui::tickOf(message), tick);
    QCOMPARE(ui::isMarkedFailed(message), isBad);
}

void TestTimelineText::namesCalls_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<QString>("words");
    using enum CallStatus;
    constexpr Direction in = Direction::Inbound;
    constexpr Direction out = Direction::Outbound;
    QTest::newRow("ringing") << called(in, Ringing) << QStringLiteral("Ringing 1:05");
    QTest::newRow("dialling") << called(out, Initiated) << QStringLiteral("Calling 1:05");
    QTest::newRow("in progress") << called(in, InProgress) << QStringLiteral("In a call 1:03");
    QTest::newRow("completed") << called(in, Completed, 192) << QStringLiteral("Call, 3:12");
    QTest::newRow("an hour") << called(in, Completed, 3723) << QStringLiteral("Call, 1:02:03");
    QTest::newRow("never answered") << called(in, Completed) << QStringLiteral("Missed call");
    QTest::newRow("given up") << called(in, Canceled) << QStringLiteral("Missed call");
    QTest::newRow("no answer") << called(out, NoAnswer) << QStringLiteral("Called, no answer");
    QTest::newRow("busy") << called(out, Busy) << QStringLiteral("Called, the line was busy");
    QTest::newRow("failed") << called(out, CallStatus::Failed) << QStringLiteral("The call failed");
    // Twilio counts what the caller heard alone, too.
    Message unheard = called(in, Completed);
    unheard.call->durationSeconds = 9;
    QTest::newRow("heard the greeting only") << unheard << QStringLiteral("Missed call");
    Message queued = called(in, InProgress);
    queued.call->room = QStringLiteral("room");
    QTest::newRow("waits in our queue") << queued << QStringLiteral("Ringing 1:05");
    queued.call->handling = CallHandling::Phone;
    queued.call->handledBy = QStringLiteral("Dana");
    QTest::newRow("a phone rings") << queued << QStringLiteral("Ringing Dana’s phone 1:05");
    queued.call->connectedAt = queued.at + 15'000;
    QTest::newRow("talking") << queued << QStringLiteral("In a call 0:50");
    queued.call->connectedAt = 0;
    queued.call->handling = CallHandling::Voicemail;
    QTest::newRow("at the voicemail") << queued << QStringLiteral("At the voicemail 1:05");
    queued.call->status = Completed;
    queued.call->handling = CallHandling::Declined;
    QTest::newRow("declined") << queued << QStringLiteral("Call declined by Dana");
    Message voicemail = called(in, Completed, 40);
    voicemail.kind = MessageKind::Voicemail;
    voicemail.call->recordingSeconds = 21;
    QTest::newRow("voicemail") << voicemail << QStringLiteral("Voicemail, 0:21");
}

void TestTimelineText::namesCalls()
{
    QFETCH(const Message, message);
    QFETCH(const QString, words);
    QCOMPARE(ui::eventTitle(message, message.at + 65'000), words);
}

void TestTimelineText::namesMedia_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("name");
    QTest::newRow("photo") << QStringLiteral("image/jpeg") << QStringLiteral("Photo");
    QTest::newRow("voice") << QStringLiteral("audio/ogg; codecs=opus") << QStringLiteral("Voice message");
    QTest::newRow("video") << QStringLiteral("VIDEO/mp4") << QStringLiteral("Video");
    QTest::newRow("pdf") << QStringLiteral("application/pdf") << QStringLiteral("PDF");
    QTest::newRow("vcard") << QStringLiteral("text/vcard") << QStringLiteral("Contact card");
    QTest::newRow("text") << QStringLiteral("text/plain") << QStringLiteral("Text file");
    QTest::newRow("other") << QStringLiteral("application/zip") << QStringLiteral("File");
    QTest::newRow("none") << QString() << QStringLiteral("File");
}

void TestTimelineText::namesMedia()
{
    QFETCH(const QString, type);
    QFETCH(const QString, name);
    MediaItem item;
    item.contentType = type;
    QCOMPARE(ui::mediaName(item), name);
}

void TestTimelineText::namesDays()
{
    const QDate today(2024, 3, 6);
    const QLocale english(QLocale::English);
    QCOMPARE(ui::dayName(today, today, english), QStringLiteral("Today"));
    QCOMPARE(ui::dayName(today.addDays(-1), today, english), QStringLiteral("Yesterday"));
    QCOMPARE(ui::dayName(today.addDays(-2), today, english), QStringLiteral("Monday"));
    QCOMPARE(ui::dayName(today.addDays(-7), today, english), english.toString(today.addDays(-7), QLocale::LongFormat));
    QCOMPARE(ui::dayName(today.addDays(1), today, english), english.toString(today.addDays(1), QLocale::LongFormat));
    QCOMPARE(ui::timeOfDay(outbound(DeliveryStatus::Sent).at, QLocale::c()), QStringLiteral("10:33"));
}

void TestTimelineText::offersRetryOnlyWhereItHelps()
{
    Message message = outbound(DeliveryStatus::Failed);
    QVERIFY(ui::canRetry(message) && ui::canDiscard(message));
    message.sid = QStringLiteral("SMtest");
    QVERIFY(ui::canRetry(message) && !ui::canDiscard(message));
    QVERIFY(!ui::canRetry(outbound(DeliveryStatus::Pending, QStringLiteral("Down"))));
    QVERIFY(!ui::canRetry(outbound(DeliveryStatus::Unknown)));
    QVERIFY(!ui::canRetry(called(Direction::Outbound, CallStatus::Failed)));
}

void TestTimelineText::speaksWholeRows()
{
    const QLocale locale = QLocale::c();
    const auto spoken = [&locale](const Message &message) {
        return ui::spokenRow(message, QStringLiteral("Amara"), message.at, locale);
    };
    QCOMPARE(spoken(outbound(DeliveryStatus::Pending)), QStringLiteral("You, 10:33, waiting to be sent: text"));
    QCOMPARE(spoken(outbound(DeliveryStatus::Delivered)), QStringLiteral("You, 10:33, delivered: text"));
    Message picture = outbound(DeliveryStatus::Received);
    picture.direction = Direction::Inbound;
    picture.media.emplaceBack().contentType = QStringLiteral("image/png");
    QCOMPARE(spoken(picture), QStringLiteral("Amara, 10:33: Photo, Waiting for Twilio, text"));
    Message note = outbound(DeliveryStatus::Received);
    note.kind = MessageKind::Note;
    note.author = QStringLiteral("Priya");
    QCOMPARE(spoken(note), QStringLiteral("Note by Priya, 10:33: text"));
}

void TestTimelineText::tellsDetails()
{
    Message message = outbound(DeliveryStatus::Undelivered, QStringLiteral("The carrier blocked it."));
    message.sid = QStringLiteral("SMtest");
    message.segments = 2;
    message.errorCode = 30007;
    message.from = QStringLiteral("+14155550100");
    message.to = QStringLiteral("+14155550101");
    const QStringList lines = ui::rowDetails(message, QStringLiteral("Support line"), QLocale::c()).split(u'\n');
    QVERIFY(lines.contains(QStringLiteral("From +14155550100 to +14155550101")));
    QVERIFY(lines.contains(QStringLiteral("Sender: Support line")));
    QVERIFY(lines.contains(QStringLiteral("2 parts")));
    QVERIFY(lines.contains(QStringLiteral("Error 30007")));
    QVERIFY(lines.contains(QStringLiteral("Not delivered: The carrier blocked it")));
    QCOMPARE(lines.last(), QStringLiteral("SMtest"));
}

QTEST_GUILESS_MAIN(TestTimelineText)
#include "tst_timelinetext.moc"
