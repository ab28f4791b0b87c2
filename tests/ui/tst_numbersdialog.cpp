// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/figures.h"
#include "tests/ui/quiet.h"
#include "ui/models/figuretables.h"
#include "ui/numbers/figurecard.h"
#include "ui/numbers/numbersdialog.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateEdit>
#include <QLabel>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

/// The dialog, answered as the desk would.
struct Bench
{
    QPointer<NumbersDialog> dialog = new NumbersDialog(fixtures::twoSenders());
    QSignalSpy wanted{dialog, &NumbersDialog::figuresWanted};

    Bench()
    {
        QObject::connect(dialog, &NumbersDialog::figuresWanted, dialog,
                         [this](const FigureQuery &query) { dialog->setFigures(fixtures::figures(query)); });
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
    [[nodiscard]] FigureQuery lastWanted() const { return wanted.last().first().value<FigureQuery>(); }
};

} // namespace

class TestNumbersDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }
    void asksForAWeekAtFirst();
    void asksForTheDaysThatAreChosen_data();
    void asksForTheDaysThatAreChosen();
    void asksForTypedDays();
    void looksAtOneSender();
    void ignoresFiguresOfOtherDays();
    void oneKeyShowsTheTables();
    void copiesAPictureAndATable();
    void savesByTheEnding_data();
    void savesByTheEnding();
    void saysWhatFailed();
    void isNamedForAScreenReader();
    void keepsFormulasOutOfSpreadsheets();
    void saysSpansInWords_data();
    void saysSpansInWords();
};

void TestNumbersDialog::asksForAWeekAtFirst()
{
    const Bench bench;
    QCOMPARE(bench.wanted.size(), 1);
    QCOMPARE(bench.lastWanted().days(), 7);
    QCOMPARE(bench.lastWanted().last, QDate::currentDate());
    QVERIFY(!bench.lastWanted().sender.isValid());
}

void TestNumbersDialog::asksForTheDaysThatAreChosen_data()
{
    QTest::addColumn<int>("presses");
    QTest::addColumn<int>("days");
    QTest::newRow("today") << -1 << 1;
    QTest::newRow("a month") << 1 << 30;
}

void TestNumbersDialog::asksForTheDaysThatAreChosen()
{
    QFETCH(int, presses);
    QFETCH(int, days);
    const Bench bench;
    QCOMPARE(QApplication::focusWidget(), bench.find<QWidget>("numbersSpan"));
    QTest::keyClick(QApplication::focusWidget(), presses < 0 ? Qt::Key_Up : Qt::Key_Down);
    QCOMPARE(bench.lastWanted().days(), days);
    QCOMPARE(bench.find<FigureCard>("card-days")->isHidden(), days == 1);
}

void TestNumbersDialog::asksForTypedDays()
{
    const Bench bench;
    bench.find<QDateEdit>("numbersFrom")->setDate(QDate(2026, 3, 1));
    bench.find<QDateEdit>("numbersTo")->setDate(QDate(2026, 2, 1));
    QCOMPARE(bench.lastWanted().first, QDate(2026, 2, 1));
    QCOMPARE(bench.lastWanted().last, QDate(2026, 3, 1));
    QCOMPARE(bench.find<QComboBox>("numbersSpan")->currentIndex(), 3);
}

void TestNumbersDialog::looksAtOneSender()
{
    const Bench bench;
    auto *senders = bench.find<QComboBox>("numbersSender");
    senders->setFocus();
    QTest::keyClick(senders, Qt::Key_Down);
    QTest::keyClick(senders, Qt::Key_Down);
    QCOMPARE(bench.lastWanted().sender, SenderId{2});
}

void TestNumbersDialog::ignoresFiguresOfOtherDays()
{
    const Bench bench;
    const QString before = bench.find<QTableWidget>("table-hours")->item(11, 1)->text();
    FigureQuery other = bench.dialog->query();
    other.first = other.first.addDays(-20);
    bench.dialog->setFigures(fixtures::figures(other));
    QCOMPARE(bench.find<QTableWidget>("table-hours")->item(11, 1)->text(), before);
}

void TestNumbersDialog::oneKeyShowsTheTables()
{
    const Bench bench;
    QVERIFY(!bench.find<QTableWidget>("table-calls")->isVisible());
    QTest::keyClick(bench.dialog, Qt::Key_T);
    QVERIFY(bench.find<QTableWidget>("table-calls")->isVisible());
    QVERIFY(bench.find<QTableWidget>("table-hours")->isVisible());
    bench.find<QPushButton>("toggle-calls")->setFocus();
    QTest::keyClick(bench.find<QPushButton>("toggle-calls"), Qt::Key_T);
    QVERIFY(!bench.find<QTableWidget>("table-calls")->isVisible());
    QVERIFY(bench.find<QTableWidget>("table-hours")->isVisible());
}

void TestNumbersDialog::copiesAPictureAndATable()
{
    const Bench bench;
    bench.find<QPushButton>("toggle-calls")->setFocus();
    QTest::keyClick(bench.find<QPushButton>("toggle-calls"), Qt::Key_C, Qt::ControlModifier);
    const QMimeData *copied = QApplication::clipboard()->mimeData();
    QVERIFY(copied->hasImage());
    QVERIFY(copied->text().startsWith(QStringLiteral("What became of it,Calls\r\nTaken,88\r\n")));
}

void TestNumbersDialog::savesByTheEnding_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("table") << QStringLiteral("calls.csv") << QByteArray("What became of it,Calls");
    QTest::newRow("picture") << QStringLiteral("calls.png") << QByteArray("\x89PNG");
}

void TestNumbersDialog::savesByTheEnding()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, begins);
    const QTemporaryDir folder;
    const Bench bench;
    auto *card = bench.find<FigureCard>("card-calls");
    QSignalSpy saved(card, &FigureCard::saved);
    card->save(folder.filePath(name));
    QVERIFY(saved.wait());
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(begins));
}

void TestNumbersDialog::saysWhatFailed()
{
    const Bench bench;
    auto *card = bench.find<FigureCard>("card-calls");
    QSignalSpy saved(card, &FigureCard::saved);
    card->save(QStringLiteral("/nowhere/at/all.csv"));
    QVERIFY(saved.wait());
    QVERIFY(bench.find<QLabel>("numbersState")->isVisible());
    QVERIFY(bench.find<QLabel>("numbersState")->text().startsWith(QStringLiteral("The file could not be written")));
}

void TestNumbersDialog::isNamedForAScreenReader()
{
    const Bench bench;
    QTest::keyClick(bench.dialog, Qt::Key_T);
    for (const QTableWidget *table : bench.dialog->findChildren<QTableWidget *>()) {
        QVERIFY(!table->accessibleName().isEmpty());
        QVERIFY(!table->accessibleDescription().isEmpty());
    }
    for (const QPushButton *button : bench.dialog->findChildren<QPushButton *>())
        QVERIFY2(!button->accessibleName().isEmpty() && button->focusPolicy() != Qt::NoFocus,
                 qPrintable(button->objectName()));
    QAccessibleInterface *hours = QAccessible::queryAccessibleInterface(bench.find<QTableWidget>("table-hours"));
    QVERIFY(hours && hours->tableInterface());
    QCOMPARE(hours->tableInterface()->rowCount(), 24);
    QCOMPARE(hours->tableInterface()->cellAt(11, 0)->text(QAccessible::Name), QStringLiteral("11:00"));
}

void TestNumbersDialog::keepsFormulasOutOfSpreadsheets()
{
    FigureTable table;
    table.heads = {QStringLiteral("Sender")};
    table.rows = {{QStringLiteral("=HYPERLINK(\"x\")")}, {QStringLiteral("a, b")}};
    QCOMPARE(toCsv(table), QStringLiteral("Sender\r\n\"'=HYPERLINK(\"\"x\"\")\"\r\n\"a, b\"\r\n"));
}

void TestNumbersDialog::saysSpansInWords_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << qint64(0) << QStringLiteral("0 s");
    QTest::newRow("seconds") << qint64(59'400) << QStringLiteral("59 s");
    QTest::newRow("a minute") << qint64(59'600) << QStringLiteral("1 min");
    QTest::newRow("minutes") << qint64(125'000) << QStringLiteral("2 min 5 s");
    QTest::newRow("hours") << qint64(3 * 3'600'000 + 600'000) << QStringLiteral("3 h 10 min");
    QTest::newRow("days") << qint64(4 * 86'400'000LL + 1) << QStringLiteral("4 days");
}

void TestNumbersDialog::saysSpansInWords()
{
    QFETCH(qint64, ms);
    QTEST(spanText(ms), "words");
}

QTEST_MAIN(TestNumbersDialog)
#include "tst_numbersdialog.moc"
