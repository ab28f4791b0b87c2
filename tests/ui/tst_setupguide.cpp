// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/connections.h"
#include "tests/ui/quiet.h"
#include "ui/setup/setupguide.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

/// The guide in front of somebody with a keyboard; it deletes itself when it closes.
struct Bench
{
    QPointer<SetupGuide> guide;
    QList<Credentials> submitted;
    QList<QList<AccountSender>> chosen;
    QList<QString> urls;
    QList<GuideDraft> drafts;
    QList<bool> isComplete;

    explicit Bench(const SetupValues &values = {}, const GuideDraft &draft = {})
        : guide(new SetupGuide(values, draft))
    {
        QObject::connect(guide, &SetupGuide::credentialsSubmitted, guide, [this](const auto &c) { submitted << c; });
        QObject::connect(guide, &SetupGuide::sendersChosen, guide, [this](const auto &s) { chosen << s; });
        QObject::connect(guide, &SetupGuide::publicUrlChosen, guide, [this](const auto &url) { urls << url; });
        QObject::connect(guide, &SetupGuide::left, guide, [this](const GuideDraft &left, bool isDone) {
            drafts << left;
            isComplete << isDone;
        });
        guide->show();
        guide->activateWindow();
        if (!QTest::qWaitForWindowActive(guide))
            qFatal("The guide does not become active");
        QCoreApplication::processEvents();
    }
    ~Bench() { delete guide; }
    Q_DISABLE_COPY_MOVE(Bench)

    template <typename T> [[nodiscard]] T *child(const char *name) const
    {
        return guide->findChild<T *>(QLatin1String(name));
    }
    [[nodiscard]] QString name(const char *row) const { return child<QWidget>(row)->accessibleName(); }
    static void key(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), modifiers);
    }
    static void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    [[nodiscard]] QString focused() const
    {
        return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString();
    }

    /// As far as a step, the short way.
    void reach(SetupGuide::Step step)
    {
        const auto to = [&](SetupGuide::Step next) { return int(step) >= int(next); };
        type(QStringLiteral("ACtest"));
        child<QLineEdit>("authToken")->setText(QStringLiteral("token"));
        key(Qt::Key_Return);
        if (to(SetupGuide::Step::Senders))
            guide->setVerdict(fixtures::acceptedAccount());
        if (to(SetupGuide::Step::Address)) {
            guide->setSenders(fixtures::accountSenders());
            key(Qt::Key_Return);
        }
        if (to(SetupGuide::Step::Webhooks)) {
            type(QStringLiteral("https://desk.example.com"));
            key(Qt::Key_Return);
            guide->setProof(fixtures::goodProof());
            key(Qt::Key_Return);
        }
        if (to(SetupGuide::Step::Proof)) {
            guide->setWebhooks(fixtures::pointedHere(fixtures::accountSenders()));
            key(Qt::Key_Return);
        }
        QCOMPARE(guide->step(), step);
    }
};

} // namespace

class TestSetupGuide final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void goesFromAccountToProofByEnterAlone()
    {
        Bench bench;
        QCOMPARE(bench.focused(), QStringLiteral("accountSid"));
        Bench::type(QStringLiteral("  ACtest "));
        Bench::key(Qt::Key_Tab);
        Bench::type(QStringLiteral(" token\t").trimmed());
        Bench::key(Qt::Key_Return);
        QCOMPARE(bench.submitted.size(), 1);
        QCOMPARE(bench.submitted.first().accountSid, QStringLiteral("ACtest"));
        QCOMPARE(bench.submitted.first().authToken, QStringLiteral("token"));

        QSignalSpy sendersWanted(bench.guide, &SetupGuide::sendersWanted);
        bench.guide->setVerdict(fixtures::acceptedAccount());
        QCOMPARE(bench.guide->step(), SetupGuide::Step::Senders);
        QCOMPARE(sendersWanted.count(), 1);
        bench.guide->setSenders(fixtures::accountSenders());
        Bench::key(Qt::Key_Return);
        QCOMPARE(bench.chosen.size(), 1);

        QCOMPARE(bench.guide->step(), SetupGuide::Step::Address);
        bench.guide->setTunnels(fixtures::tunnels());
        Bench::key(Qt::Key_Return);
        QCOMPARE(bench.urls, QList<QString>{QStringLiteral("https://seal-brave.ngrok.app")});
        bench.guide->setProof(fixtures::goodProof());
        QSignalSpy webhooksWanted(bench.guide, &SetupGuide::webhooksWanted);
        Bench::key(Qt::Key_Return);

        QCOMPARE(bench.guide->step(), SetupGuide::Step::Webhooks);
        QCOMPARE(webhooksWanted.count(), 1);
        QSignalSpy accepted(bench.guide, &SetupGuide::webhooksAccepted);
        bench.guide->setWebhooks(fixtures::accountSenders());
        Bench::key(Qt::Key_Return);
        QCOMPARE(accepted.count(), 1);
        bench.guide->setWebhookOutcome(
            {fixtures::pointedHere(fixtures::accountSenders()), QStringLiteral("4 values were set."), true, true});
        QSignalSpy proofWanted(bench.guide, &SetupGuide::proofWanted);
        Bench::key(Qt::Key_Return);

        QCOMPARE(bench.guide->step(), SetupGuide::Step::Proof);
        QCOMPARE(proofWanted.count(), 1);
        bench.guide->setProof(fixtures::goodProof());
        Bench::key(Qt::Key_Return);
        QCOMPARE(bench.isComplete, QList<bool>{true});
        QTRY_VERIFY(!bench.guide);
    }

    void saysWhatIsMissingBeforeItAsksTwilio_data()
    {
        QTest::addColumn<QString>("sid");
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("focus");
        QTest::newRow("nothing") << QString() << QString() << QString() << QStringLiteral("accountSid");
        QTest::newRow("a key") << QStringLiteral("SKtest") << QString() << QString() << QStringLiteral("accountSid");
        QTest::newRow("no token") << QStringLiteral("ACtest") << QString() << QString() << QStringLiteral("authToken");
        QTest::newRow("no secret") << QStringLiteral("ACtest") << QStringLiteral("t") << QStringLiteral("SKtest")
                                   << QStringLiteral("apiSecret");
    }

    void saysWhatIsMissingBeforeItAsksTwilio()
    {
        QFETCH(QString, sid);
        QFETCH(QString, token);
        QFETCH(QString, key);
        QFETCH(QString, focus);
        Bench bench;
        bench.child<QLineEdit>("accountSid")->setText(sid);
        bench.child<QLineEdit>("authToken")->setText(token);
        bench.child<QLineEdit>("apiKey")->setText(key);
        Bench::key(Qt::Key_Return);
        QVERIFY(bench.submitted.isEmpty());
        QVERIFY(bench.child<QWidget>("accountVerdict")->isVisible());
        QCOMPARE(bench.focused(), focus);
    }

    void saysWhyTwilioRefuses()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Account);
        bench.guide->setVerdict({AccountVerdict::Kind::Refused,
                                 {},
                                 QStringLiteral("Twilio does not know this token."),
                                 QStringLiteral("Copy it again."),
                                 true});
        QCOMPARE(bench.guide->step(), SetupGuide::Step::Account);
        const QString said = bench.name("accountVerdict");
        QVERIFY2(said.contains(QStringLiteral("Twilio does not know this token.")), qPrintable(said));
        QVERIFY(said.contains(QStringLiteral("does not work")) && said.contains(QStringLiteral("Copy it again.")));
        Bench::key(Qt::Key_Return);
        QCOMPARE(bench.submitted.size(), 2);
    }

    void letsAKeyWithoutRightsPassAfterALook()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Account);
        bench.guide->setVerdict({AccountVerdict::Kind::KeyWithoutAccount,
                                 {},
                                 QStringLiteral("The key works."),
                                 QStringLiteral("It may not read the balance."),
                                 true});
        QCOMPARE(bench.guide->step(), SetupGuide::Step::Account);
        Bench::key(Qt::Key_Return);
        QCOMPARE(bench.guide->step(), SetupGuide::Step::Senders);
        QCOMPARE(bench.submitted.size(), 1);
    }

    void namesAndChoosesSenders()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Senders);
        bench.guide->setSenders(fixtures::accountSenders());
        QCOMPARE(bench.focused(), QStringLiteral("chooseNumber+14155550100"));
        const QString said = bench.child<QCheckBox>("chooseNumber+14155550100")->accessibleName();
        QVERIFY2(said.contains(QStringLiteral("Texts, pictures")), qPrintable(said));
        Bench::key(Qt::Key_Tab);
        QCOMPARE(bench.focused(), QStringLiteral("nameNumber+14155550100"));
        Bench::key(Qt::Key_A, Qt::ControlModifier);
        Bench::type(QStringLiteral("Front desk"));
        Bench::key(Qt::Key_Tab);
        QCOMPARE(bench.focused(), QStringLiteral("chooseWhatsApp+447700900999"));
        Bench::key(Qt::Key_Space);
        Bench::key(Qt::Key_Return);
        QCOMPARE(bench.chosen.size(), 1);
        QCOMPARE(bench.chosen.first().at(0).name, QStringLiteral("Front desk"));
        QVERIFY(bench.chosen.first().at(0).isChosen);
        QVERIFY(!bench.chosen.first().at(1).isChosen);
    }

    void stepsThroughAPageBeforeItsButtons()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Senders);
        bench.guide->setSenders(fixtures::accountSenders());
        QStringList order;
        for (int stop = 0; stop < 8; ++stop) {
            order << bench.focused();
            Bench::key(Qt::Key_Tab);
        }
        const QStringList expected{QStringLiteral("chooseNumber+14155550100"),
                                   QStringLiteral("nameNumber+14155550100"),
                                   QStringLiteral("chooseWhatsApp+447700900999"),
                                   QStringLiteral("nameWhatsApp+447700900999"),
                                   QStringLiteral("guideBack"),
                                   QStringLiteral("guideLater"),
                                   QStringLiteral("guideNext"),
                                   QStringLiteral("guideSteps")};
        QCOMPARE(order, expected);
    }

    void keepsTheFocusOnThePageWhileItWaits()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Webhooks);
        QVERIFY(!bench.child<QListWidget>("guideSteps")->hasFocus());
        Bench::key(Qt::Key_A);
        QCOMPARE(bench.guide->step(), SetupGuide::Step::Webhooks);
    }

    void wantsAtLeastOneSender()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Senders);
        bench.guide->setSenders(fixtures::accountSenders());
        for (QCheckBox *box : bench.guide->findChildren<QCheckBox *>())
            box->setChecked(false);
        Bench::key(Qt::Key_Return);
        QVERIFY(bench.chosen.isEmpty());
        QVERIFY(bench.name("sendersNotice").contains(QStringLiteral("at least one")));
    }

    void readsTheSendersAgainAfterAFault()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Senders);
        QSignalSpy wanted(bench.guide, &SetupGuide::sendersWanted);
        bench.guide->setSenders(failure(ErrorKind::Unavailable, QStringLiteral("Twilio does not answer.")));
        QVERIFY(bench.name("sendersNotice").contains(QStringLiteral("Twilio does not answer.")));
        QCOMPARE(bench.child<QPushButton>("guideNext")->accessibleName(), QStringLiteral("Read again"));
        Bench::key(Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
    }

    void takesATypedAddressAndSaysWhenItDoesNotLeadHere()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Address);
        Bench::type(QStringLiteral("desk.example.com"));
        Bench::key(Qt::Key_Return);
        QVERIFY(bench.urls.isEmpty());
        QVERIFY(bench.name("addressProblem").contains(QStringLiteral("https://desk.example.com")));
        bench.child<QLineEdit>("guideAddress")->clear();
        Bench::type(QStringLiteral(" https://desk.example.com/ "));
        Bench::key(Qt::Key_Return);
        QCOMPARE(bench.urls, QList<QString>{QStringLiteral("https://desk.example.com")});
        auto proof = fixtures::goodProof();
        proof[0].isWell = false;
        proof[0].finding = QStringLiteral("Another program answers there.");
        bench.guide->setProof(proof);
        QVERIFY(bench.name("addressRoundTrip").contains(QStringLiteral("Another program answers there.")));
        Bench::key(Qt::Key_Return);
        QCOMPARE(bench.urls.size(), 2);
        QCOMPARE(bench.guide->step(), SetupGuide::Step::Address);
    }

    void goesOnWithoutCallAudio()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Address);
        Bench::type(QStringLiteral("https://desk.example.com"));
        Bench::key(Qt::Key_Return);
        auto proof = fixtures::goodProof();
        proof[2].isWell = false;
        bench.guide->setProof(proof);
        Bench::key(Qt::Key_Return);
        QCOMPARE(bench.guide->step(), SetupGuide::Step::Webhooks);
    }

    void copiesHowATunnelIsStarted()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Address);
        bench.guide->setTunnels(fixtures::tunnels());
        bench.child<QPushButton>("copy-cloudflared")->setFocus();
        Bench::key(Qt::Key_Space);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("cloudflared tunnel --url http://127.0.0.1:3000"));
        QVERIFY(bench.child<QPushButton>("use-cloudflared")->isHidden());
    }

    void showsWhatStandsAtTwilioAndRestoresIt()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Webhooks);
        bench.guide->setWebhooks(fixtures::accountSenders());
        QVERIFY(bench.name("webhooks0").contains(QStringLiteral("https://old.example.com/sms")));
        QSignalSpy restored(bench.guide, &SetupGuide::restoreRequested);
        Bench::key(Qt::Key_Return);
        bench.guide->setWebhookOutcome(
            {fixtures::pointedHere(fixtures::accountSenders()), QStringLiteral("4 values were set."), true, true});
        QVERIFY(bench.child<QPushButton>("pointWebhooks")->isHidden());
        bench.child<QPushButton>("restoreWebhooks")->setFocus();
        Bench::key(Qt::Key_Space);
        QCOMPARE(restored.count(), 1);
        bench.guide->setWebhookOutcome(
            {fixtures::accountSenders(), QStringLiteral("They stand as before."), true, false});
        QVERIFY(bench.name("webhooks0").contains(QStringLiteral("https://old.example.com/sms")));
        QVERIFY(!bench.child<QPushButton>("pointWebhooks")->isHidden());
    }

    void showsTheFirstMessage()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Proof);
        QVERIFY(bench.name("firstMessage").contains(QStringLiteral("+1 415-555-0100")));
        bench.guide->setArrived(QStringLiteral("+1 628-555-0190"), QStringLiteral("Hello?"));
        QVERIFY(bench.name("firstMessage").contains(QStringLiteral("Hello?")));
    }

    void canBeLeftAndResumed()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Address);
        Bench::type(QStringLiteral("https://desk.exam"));
        Bench::key(Qt::Key_Escape);
        QCOMPARE(bench.isComplete, QList<bool>{false});
        const GuideDraft draft = bench.drafts.first();
        QCOMPARE(draft.accountSid, QStringLiteral("ACtest"));

        SetupValues kept;
        kept.accountSid = QStringLiteral("ACtest");
        kept.hasAuthToken = true;
        Bench again(kept, draft);
        QCOMPARE(again.guide->step(), SetupGuide::Step::Address);
        QCOMPARE(again.child<QLineEdit>("guideAddress")->text(), QStringLiteral("https://desk.exam"));
        QCOMPARE(again.guide->draft().chosen, draft.chosen);
    }

    void beginsAtTheAccountWhenNoneIsKept()
    {
        GuideDraft draft;
        draft.step = 3;
        draft.accountSid = QStringLiteral("ACtest");
        Bench bench({}, draft);
        QCOMPARE(bench.guide->step(), SetupGuide::Step::Account);
        QCOMPARE(bench.focused(), QStringLiteral("authToken"));
        QCOMPARE(bench.child<QLineEdit>("accountSid")->text(), QStringLiteral("ACtest"));
    }

    void goesBackByTheRail()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Address);
        auto *rail = bench.child<QListWidget>("guideSteps");
        rail->setFocus();
        Bench::key(Qt::Key_Up);
        QCOMPARE(bench.guide->step(), SetupGuide::Step::Senders);
        QVERIFY(!(rail->item(4)->flags() & Qt::ItemIsEnabled));
        QCOMPARE(rail->item(0)->data(Qt::AccessibleTextRole).toString(), QStringLiteral("Account, done"));
    }

    void namesEveryControl()
    {
        Bench bench;
        bench.reach(SetupGuide::Step::Proof);
        for (const QWidget *widget : bench.guide->findChildren<QWidget *>()) {
            const bool isControl = qobject_cast<const QAbstractButton *>(widget)
                || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QListWidget *>(widget);
            if (isControl && !widget->objectName().startsWith(QStringLiteral("qt_")))
                QVERIFY2(!widget->objectName().isEmpty() && !widget->accessibleName().isEmpty(),
                         qPrintable(widget->objectName() + widget->accessibleName()));
        }
    }

    void neverHandsASecretToTheDraft()
    {
        Bench bench;
        Bench::type(QStringLiteral("ACtest"));
        bench.child<QLineEdit>("authToken")->setText(QStringLiteral("secret-token"));
        QCOMPARE(bench.child<QLineEdit>("authToken")->echoMode(), QLineEdit::Password);
        Bench::key(Qt::Key_Escape);
        GuideDraft expected;
        expected.accountSid = QStringLiteral("ACtest");
        QCOMPARE(bench.drafts.first(), expected);
    }
};

QTEST_MAIN(TestSetupGuide)
#include "tst_setupguide.moc"
