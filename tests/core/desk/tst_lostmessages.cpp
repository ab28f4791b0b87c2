// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/lostmessages.h"

#include "core/desk/acknowledgement.h"

#include <QTest>

using namespace patchcord;
using namespace patchcord::desk;
using twilio::MessageResource;

class TestLostMessages final : public QObject
{
    Q_OBJECT

private slots:
    void knowsItsTrace_data();
    void knowsItsTrace();
    void givesEachMessageToOneAttemptOldestFirst();
    void leavesTheNewerAttemptWithoutATraceWhenThereIsOne();
    void prefersTheAttemptInWhoseTimeAMessageFalls();
};

namespace {

constexpr qint64 minute = 60'000;
constexpr qint64 sentAt = 1'700'000'000'000;

LostMessage lost(qint64 id, qint64 at = sentAt)
{
    LostMessage lost;
    lost.attempt.id = {id};
    lost.attempt.at = at;
    lost.message.direction = Direction::Outbound;
    lost.message.from = QStringLiteral("+15005550006");
    lost.message.to = QStringLiteral("+4915112345678");
    lost.message.body = QStringLiteral("Hello");
    return lost;
}

MessageResource found(const char *sid, qint64 at = sentAt)
{
    MessageResource found;
    found.sid = QString::fromLatin1(sid);
    found.from = {Channel::Sms, QStringLiteral("+15005550006")};
    found.to = {Channel::Sms, QStringLiteral("+4915112345678")};
    found.body = QStringLiteral("Hello");
    found.direction = QStringLiteral("outbound-api");
    found.createdAt = at;
    return found;
}

QString sidOf(const std::optional<MessageResource> &trace)
{
    return trace ? trace->sid : QStringLiteral("none");
}

} // namespace

void TestLostMessages::knowsItsTrace_data()
{
    QTest::addColumn<LostMessage>("ours");
    QTest::addColumn<MessageResource>("theirs");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, bool expected, auto change) {
        LostMessage ours = lost(1);
        MessageResource theirs = found("SMtest1");
        change(ours, theirs);
        QTest::newRow(name) << ours << theirs << expected;
    };
    row("the same", true, [](auto &, auto &) { });
    row("another text", false, [](auto &, auto &theirs) { theirs.body += u'!'; });
    row("another recipient", false, [](auto &, auto &theirs) { theirs.to.user += u'9'; });
    row("another sender", false, [](auto &, auto &theirs) { theirs.from.user += u'9'; });
    row("another channel", false,
        [](auto &, auto &theirs) { theirs.to.channel = theirs.from.channel = Channel::WhatsApp; });
    row("inbound", false, [](auto &, auto &theirs) { theirs.direction = QStringLiteral("inbound"); });
    row("a reply of a webhook", false,
        [](auto &, auto &theirs) { theirs.direction = QStringLiteral("outbound-reply"); });
    row("an acknowledgement", true, [](auto &ours, auto &theirs) {
        ours.message.author = automaticAuthor();
        theirs.direction = QStringLiteral("outbound-reply");
    });
    row("trial account", true,
        [](auto &, auto &theirs) { theirs.body.prepend(QStringLiteral("Sent from your Twilio trial account - ")); });
    row("blanks at the end", true, [](auto &ours, auto &) { ours.message.body += QStringLiteral(" \n"); });
    row("a picture more", false, [](auto &, auto &theirs) { theirs.mediaCount = 1; });
    row("a picture each", true, [](auto &ours, auto &theirs) {
        ours.message.media.append(MediaItem());
        theirs.mediaCount = 1;
    });
    row("a clock 4 minutes fast", true, [](auto &, auto &theirs) { theirs.createdAt -= 4 * minute; });
    row("created before", false, [](auto &, auto &theirs) { theirs.createdAt -= 6 * minute; });
    row("taken 9 minutes later", true, [](auto &, auto &theirs) { theirs.createdAt += 9 * minute; });
    row("of another time", false, [](auto &, auto &theirs) { theirs.createdAt += 11 * minute; });
    row("without a date", true, [](auto &, auto &theirs) { theirs.createdAt = 0; });
    row("without a SID", false, [](auto &, auto &theirs) { theirs.sid.clear(); });
}

void TestLostMessages::knowsItsTrace()
{
    QFETCH(LostMessage, ours);
    QFETCH(MessageResource, theirs);
    QFETCH(bool, expected);
    QCOMPARE(isTraceOf(ours, theirs), expected);
    QCOMPARE(traceOf(ours.attempt.id, {ours}, {theirs}).has_value(), expected);
}

void TestLostMessages::givesEachMessageToOneAttemptOldestFirst()
{
    const QList open{lost(3, sentAt + 2000), lost(1), lost(2, sentAt + 1000)};
    const QList unclaimed{found("SMtestC", sentAt + 2500), found("SMtestB", sentAt + 1500),
                          found("SMtestA", sentAt + 500)};
    QCOMPARE(sidOf(traceOf({1}, open, unclaimed)), QStringLiteral("SMtestA"));
    QCOMPARE(sidOf(traceOf({2}, open, unclaimed)), QStringLiteral("SMtestB"));
    QCOMPARE(sidOf(traceOf({3}, open, unclaimed)), QStringLiteral("SMtestC"));
}

void TestLostMessages::leavesTheNewerAttemptWithoutATraceWhenThereIsOne()
{
    const QList open{lost(1), lost(2, sentAt + 1000)};
    const QList unclaimed{found("SMtestA", sentAt + 500)};
    QCOMPARE(sidOf(traceOf({1}, open, unclaimed)), QStringLiteral("SMtestA"));
    QCOMPARE(sidOf(traceOf({2}, open, unclaimed)), QStringLiteral("none"));
    QCOMPARE(sidOf(traceOf({7}, open, unclaimed)), QStringLiteral("none"));
}

void TestLostMessages::prefersTheAttemptInWhoseTimeAMessageFalls()
{
    const QList open{lost(1), lost(2, sentAt + 20 * minute)};
    const QList unclaimed{found("SMtestB", sentAt + 20 * minute)};
    QCOMPARE(sidOf(traceOf({1}, open, unclaimed)), QStringLiteral("none"));
    QCOMPARE(sidOf(traceOf({2}, open, unclaimed)), QStringLiteral("SMtestB"));
}

QTEST_GUILESS_MAIN(TestLostMessages)
#include "tst_lostmessages.moc"
