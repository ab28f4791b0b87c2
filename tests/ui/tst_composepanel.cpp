// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/noticebar.h"
#include "ui/compose/replyfield.h"
#include "ui/compose/segmentmeter.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

namespace {

const QString ann = QStringLiteral("Ann");
const QString bo = QStringLiteral("Bo");

/// A shown panel with one open conversation, and what it says.
struct Bench
{
    ComposePanel panel;
    QSignalSpy sent{&panel, &ComposePanel::sendRequested};
    QSignalSpy drafts{&panel, &ComposePanel::draftChanged};

    Bench()
    {
        panel.resize(500, 200);
        panel.show();
        panel.showConversation(conversation(1, ann, utcNow()));
        panel.reply()->setFocus();
    }
    void type(const QString &text) { QTest::keyClicks(panel.reply(), text); }
    [[nodiscard]] QString typed() { return panel.reply()->toPlainText(); }
    [[nodiscard]] QPushButton *send() { return panel.findChild<QPushButton *>(QStringLiteral("send")); }
    [[nodiscard]] QString notice(const char *name)
    {
        const auto *bar = panel.findChild<NoticeBar *>(QLatin1String(name));
        return bar->isHidden() ? QString() : bar->text();
    }
};

} // namespace

class TestComposePanel final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void sendsWithEnterAndClears()
    {
        Bench bench;
        bench.type(QStringLiteral("Hello"));
        QTest::keyClick(bench.panel.reply(), Qt::Key_Return);
        QCOMPARE(bench.sent.count(), 1);
        QCOMPARE(bench.sent.at(0).at(0).value<ConversationId>(), ConversationId{1});
        QCOMPARE(bench.sent.at(0).at(1).toString(), QStringLiteral("Hello"));
        QCOMPARE(bench.typed(), QString());
    }

    void breaksTheLineWithShiftEnter()
    {
        Bench bench;
        bench.type(QStringLiteral("a"));
        QTest::keyClick(bench.panel.reply(), Qt::Key_Return, Qt::ShiftModifier);
        bench.type(QStringLiteral("b"));
        QCOMPARE(bench.typed(), QStringLiteral("a\nb"));
        QCOMPARE(bench.sent.count(), 0);
    }

    void sendsWithControlEnterOnlyWhenSet()
    {
        Bench bench;
        bench.panel.setEnterSends(false);
        bench.type(QStringLiteral("a"));
        QTest::keyClick(bench.panel.reply(), Qt::Key_Return);
        QCOMPARE(bench.sent.count(), 0);
        QTest::keyClick(bench.panel.reply(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(bench.sent.count(), 1);
    }

    void sendsNothingButBlanks()
    {
        Bench bench;
        bench.type(QStringLiteral("   "));
        QTest::keyClick(bench.panel.reply(), Qt::Key_Return);
        QCOMPARE(bench.sent.count(), 0);
        QVERIFY(!bench.send()->isEnabled());
    }

    void keepsADraftPerConversationWithItsCursor()
    {
        Bench bench;
        bench.type(QStringLiteral("Dear Ann"));
        QTest::keyClick(bench.panel.reply(), Qt::Key_Home);
        Conversation other = conversation(2, bo, utcNow());
        other.draft = QStringLiteral("Dear Bo");
        bench.panel.showConversation(other);
        QCOMPARE(bench.typed(), QStringLiteral("Dear Bo"));
        QCOMPARE(bench.panel.reply()->textCursor().position(), 7);
        bench.panel.showConversation(conversation(1, ann, utcNow()));
        QCOMPARE(bench.typed(), QStringLiteral("Dear Ann"));
        QCOMPARE(bench.panel.reply()->textCursor().position(), 0);
    }

    void saysOfADraftAfterAPauseAndOnce()
    {
        Bench bench;
        bench.type(QStringLiteral("Dear"));
        QCOMPARE(bench.drafts.count(), 0);
        QTRY_COMPARE(bench.drafts.count(), 1);
        QCOMPARE(bench.drafts.at(0).at(1).toString(), QStringLiteral("Dear"));
        bench.panel.flushDraft();
        QCOMPARE(bench.drafts.count(), 1);
    }

    void saysOfADraftWhenAnotherConversationIsOpened()
    {
        Bench bench;
        bench.type(QStringLiteral("Dear"));
        bench.panel.showConversation(conversation(2, bo, utcNow()));
        QCOMPARE(bench.drafts.count(), 1);
        QCOMPARE(bench.drafts.at(0).at(0).value<ConversationId>(), ConversationId{1});
    }

    void forgetsTheDraftThatWasSent()
    {
        Bench bench;
        bench.type(QStringLiteral("Dear"));
        bench.panel.flushDraft();
        bench.panel.send();
        QCOMPARE(bench.drafts.last().at(1).toString(), QString());
        bench.panel.showConversation(conversation(2, bo, utcNow()));
        bench.panel.showConversation(conversation(1, ann, utcNow()));
        QCOMPARE(bench.typed(), QString());
    }

    void keepsWhatIsTypedWhenTheConversationChanges()
    {
        Bench bench;
        bench.type(QStringLiteral("Dear"));
        Conversation changed = conversation(1, ann, utcNow());
        changed.draft = QStringLiteral("older");
        bench.panel.updateConversation(changed);
        QCOMPARE(bench.typed(), QStringLiteral("Dear"));
    }

    void isLockedForThoseWhoOptedOut()
    {
        Bench bench;
        Conversation out = conversation(3, QStringLiteral("Elena"), utcNow());
        out.isOptedOut = true;
        out.draft = QStringLiteral("Hello");
        bench.panel.showConversation(out);
        QVERIFY(bench.panel.reply()->isReadOnly());
        QVERIFY(!bench.send()->isEnabled());
        QVERIFY(bench.notice("windowNotice").contains(QStringLiteral("START")));
        QTest::keyClick(bench.panel.reply(), Qt::Key_Return);
        QCOMPARE(bench.sent.count(), 0);
    }

    void saysHowLongWhatsAppStaysOpen()
    {
        Bench bench;
        Conversation amara = conversation(4, QStringLiteral("Amara"), utcNow());
        amara.contactAddress.channel = Channel::WhatsApp;
        amara.lastInboundAt = utcNow() - 3 * 3'600'000 + 30'000;
        bench.panel.showConversation(amara);
        QVERIFY(bench.notice("windowNotice").contains(QStringLiteral("21 h")));
        amara.lastInboundAt = utcNow() - 25 * 3'600'000;
        bench.panel.updateConversation(amara);
        QVERIFY(bench.notice("windowNotice").contains(QStringLiteral("templates")));
        bench.panel.showConversation(conversation(1, ann, utcNow()));
        QCOMPARE(bench.notice("windowNotice"), QString());
    }

    void refusesWhatIsTooLongAndSaysByHowMuch()
    {
        Bench bench;
        bench.panel.reply()->setPlainText(QString(1623, u'a'));
        QVERIFY(bench.panel.findChild<SegmentMeter *>()->text().contains(QStringLiteral("23 too many")));
        QVERIFY(!bench.send()->isEnabled());
    }

    void namesTheCharacterThatForcesUnicodeAndOffersThePlainOne()
    {
        Bench bench;
        bench.panel.reply()->setPlainText(QStringLiteral("It’s here"));
        auto *plain = bench.panel.findChild<QPushButton *>(QStringLiteral("usePlainCharacters"));
        QVERIFY(!plain->isHidden());
        QVERIFY(bench.panel.findChild<SegmentMeter *>()->text().contains(u'’'));
        plain->click();
        QCOMPARE(bench.typed(), QStringLiteral("It's here"));
        QVERIFY(plain->isHidden());
        bench.panel.reply()->undo();
        QCOMPARE(bench.typed(), QStringLiteral("It’s here"));
    }

    void givesARefusedTextBack()
    {
        Bench bench;
        bench.type(QStringLiteral("Hello"));
        bench.panel.send();
        bench.type(QStringLiteral("next"));
        bench.panel.showRefusal({1}, QStringLiteral("Not sent: the network was down."), QStringLiteral("Hello"));
        QCOMPARE(bench.typed(), QStringLiteral("Hello\nnext"));
        QCOMPARE(bench.notice("refusalNotice"), QStringLiteral("Not sent: the network was down."));
        bench.panel.findChild<QPushButton *>(QStringLiteral("dismissRefusal"))->click();
        QCOMPARE(bench.notice("refusalNotice"), QString());
    }

    void givesARefusedTextBackToItsOwnConversation()
    {
        Bench bench;
        bench.panel.showRefusal({2}, QStringLiteral("No."), QStringLiteral("Hello Bo"));
        QCOMPARE(bench.typed(), QString());
        QCOMPARE(bench.drafts.count(), 1);
        bench.panel.showConversation(conversation(2, bo, utcNow()));
        QCOMPARE(bench.typed(), QStringLiteral("Hello Bo"));
        QCOMPARE(bench.notice("refusalNotice"), QStringLiteral("No."));
    }

    void growsWithTheTextUpToEightLines()
    {
        Bench bench;
        const int before = bench.panel.reply()->sizeHint().height();
        bench.panel.reply()->setPlainText(QStringLiteral("1\n2\n3\n4\n5"));
        const int five = bench.panel.reply()->sizeHint().height();
        QVERIFY(five > before);
        bench.panel.reply()->setPlainText(QString(40, u'\n'));
        const int many = bench.panel.reply()->sizeHint().height();
        bench.panel.reply()->setPlainText(QString(7, u'\n'));
        QCOMPARE(bench.panel.reply()->sizeHint().height(), many);
    }
};

QTEST_MAIN(TestComposePanel)
#include "tst_composepanel.moc"
