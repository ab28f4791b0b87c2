// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/whatsappwindow.h"
#include "tests/ui/fixtures.h"
#include "ui/models/conversationtext.h"

#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

namespace {

constexpr qint64 now = 1'700'000'000'000;
constexpr qint64 minute = 60'000;
constexpr qint64 hour = 60 * minute;

QStringList textsOf(const QList<Chip> &chips)
{
    QStringList texts;
    for (const Chip &chip : chips)
        texts.append(chip.text);
    return texts;
}

Conversation onWhatsApp(qint64 lastInboundAt)
{
    Conversation result = conversation(1, QStringLiteral("Amara Okafor"), now);
    result.contactAddress.channel = Channel::WhatsApp;
    result.lastInboundAt = lastInboundAt;
    return result;
}

} // namespace

class TestConversationText final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    void previewsWhatWasSaidLast_data()
    {
        QTest::addColumn<Conversation>("row");
        QTest::addColumn<QString>("text");
        const Conversation ann = conversation(1, QStringLiteral("Ann"), now);
        QTest::newRow("theirs") << ann << QStringLiteral("Hello from Ann");
        QTest::newRow("ours") << fixtures::saidByUs(ann, QStringLiteral("On its\nway"), DeliveryStatus::Delivered)
                              << QStringLiteral("You: On its way");
        Conversation draft = ann;
        draft.draft = QStringLiteral("Dear Ann");
        QTest::newRow("draft") << draft << QStringLiteral("Draft: Dear Ann");
        Conversation failed = fixtures::saidByUs(ann, QStringLiteral("x"), DeliveryStatus::Failed);
        failed.last.errorText = QStringLiteral("Not sent: the network was down");
        QTest::newRow("failed") << failed << QStringLiteral("Not sent: the network was down");
        QTest::newRow("ringing") << fixtures::called(ann, CallStatus::Ringing, now) << QStringLiteral("Calling now…");
        QTest::newRow("missed") << fixtures::called(ann, CallStatus::NoAnswer, now) << QStringLiteral("Missed call");
        QTest::newRow("talked") << fixtures::called(ann, CallStatus::Completed, now, 72)
                                << QStringLiteral("Call, 1:12");
        Conversation photo = ann;
        photo.last.kind = MessageKind::Mms;
        photo.last.body.clear();
        photo.last.media.emplaceBack().contentType = QStringLiteral("image/jpeg");
        QTest::newRow("photo") << photo << QStringLiteral("Photo");
        Conversation empty = ann;
        empty.last = {};
        QTest::newRow("empty") << empty << QStringLiteral("No messages yet");
    }

    void previewsWhatWasSaidLast()
    {
        QFETCH(Conversation, row);
        QFETCH(QString, text);
        QCOMPARE(preview(row).text, text);
    }

    void warnsOfTheWhatsAppWindowBelowTwoHours()
    {
        const QList<Chip> wide = chips(onWhatsApp(now - 3 * hour + windowMarginMs), now);
        QCOMPARE(textsOf(wide), QStringList{QStringLiteral("window 21 h")});
        QVERIFY(wide.first().tone == Chip::Tone::Quiet);
        const QList<Chip> narrow = chips(onWhatsApp(now - 23 * hour + windowMarginMs), now);
        QCOMPARE(textsOf(narrow), QStringList{QStringLiteral("window 1 h")});
        QVERIFY(narrow.first().tone == Chip::Tone::Warning);
        QCOMPARE(textsOf(chips(onWhatsApp(now - 24 * hour + windowMarginMs), now)),
                 QStringList{QStringLiteral("window closed")});
        QCOMPARE(windowLeft(conversation(1, QStringLiteral("Ann"), now), now), -1);
    }

    void saysHowLongSomebodyWaits()
    {
        Conversation ann = conversation(1, QStringLiteral("Ann"), now);
        ann.waitingSince = now - 6 * minute;
        QCOMPARE(textsOf(chips(ann, now)), QStringList{QStringLiteral("waiting 6 min")});
        ann.waitingSince = now - 5;
        QCOMPARE(textsOf(chips(ann, now)), QStringList{QStringLiteral("waiting 1 min")});
    }

    void makesInitials()
    {
        QCOMPARE(initials(conversation(1, QStringLiteral("Amara de Okafor"), now)), QStringLiteral("AO"));
        QCOMPARE(initials(conversation(1, QStringLiteral("Zoë"), now)), QStringLiteral("Z"));
        QCOMPARE(initials(conversation(1, {}, now)), QStringLiteral("+1"));
        QCOMPARE(initials(conversation(1, QStringLiteral(" "), now)), QStringLiteral("?"));
    }

    void writesSpans()
    {
        QCOMPARE(exactSpan(21 * hour + 14 * minute), QStringLiteral("21 h 14 min"));
        QCOMPARE(exactSpan(59 * minute), QStringLiteral("59 min"));
        QCOMPARE(clockSpan(12), QStringLiteral("0:12"));
        QCOMPARE(clockSpan(3723), QStringLiteral("1:02:03"));
        QCOMPARE(roughSpan(72 * hour), QStringLiteral("3 d"));
    }

    void writesTheTimeByTheDay()
    {
        const qint64 noon = QDateTime(QDate(2026, 11, 22), QTime(12, 0)).toMSecsSinceEpoch();
        QCOMPARE(shortTime(noon - hour, noon), QStringLiteral("11:00"));
        QCOMPARE(shortTime(noon - 24 * hour, noon), QLocale().dayName(6, QLocale::ShortFormat));
        QVERIFY(shortTime(noon - 40 * 24 * hour, noon).startsWith(QStringLiteral("13 ")));
        QCOMPARE(shortTime(0, noon), QString());
    }
};

QTEST_GUILESS_MAIN(TestConversationText)
#include "tst_conversationtext.moc"
