// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/records/whatsappwindow.h"
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/noticebar.h"
#include "ui/compose/replyfield.h"
#include "ui/compose/segmentmeter.h"
#include "ui/compose/templatepicker.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

namespace {

const QString ann = QStringLiteral("Ann");
constexpr qint64 day = 24LL * 60 * 60 * 1000;
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
    template <typename T> [[nodiscard]] T *child(const char *name) { return panel.findChild<T *>(QLatin1String(name)); }
    [[nodiscard]] QString notice(const char *name)
    {
        const auto *bar = panel.findChild<NoticeBar *>(QLatin1String(name));
        return bar->isHidden() ? QString() : bar->text();
    }
};

Conversation onWhatsApp(qint64 lastInboundAt)
{
    Conversation amara = conversation(4, QStringLiteral("Amara"), utcNow());
    amara.contactAddress.channel = Channel::WhatsApp;
    amara.lastInboundAt = lastInboundAt;
    return amara;
}

ContentTemplate content(const char *name, ApprovalState approval)
{
    ContentTemplate one;
    one.sid = QStringLiteral("HX") + QString::fromLatin1(name);
    one.name = QString::fromLatin1(name);
    one.body = QStringLiteral("Hello {{1}}, your order {{2}}.");
    one.approval = approval;
    one.reason = approval == ApprovalState::Rejected ? QStringLiteral("Too vague.") : QString();
    return one;
}

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
        amara.lastInboundAt = utcNow() - 3 * 3'600'000 + 90'000;
        bench.panel.showConversation(amara);
        QVERIFY(bench.notice("windowNotice").contains(QStringLiteral("21 h")));
        amara.lastInboundAt = utcNow() - 25 * 3'600'000;
        bench.panel.updateConversation(amara);
        QVERIFY(bench.notice("windowNotice").contains(QStringLiteral("templates")));
        bench.panel.showConversation(conversation(1, ann, utcNow()));
        QCOMPARE(bench.notice("windowNotice"), QString());
    }

    void turnsIntoThePickerWhenTheWindowCloses()
    {
        Bench bench;
        bench.panel.showConversation(onWhatsApp(utcNow() - day + windowMarginMs + 1'500));
        bench.panel.reply()->setFocus();
        bench.type(QStringLiteral("Dear Amara"));
        QVERIFY(bench.panel.picker()->isHidden());
        QTRY_VERIFY(!bench.panel.picker()->isHidden());
        QVERIFY(!bench.panel.reply()->isVisible());
        QCOMPARE(bench.drafts.last().at(1).toString(), QStringLiteral("Dear Amara"));
        QCOMPARE(bench.typed(), QStringLiteral("Dear Amara"));
        QCOMPARE(bench.sent.count(), 0);
        QTRY_VERIFY(bench.child<QLineEdit>("templateSearch")->hasFocus());

        // What comes back goes to the text, and the keyboard stays where it can be seen.
        bench.panel.showRefusal({4}, {}, QStringLiteral("unsent"));
        QVERIFY(bench.child<QLineEdit>("templateSearch")->hasFocus());
        QCOMPARE(bench.typed(), QStringLiteral("unsent\nDear Amara"));
        bench.panel.reply()->setPlainText(QStringLiteral("Dear Amara"));
        bench.panel.send();
        QCOMPARE(bench.sent.count(), 0);

        // Back to what was being written, which stays though the clock goes on.
        QTest::keyClick(bench.child<QLineEdit>("templateSearch"), Qt::Key_Escape);
        QVERIFY(bench.panel.picker()->isHidden());
        QVERIFY(bench.panel.reply()->hasFocus());
        bench.panel.updateConversation(onWhatsApp(utcNow() - day));
        QVERIFY(bench.panel.picker()->isHidden());
        bench.child<QPushButton>("windowRemedy")->click();
        QVERIFY(!bench.panel.picker()->isHidden());

        // They write again.
        bench.panel.updateConversation(onWhatsApp(utcNow()));
        QVERIFY(bench.panel.picker()->isHidden());
        QVERIFY(bench.panel.reply()->isVisible());
        QCOMPARE(bench.typed(), QStringLiteral("Dear Amara"));
    }

    void sendsATemplateByKeysOnceItIsFilled()
    {
        Bench bench;
        QSignalSpy chosen(&bench.panel, &ComposePanel::templateChosen);
        bench.panel.picker()->setTemplates(
            {content("a", ApprovalState::Pending), content("b", ApprovalState::Approved)});
        bench.panel.showConversation(onWhatsApp(utcNow() - 2 * day));
        bench.panel.picker()->begin();
        auto *search = bench.child<QLineEdit>("templateSearch");
        auto *send = bench.child<QPushButton>("sendTemplate");
        QVERIFY(!send->isEnabled());
        QTest::keyClick(search, Qt::Key_Return);
        auto *first = bench.child<QLineEdit>("templateValue-1");
        auto *second = bench.child<QLineEdit>("templateValue-2");
        QTRY_VERIFY(first->hasFocus());
        QTest::keyClicks(first, QStringLiteral("Ann"));
        QTest::keyClick(first, Qt::Key_Return);
        QTRY_VERIFY(second->hasFocus());
        QTest::keyClick(second, Qt::Key_Return);
        QCOMPARE(chosen.count(), 0);
        QVERIFY(bench.child<QLabel>("templateState")->text().contains(QStringLiteral("{{2}} is not filled")));
        QTest::keyClicks(second, QStringLiteral("42"));
        QCOMPARE(bench.child<QLabel>("templatePreview")->text(), QStringLiteral("Hello Ann, your order 42."));
        QVERIFY(send->isEnabled());
        QTest::keyClick(second, Qt::Key_Return);
        QTest::keyClick(second, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        const auto use = chosen.first().at(1).value<TemplateUse>();
        QCOMPARE(use.sid, QStringLiteral("HXb"));
        QCOMPARE(use.values.value(QStringLiteral("2")), QStringLiteral("42"));

        bench.panel.setTemplateOutcome({4}, QStringLiteral("No."));
        QCOMPARE(bench.notice("refusalNotice"), QStringLiteral("No."));
        QCOMPARE(second->text(), QStringLiteral("42"));
        QVERIFY(send->isEnabled());
        bench.panel.setTemplateOutcome({4}, {});
        QVERIFY(second->text().isEmpty());
        QVERIFY(!send->isEnabled());
    }

    void saysWhereTheApprovalOfATemplateStands_data()
    {
        QTest::addColumn<ApprovalState>("approval");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("canBeSent");
        QTest::newRow("approved") << ApprovalState::Approved << QStringLiteral("Approved") << true;
        QTest::newRow("pending") << ApprovalState::Pending << QStringLiteral("waits") << false;
        QTest::newRow("rejected") << ApprovalState::Rejected << QStringLiteral("Too vague.") << false;
        QTest::newRow("paused") << ApprovalState::Paused << QStringLiteral("paused") << false;
        QTest::newRow("disabled") << ApprovalState::Disabled << QStringLiteral("disabled") << false;
        QTest::newRow("unsubmitted") << ApprovalState::Unsubmitted << QStringLiteral("Nobody asked") << false;
    }

    void saysWhereTheApprovalOfATemplateStands()
    {
        QFETCH(ApprovalState, approval);
        QFETCH(QString, words);
        QFETCH(bool, canBeSent);
        Bench bench;
        bench.panel.picker()->setTemplates({content("a", approval)});
        bench.panel.showConversation(onWhatsApp(utcNow() - 2 * day));
        bench.child<QLineEdit>("templateValue-1")->setText(QStringLiteral("Ann"));
        bench.child<QLineEdit>("templateValue-2")->setText(QStringLiteral("42"));
        QVERIFY(bench.child<QLabel>("templateState")->text().contains(words));
        QCOMPARE(bench.child<QPushButton>("sendTemplate")->isEnabled(), canBeSent);
        // Into an open window any of them goes.
        bench.panel.updateConversation(onWhatsApp(utcNow()));
        QVERIFY(bench.child<QPushButton>("sendTemplate")->isEnabled());
    }

    void showsWhetherATextMayLeaveAsItIsTyped()
    {
        Bench bench;
        QSignalSpy wanted(&bench.panel, &ComposePanel::verdictWanted);
        bench.type(QStringLiteral("Hel"));
        bench.type(QStringLiteral("lo"));
        QVERIFY(bench.send()->isEnabled()); // Nothing waits for an answer.
        QTRY_COMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().at(1).toString(), QStringLiteral("Hello"));
        const Verdict refused{Obstacle::Invalid, QStringLiteral("Not like this."), 0, Remedy::Mend};
        bench.panel.setVerdict({1}, QStringLiteral("Hel"), refused);
        QCOMPARE(bench.notice("windowNotice"), QString()); // Of a text that is not there any more.
        bench.panel.setVerdict({1}, QStringLiteral("Hello"), refused);
        QCOMPARE(bench.notice("windowNotice"), QStringLiteral("Not like this."));
        QVERIFY(!bench.send()->isEnabled());
        bench.child<QPushButton>("windowRemedy")->click();
        QVERIFY(bench.panel.reply()->hasFocus());
        bench.type(QStringLiteral("!"));
        QVERIFY(bench.send()->isEnabled());
        QTRY_COMPARE(wanted.count(), 2);
        Verdict warned;
        warned.warning = QStringLiteral("It is night there.");
        bench.panel.setVerdict({1}, QStringLiteral("Hello!"), warned);
        QCOMPARE(bench.notice("windowNotice"), QStringLiteral("It is night there."));
        QVERIFY(bench.send()->isEnabled());
        QTest::keyClick(bench.panel.reply(), Qt::Key_Return);
        QCOMPARE(bench.sent.count(), 1);
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
