// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/calls/liveline.h"
#include "ui/style/elidedlabel.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

namespace {

LiveCall call(CallStatus status, qint64 startedAt, const QString &name)
{
    return {fixtures::called(conversation(7, name, startedAt), status, startedAt).last, name,
            QStringLiteral("Support line")};
}

} // namespace

class TestLiveLine final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void saysWhoCallsWhomAndForHowLong()
    {
        LiveLine line;
        line.resize(900, 48);
        QVERIFY(line.isHidden());
        line.setCalls({call(CallStatus::Ringing, utcNow() - 12'000, QStringLiteral("Tomás"))});
        QVERIFY(!line.isHidden());
        QCOMPARE(line.accessibleName(), QStringLiteral("Tomás is calling"));
        const QString details = line.findChild<ElidedLabel *>()->text();
        QVERIFY2(details.contains(QStringLiteral("→ Support line · ringing 0:1")), qPrintable(details));
        QVERIFY(!line.grab().isNull());
        line.setCalls({});
        QVERIFY(line.isHidden());
    }

    void saysANumberWithoutAName()
    {
        LiveLine line;
        line.setCalls({call(CallStatus::InProgress, utcNow(), {})});
        QVERIFY2(line.accessibleName().startsWith(u'+'), qPrintable(line.accessibleName()));
        QVERIFY(line.accessibleName().endsWith(QStringLiteral("is on the line")));
    }

    void opensTheConversationOfTheFirstCall()
    {
        LiveLine line;
        QSignalSpy opened(&line, &LiveLine::openRequested);
        line.setCalls({call(CallStatus::Ringing, utcNow(), QStringLiteral("Tomás")),
                       call(CallStatus::Ringing, utcNow(), QStringLiteral("Ann"))});
        QVERIFY(line.findChild<ElidedLabel *>()->text().endsWith(QStringLiteral("1 more")));
        line.findChild<QPushButton *>(QStringLiteral("openLiveCall"))->click();
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.at(0).at(0).value<ConversationId>(), ConversationId{7});
    }
};

QTEST_MAIN(TestLiveLine)
#include "tst_liveline.moc"
