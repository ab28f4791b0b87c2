// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/ledgers/erasedialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

desk::ErasePreview preview()
{
    desk::ErasePreview preview;
    preview.contact = {4};
    preview.tally.name = QStringLiteral("Jun Li");
    preview.tally.addresses = {QStringLiteral("+14155550104")};
    preview.tally.conversations = 2;
    preview.tally.messages = 37;
    preview.tally.received = 20;
    preview.tally.calls = 3;
    preview.tally.files = 5;
    return preview;
}

struct Bench
{
    QPointer<EraseDialog> dialog
        = new EraseDialog(fixtures::conversation(4, QStringLiteral("Jun Li"), 1'700'000'000'000), nullptr);
    QSignalSpy confirmed{dialog, &EraseDialog::eraseConfirmed};

    Bench()
    {
        dialog->show();
        dialog->activateWindow();
        if (!QTest::qWaitForWindowActive(dialog))
            qFatal("The dialog does not become active");
    }
    ~Bench() { delete dialog; }
    Q_DISABLE_COPY_MOVE(Bench)

    template <typename T> [[nodiscard]] T *find(const char *name) const
    {
        return dialog->findChild<T *>(QLatin1String(name));
    }
    void type(const QString &text) const
    {
        find<QLineEdit>("eraseTyped")->clear();
        QTest::keyClicks(find<QLineEdit>("eraseTyped"), text);
    }
    [[nodiscard]] bool canErase() const { return find<QPushButton>("eraseReally")->isEnabled(); }
};

} // namespace

class TestEraseDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }
    void asksForTheNameOnceMore_data();
    void asksForTheNameOnceMore();
    void asksForNothingBeforeItKnowsWhatGoes();
    void saysWhatGoesAndWhatStays();
    void namesAnOptOutsTrace();
    void isDoneByKeyboard();
    void asksForTwilioWhenItIsTicked();
    void staysOpenWhenItFails();
    void closesWhenItIsDone();
};

void TestEraseDialog::asksForTheNameOnceMore_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isEnough");
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("a part") << QStringLiteral("Jun") << false;
    QTest::newRow("another case") << QStringLiteral("jun li") << false;
    QTest::newRow("more") << QStringLiteral("Jun Lin") << false;
    QTest::newRow("the name") << QStringLiteral("Jun Li") << true;
    QTest::newRow("with blanks") << QStringLiteral(" Jun  Li ") << true;
}

void TestEraseDialog::asksForTheNameOnceMore()
{
    QFETCH(QString, typed);
    const Bench bench;
    bench.dialog->setPreview(preview());
    bench.type(typed);
    QTEST(bench.canErase(), "isEnough");
    QTest::keyClick(bench.find<QLineEdit>("eraseTyped"), Qt::Key_Return);
    QCOMPARE(bench.confirmed.size(), bench.canErase() || !bench.confirmed.isEmpty() ? 1 : 0);
}

void TestEraseDialog::asksForNothingBeforeItKnowsWhatGoes()
{
    const Bench bench;
    bench.type(QStringLiteral("Jun Li"));
    QVERIFY(!bench.canErase());
    bench.dialog->setPreview(preview());
    QVERIFY(bench.canErase());
}

void TestEraseDialog::saysWhatGoesAndWhatStays()
{
    const Bench bench;
    bench.dialog->setPreview(preview());
    const QString goes = bench.find<QLabel>("eraseGoes")->text();
    QVERIFY(goes.contains(QStringLiteral("37 (20 received, 3 calls)")));
    QVERIFY(goes.contains(QStringLiteral("+14155550104")));
    QVERIFY(!goes.contains(QStringLiteral("Backups")));
    QVERIFY(bench.find<QLabel>("eraseStays")->text().contains(QStringLiteral("receipt")));
    QVERIFY(!bench.find<QLabel>("eraseStays")->text().contains(QStringLiteral("hash")));
}

void TestEraseDialog::namesAnOptOutsTrace()
{
    const Bench bench;
    desk::ErasePreview known = preview();
    known.tally.isOptedOut = true;
    known.backups = 2;
    bench.dialog->setPreview(known);
    QVERIFY(bench.find<QLabel>("eraseStays")->text().contains(QStringLiteral("hash")));
    QVERIFY(bench.find<QLabel>("eraseGoes")->text().contains(QStringLiteral("Backups of the whole database")));
}

void TestEraseDialog::isDoneByKeyboard()
{
    const Bench bench;
    bench.dialog->setPreview(preview());
    QVERIFY(bench.find<QLineEdit>("eraseTyped")->hasFocus());
    bench.type(QStringLiteral("Jun Li"));
    QTest::keyClick(bench.dialog, Qt::Key_E, Qt::AltModifier);
    QTRY_COMPARE(bench.confirmed.size(), 1);
    QCOMPARE(bench.confirmed.first().first().value<ContactId>(), ContactId{4});
    QCOMPARE(bench.confirmed.first().last().toBool(), false);
    QVERIFY(!bench.canErase());
}

void TestEraseDialog::asksForTwilioWhenItIsTicked()
{
    const Bench bench;
    bench.dialog->setPreview(preview());
    QTest::keyClick(bench.find<QCheckBox>("eraseAtTwilio"), Qt::Key_Space);
    bench.type(QStringLiteral("Jun Li"));
    QTest::keyClick(bench.find<QLineEdit>("eraseTyped"), Qt::Key_Return);
    QCOMPARE(bench.confirmed.first().last().toBool(), true);
}

void TestEraseDialog::staysOpenWhenItFails()
{
    const Bench bench;
    bench.dialog->setPreview(preview());
    bench.type(QStringLiteral("Jun Li"));
    QTest::keyClick(bench.find<QLineEdit>("eraseTyped"), Qt::Key_Return);
    bench.dialog->setOutcome(failure(ErrorKind::Refused, QStringLiteral("A call runs.")));
    QVERIFY(bench.dialog->isVisible());
    QCOMPARE(bench.find<QLabel>("eraseState")->text(), QStringLiteral("A call runs."));
    QVERIFY(bench.canErase());
}

void TestEraseDialog::closesWhenItIsDone()
{
    Bench bench;
    bench.dialog->setPreview(preview());
    bench.dialog->setOutcome({});
    QTRY_VERIFY(!bench.dialog);
}

QTEST_MAIN(TestEraseDialog)
#include "tst_erasedialog.moc"
