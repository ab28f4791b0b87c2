// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/call.h"
#include "core/records/channel.h"
#include "core/records/delivery.h"
#include "core/records/event.h"
#include "core/records/message.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace patchcord;

/// The words under which values are stored and exported, which outlive any version of the program.
class TestWords final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void areFixedAndReadBack();
    void areReadToTheLetterOnly();

private:
    template <typename Value> void check(std::optional<Value> (*fromString)(QStringView), const QString &words);
};

/// `words` in the order of the enumeration's values.
template <typename Value> void TestWords::check(std::optional<Value> (*fromString)(QStringView), const QString &words)
{
    const QStringList list = words.split(u' ');
    for (qsizetype i = 0; i < list.size(); ++i) {
        QCOMPARE(toString(Value(i)), list[i]);
        QVERIFY2(fromString(list[i]) == Value(i), qPrintable(list[i]));
    }
}

void TestWords::areFixedAndReadBack()
{
    check<Channel>(channelFromString, QStringLiteral("sms whatsapp voice messenger rcs"));
    check<Direction>(directionFromString, QStringLiteral("inbound outbound"));
    check<MessageKind>(messageKindFromString, QStringLiteral("text mms call note voicemail"));
    check<MediaState>(mediaStateFromString, QStringLiteral("waiting fetching here gone"));
    check<CallStatus>(callStatusFromString,
                      QStringLiteral("queued initiated ringing in-progress completed busy no-answer "
                                     "canceled failed"));
    check<DeliveryStatus>(deliveryStatusFromString,
                          QStringLiteral("pending unknown scheduled accepted queued sending sent delivered read "
                                         "undelivered failed canceled receiving received"));
    check<EventKind>(eventKindFromString,
                     QStringLiteral("message.added message.changed conversation.changed conversation.returned "
                                    "sender.changed opt-out.changed saved-replies.changed rules.changed "
                                    "templates.changed"));
    check<Origin>(originFromString, QStringLiteral("agent schedule rule model"));
    check<ApprovalState>(approvalStateFromString,
                         QStringLiteral("unsubmitted received pending approved rejected paused disabled"));
}

void TestWords::areReadToTheLetterOnly()
{
    for (const char *word : {"", " ", "SMS", "Delivered", "sms ", "nothing"}) {
        const QString text = QString::fromLatin1(word);
        QVERIFY2(!channelFromString(text), word);
        QVERIFY2(!directionFromString(text), word);
        QVERIFY2(!messageKindFromString(text), word);
        QVERIFY2(!callStatusFromString(text), word);
        QVERIFY2(!deliveryStatusFromString(text), word);
        QVERIFY2(!eventKindFromString(text), word);
    }
}

QTEST_GUILESS_MAIN(TestWords)
#include "tst_words.moc"
