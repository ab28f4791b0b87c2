// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/calls/callbanner.h"
#include "ui/style/elidedlabel.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

namespace {

LiveCall live(qint64 id, CallStatus status, const QString &name, const QString &topic = {})
{
    const qint64 startedAt = utcNow() - 12'000;
    LiveCall call{fixtures::called(conversation(id, name, startedAt), status, startedAt).last, name,
                  QStringLiteral("Support line"), topic};
    call.message.call->room = QStringLiteral("room%1").arg(id);
    return call;
}

QPushButton *button(const CallBanner &banner, const char *name)
{
    return banner.findChild<QPushButton *>(QLatin1String(name));
}

QString detailsOf(const CallBanner &banner)
{
    return banner.findChild<ElidedLabel *>()->text();
}

} // namespace

class TestCallBanner final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void saysWhoCallsWhomForHowLongAndWhatAbout()
    {
        CallBanner banner;
        banner.resize(1200, 48);
        QVERIFY(banner.isHidden());
        banner.setCalls(
            {live(7, CallStatus::Ringing, QStringLiteral("Tomás"), QStringLiteral("Refund for\norder 8841"))});
        QVERIFY(!banner.isHidden());
        QCOMPARE(banner.findChild<CallRow *>()->accessibleName(), QStringLiteral("Tomás is calling"));
        QVERIFY2(detailsOf(banner).contains(QStringLiteral("→ Support line · ringing 0:1")),
                 qPrintable(detailsOf(banner)));
        QVERIFY2(detailsOf(banner).endsWith(QStringLiteral("open conversation: “Refund for order 8841”")),
                 qPrintable(detailsOf(banner)));
        QVERIFY(!banner.grab().isNull());
        banner.setCalls({});
        QVERIFY(banner.isHidden());
    }

    void saysANumberWithoutAName()
    {
        CallBanner banner;
        LiveCall call = live(7, CallStatus::InProgress, {});
        call.message.call->connectedAt = utcNow();
        banner.setCalls({call});
        const QString said = banner.findChild<CallRow *>()->accessibleName();
        QVERIFY2(said.startsWith(u'+') && said.endsWith(QStringLiteral("is on the line")), qPrintable(said));
    }

    void offersWhatCanBeDoneNow_data()
    {
        QTest::addColumn<LiveCall>("call");
        QTest::addColumn<QString>("shown");
        const QString name = QStringLiteral("Tomás");
        const LiveCall ringing = live(7, CallStatus::InProgress, name); // Answered by the queue, by nobody else.
        QTest::newRow("ringing") << ringing << QStringLiteral("ringPhone toVoicemail declineCall");
        LiveCall connecting = ringing;
        connecting.message.call->handling = CallHandling::Phone;
        QTest::newRow("my phone rings") << connecting << QStringLiteral("toVoicemail declineCall");
        LiveCall talking = connecting;
        talking.message.call->connectedAt = utcNow();
        QTest::newRow("talking") << talking << QStringLiteral("hangUpCall");
        LiveCall leaving = ringing;
        leaving.message.call->handling = CallHandling::Voicemail;
        QTest::newRow("at the voicemail") << leaving << QStringLiteral("hangUpCall");
        LiveCall outbound = live(7, CallStatus::Ringing, name);
        outbound.message.direction = Direction::Outbound;
        QTest::newRow("outbound") << outbound << QStringLiteral("hangUpCall");
    }

    void offersWhatCanBeDoneNow()
    {
        QFETCH(LiveCall, call);
        QFETCH(QString, shown);
        CallBanner banner;
        banner.setCalls({call});
        QStringList names;
        for (const char *name : {"ringPhone", "toVoicemail", "declineCall", "hangUpCall"}) {
            QVERIFY(!button(banner, name)->accessibleName().isEmpty());
            if (button(banner, name)->isVisibleTo(&banner))
                names << QLatin1String(name);
        }
        QCOMPARE(names.join(u' '), shown);
    }

    void stacksCallsAndSaysWhichOneIsMeant()
    {
        CallBanner banner;
        QSignalSpy declined(&banner, &CallBanner::declineRequested);
        QSignalSpy opened(&banner, &CallBanner::openRequested);
        banner.setCalls({live(7, CallStatus::Ringing, QStringLiteral("Tomás")),
                         live(8, CallStatus::Ringing, QStringLiteral("Ann"))});
        banner.show();
        QCOMPARE(banner.findChildren<CallRow *>().size(), 2);
        QCOMPARE(button(banner, "declineCall2")->accessibleName(), QStringLiteral("Decline the call of Ann"));
        QVERIFY(!button(banner, "declineCall2")->text().contains(u'&'));
        button(banner, "declineCall2")->setFocus();
        QTest::keyClick(button(banner, "declineCall2"), Qt::Key_Space);
        QCOMPARE(declined.count(), 1);
        QCOMPARE(declined.at(0).at(0).value<MessageId>(), MessageId{800});
        QTest::mouseClick(banner.findChildren<CallRow *>().first(), Qt::LeftButton, {}, QPoint(5, 5));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).value<ConversationId>(), ConversationId{7});
    }

    void survivesThatAButtonEndsItsOwnCall()
    {
        CallBanner banner;
        connect(&banner, &CallBanner::declineRequested, &banner, [&banner] { banner.setCalls({}); });
        banner.setCalls({live(7, CallStatus::Ringing, QStringLiteral("Tomás"))});
        button(banner, "declineCall")->click();
        QVERIFY(banner.isHidden());
    }
};

QTEST_MAIN(TestCallBanner)
#include "tst_callbanner.moc"
