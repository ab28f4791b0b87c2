// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/setup/settingsdialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QTimeEdit>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

/// An open dialog over one kept account and one sender; it deletes itself when it closes.
struct Bench
{
    QPointer<SettingsDialog> dialog;
    QList<SetupValues> submitted;
    QList<Sender> edited;
    QList<Sender> added;
    QList<AssistantSetup> assistants;

    Bench()
    {
        SetupValues values;
        values.accountSid = QStringLiteral("ACtest");
        values.hasAuthToken = true;
        values.secretsKeptIn = QStringLiteral("the system keychain");
        values.listenPort = 3123;
        dialog = new SettingsDialog(
            values,
            {fixtures::sender(1, QStringLiteral("Support line"), Channel::Sms, QStringLiteral("+14155550100"))});
        QObject::connect(dialog, &SettingsDialog::submitted, dialog, [this](const SetupValues &v) { submitted << v; });
        QObject::connect(dialog, &SettingsDialog::senderEdited, dialog, [this](const Sender &s) { edited << s; });
        QObject::connect(dialog, &SettingsDialog::senderAdded, dialog, [this](const Sender &s) { added << s; });
        QObject::connect(dialog, &SettingsDialog::assistantSubmitted, dialog,
                         [this](const AssistantSetup &setup) { assistants << setup; });
        dialog->show();
    }
    ~Bench() { delete dialog; }
    Q_DISABLE_COPY_MOVE(Bench)

    template <typename T> [[nodiscard]] T *child(const char *name) const
    {
        return dialog->findChild<T *>(QLatin1String(name));
    }
    void save() const { child<QPushButton>("saveSettings")->click(); }
};

} // namespace

class TestSettingsDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void neverShowsASecret()
    {
        Bench bench;
        const auto *token = bench.child<QLineEdit>("authToken");
        QCOMPARE(token->text(), QString());
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        QVERIFY(token->placeholderText().contains(QStringLiteral("Kept")));
        QVERIFY(bench.child<QLineEdit>("apiSecret")->placeholderText().isEmpty());
    }

    void handsOnWhatWasTyped()
    {
        Bench bench;
        QTest::keyClicks(bench.child<QLineEdit>("authToken"), QStringLiteral("fresh token"));
        bench.child<QLineEdit>("publicUrl")->setText(QStringLiteral(" https://desk.example.com/ "));
        bench.child<QComboBox>("appearance")->setCurrentIndex(2);
        bench.save();
        QCOMPARE(bench.submitted.size(), 1);
        QCOMPARE(bench.submitted.first().authToken, QStringLiteral("fresh token"));
        QCOMPARE(bench.submitted.first().accountSid, QStringLiteral("ACtest"));
        QCOMPARE(bench.submitted.first().publicUrl, QStringLiteral("https://desk.example.com"));
        QCOMPARE(bench.submitted.first().appearance, QStringLiteral("dark"));
        QCOMPARE(bench.submitted.first().undoSeconds, 3);
        QVERIFY(bench.edited.isEmpty() && bench.added.isEmpty());
    }

    void refusesAnAddressThatIsNone_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("no scheme") << QStringLiteral("desk.example.com");
        QTest::newRow("another scheme") << QStringLiteral("ftp://desk.example.com");
        QTest::newRow("no host") << QStringLiteral("https://");
    }

    void refusesAnAddressThatIsNone()
    {
        QFETCH(QString, url);
        Bench bench;
        bench.child<QLineEdit>("publicUrl")->setText(url);
        bench.save();
        QVERIFY(bench.submitted.isEmpty());
        QVERIFY(bench.dialog && bench.dialog->isVisible());
        QVERIFY(!bench.child<QLabel>("settingsProblem")->text().isEmpty());
        QCOMPARE(bench.child<QListWidget>("settingsPages")->currentRow(), int(SettingsDialog::Page::PublicAddress));
    }

    void saysWhatToEnterAtTwilioAndCopiesIt()
    {
        Bench bench;
        bench.child<QLineEdit>("publicUrl")->setText(QStringLiteral("https://a.example/"));
        QCOMPARE(bench.child<QLabel>("webhookSms")->text(), QStringLiteral("https://a.example/api/webhooks/sms"));
        bench.child<QPushButton>("webhookVoiceCopy")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("https://a.example/api/webhooks/voice"));
        QCOMPARE(bench.child<QLabel>("tunnelNgrok")->text(), QStringLiteral("ngrok http 3123"));
    }

    void editsASender()
    {
        Bench bench;
        auto *name = bench.child<QLineEdit>("senderName");
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Orders"));
        bench.child<QPlainTextEdit>("senderAcknowledgement")->setPlainText(QStringLiteral("Thanks {name}"));
        bench.save();
        QCOMPARE(bench.edited.size(), 1);
        QCOMPARE(bench.edited.first().id, SenderId{1});
        QCOMPARE(bench.edited.first().name, QStringLiteral("Orders"));
        QCOMPARE(bench.edited.first().acknowledgement, QStringLiteral("Thanks {name}"));
        QCOMPARE(bench.edited.first().greetingLanguage, QString());
    }

    void keepsWhatHappensByItself()
    {
        Bench bench;
        QCOMPARE(bench.child<QSpinBox>("senderCloseAfter")->text(), QStringLiteral("Never"));
        bench.child<QSpinBox>("senderCloseAfter")->setValue(48);
        bench.child<QSpinBox>("senderReturnAfter")->setValue(30);
        bench.save();
        QCOMPARE(bench.edited.size(), 1);
        QCOMPARE(bench.edited.first().closeAfterHours, 48);
        QCOMPARE(bench.edited.first().returnAfterMinutes, 30);
    }

    void keepsWhatACallerHears()
    {
        Bench bench;
        bench.child<QSpinBox>("senderRingSeconds")->setValue(35);
        bench.child<QComboBox>("senderVoice")->setCurrentText(QStringLiteral("Polly.Amy-Neural"));
        QTest::keyClicks(bench.child<QLineEdit>("senderGreetingUrl"), QStringLiteral("https://a.example/hello.mp3"));
        QTest::keyClicks(bench.child<QLineEdit>("senderHoldMusic"), QStringLiteral("https://a.example/music.mp3"));
        bench.save();
        QCOMPARE(bench.edited.size(), 1);
        QCOMPARE(bench.edited.first().ringSeconds, 35);
        QCOMPARE(bench.edited.first().greetingVoice, QStringLiteral("Polly.Amy-Neural"));
        QCOMPARE(bench.edited.first().greetingUrl, QStringLiteral("https://a.example/hello.mp3"));
        QCOMPARE(bench.edited.first().holdMusic, QStringLiteral("https://a.example/music.mp3"));
    }

    void keepsHowCallsRing()
    {
        Bench bench;
        bench.child<QLineEdit>("agentPhone")->setText(QStringLiteral("+44 7700 900123"));
        bench.child<QSlider>("ringVolume")->setValue(30);
        bench.child<QCheckBox>("ringMuted")->setChecked(true);
        bench.save();
        QCOMPARE(bench.submitted.size(), 1);
        QCOMPARE(bench.submitted.first().agentPhone, QStringLiteral("+447700900123"));
        QCOMPARE(bench.submitted.first().ringVolume, 30);
        QVERIFY(bench.submitted.first().isRingMuted);
        QVERIFY(bench.submitted.first().ringDevice.isEmpty());
    }

    void refusesAPhoneThatNobodyCanCall()
    {
        Bench bench;
        bench.child<QLineEdit>("agentPhone")->setText(QStringLiteral("12345"));
        bench.save();
        QVERIFY(bench.submitted.isEmpty());
        QVERIFY(!bench.child<QLabel>("settingsProblem")->text().isEmpty());
        QCOMPARE(bench.child<QListWidget>("settingsPages")->currentRow(), int(SettingsDialog::Page::Calls));
    }

    void keepsQuietHoursOfASender()
    {
        Bench bench;
        QList<std::pair<SenderId, QuietHours>> edited;
        QObject::connect(bench.dialog, &SettingsDialog::quietHoursEdited, bench.dialog,
                         [&edited](SenderId sender, const QuietHours &hours) { edited.append({sender, hours}); });
        const QuietHours given{true, 22 * 60, 7 * 60, QStringLiteral("Europe/Berlin")};
        bench.dialog->setQuietHours({{SenderId{1}, given}});
        bench.dialog->showPage(SettingsDialog::Page::QuietHours);
        QVERIFY(bench.child<QCheckBox>("quietOn")->isChecked());
        auto *until = bench.child<QComboBox>("quietUntil");
        QCOMPARE(until->currentData().toInt(), 7 * 60);
        QCOMPARE(bench.child<QComboBox>("quietZone")->currentData().toString(), given.zone);
        until->setCurrentIndex(until->findData(22 * 60));
        bench.save();
        QVERIFY(bench.submitted.isEmpty());
        QVERIFY(!bench.child<QLabel>("settingsProblem")->text().isEmpty());
        until->setCurrentIndex(until->findData(6 * 60 + 30));
        bench.save();
        QCOMPARE(edited.size(), 1);
        QCOMPARE(edited.first().first, SenderId{1});
        QCOMPARE(edited.first().second, (QuietHours{true, 22 * 60, 6 * 60 + 30, given.zone}));
        QCOMPARE(bench.submitted.size(), 1);
    }

    void keepsTheAssistantOffUnlessItIsSwitchedOn()
    {
        Bench bench;
        QVERIFY(!bench.child<QCheckBox>("assistantOn")->isChecked());
        QVERIFY(bench.child<QCheckBox>("assistantMasksCards")->isChecked());
        bench.save();
        QVERIFY(bench.assistants.isEmpty());
    }

    void handsOnTheAssistant()
    {
        Bench bench;
        AssistantSetup kept;
        kept.hasKey = true;
        kept.settings.model = QStringLiteral("old");
        bench.dialog->setAssistant(kept);
        QVERIFY(bench.child<QLineEdit>("assistantKey")->text().isEmpty());
        QVERIFY(bench.child<QLineEdit>("assistantKey")->placeholderText().contains(QStringLiteral("Kept")));
        bench.child<QCheckBox>("assistantOn")->setChecked(true);
        bench.child<QLineEdit>("assistantAddress")->setText(QStringLiteral(" http://127.0.0.1:11434/v1"));
        bench.child<QLineEdit>("assistantModel")->setText(QStringLiteral("small"));
        bench.child<QLineEdit>("assistantKey")->setText(QStringLiteral("secret"));
        bench.child<QPlainTextEdit>("assistantInstructions")->setPlainText(QStringLiteral("We sell lamps."));
        bench.child<QCheckBox>("assistantMasksPhones")->setChecked(true);
        bench.child<QCheckBox>("assistantShadowing")->setChecked(true);
        bench.child<QTimeEdit>("answeringFrom")->setTime(QTime(9, 0));
        bench.child<QTimeEdit>("answeringUntil")->setTime(QTime(17, 30));
        bench.child<QSpinBox>("answeringInARow")->setValue(3);
        bench.child<QLineEdit>("answeringHandOver")->setText(QStringLiteral("human, , boss "));
        bench.save();
        QCOMPARE(bench.assistants.size(), 1);
        const AssistantSetup &given = bench.assistants.first();
        QVERIFY(given.settings.isShadowing);
        QVERIFY(given.settings.isOn && given.settings.masksPhones && given.settings.masksCards);
        QCOMPARE(given.settings.baseUrl, QStringLiteral("http://127.0.0.1:11434/v1"));
        QCOMPARE(given.settings.model, QStringLiteral("small"));
        QCOMPARE(given.settings.instructions, QStringLiteral("We sell lamps."));
        QCOMPARE(given.key, QStringLiteral("secret"));
        const AnsweringRules &rules = given.settings.answering;
        QCOMPARE(rules.fromMinute, 9 * 60);
        QCOMPARE(rules.untilMinute, 17 * 60 + 30);
        QCOMPARE(rules.mostInARow, 3);
        QCOMPARE(rules.mostPerHour, AnsweringRules().mostPerHour);
        QCOMPARE(rules.handOverWords, (QStringList{QStringLiteral("human"), QStringLiteral("boss")}));
    }

    void refusesAnAssistantThatWouldBeOverheard()
    {
        Bench bench;
        bench.child<QCheckBox>("assistantOn")->setChecked(true);
        bench.child<QLineEdit>("assistantModel")->setText(QStringLiteral("small"));
        bench.child<QLineEdit>("assistantAddress")->setText(QStringLiteral("http://api.example.com/v1"));
        bench.save();
        QVERIFY(bench.assistants.isEmpty());
        QVERIFY(bench.child<QLabel>("settingsProblem")->text().contains(QStringLiteral("https")));
        QCOMPARE(bench.child<QListWidget>("settingsPages")->currentRow(), int(SettingsDialog::Page::Assistant));
    }

    void addsASenderOnce()
    {
        Bench bench;
        auto *number = bench.child<QLineEdit>("newSenderNumber");
        auto *add = bench.child<QPushButton>("addSender");
        QTest::keyClicks(number, QStringLiteral("+1 415-555-0100"));
        add->click();
        QCOMPARE(bench.child<QListWidget>("senders")->count(), 1);
        QVERIFY(!bench.child<QLabel>("newSenderVerdict")->isHidden());
        number->setText(QStringLiteral("+44 20 7946 0018"));
        add->click();
        QCOMPARE(bench.child<QListWidget>("senders")->count(), 2);
        bench.save();
        QCOMPARE(bench.added.size(), 1);
        QCOMPARE(bench.added.first().address.user, QStringLiteral("+442079460018"));
        QVERIFY(bench.edited.isEmpty());
    }

    void changesNothingWhenItIsCancelled()
    {
        Bench bench;
        bench.child<QLineEdit>("senderName")->setText(QStringLiteral("x"));
        QTest::keyClick(bench.dialog.data(), Qt::Key_Escape);
        QVERIFY(bench.submitted.isEmpty() && bench.edited.isEmpty());
        QTRY_VERIFY(!bench.dialog);
    }
};

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
