// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/ledgers/auditdialog.h"
#include "ui/models/audittablemodel.h"
#include "ui/models/audittext.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

AuditLine line(qint64 id)
{
    return {id,
            1'700'000'000'000,
            QStringLiteral("Ada"),
            QStringLiteral("message.send"),
            {4},
            QStringLiteral("Jun Li"),
            QStringLiteral("{\"parts\":2,\"first\":true}")};
}

struct Bench
{
    QPointer<AuditDialog> dialog
        = new AuditDialog(fixtures::conversation(4, QStringLiteral("Jun Li"), 1'700'000'000'000), nullptr);
    QSignalSpy wanted{dialog, &AuditDialog::pageWanted};

    Bench()
    {
        dialog->setChoices({{QStringLiteral("Ada"), QStringLiteral("system")}, {QStringLiteral("message.send")}});
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
    [[nodiscard]] AuditFilter lastWanted() const { return wanted.last().first().value<AuditFilter>(); }
};

} // namespace

class TestAuditDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }
    void asksForEverythingAtFirst();
    void narrowsByKeyboard();
    void showsLinesInWords();
    void asksForMoreBehindTheLastLine();
    void ignoresAPageOfAnotherChoice();
    void saysWhenThereIsNothing();
    void isReadByAScreenReader();
    void writesCsv();
};

void TestAuditDialog::asksForEverythingAtFirst()
{
    const Bench bench;
    QCOMPARE(bench.wanted.size(), 1);
    QCOMPARE(bench.lastWanted(), AuditFilter());
    QVERIFY(bench.find<QTableView>("auditTable")->hasFocus());
}

void TestAuditDialog::narrowsByKeyboard()
{
    const Bench bench;
    QTest::keyClick(bench.find<QComboBox>("auditActor"), Qt::Key_Down);
    QCOMPARE(bench.lastWanted().actor, QStringLiteral("Ada"));
    QTest::keyClick(bench.find<QComboBox>("auditAction"), Qt::Key_Down);
    QCOMPARE(bench.lastWanted().action, QStringLiteral("message.send"));
    QTest::keyClick(bench.find<QCheckBox>("auditOnlyCurrent"), Qt::Key_Space);
    QCOMPARE(bench.lastWanted().conversation, ConversationId{4});
    QTest::keyClick(bench.find<QComboBox>("auditSpan"), Qt::Key_Down);
    QCOMPARE(bench.lastWanted().from, QDate::currentDate().startOfDay().toMSecsSinceEpoch());
    QCOMPARE(bench.lastWanted().to, QDate::currentDate().addDays(1).startOfDay().toMSecsSinceEpoch());
    QCOMPARE(bench.lastWanted().actor, QStringLiteral("Ada"));
}

void TestAuditDialog::showsLinesInWords()
{
    const Bench bench;
    bench.dialog->setPage({}, 0, {line(9)}, false);
    const QAbstractItemModel *model = bench.find<QTableView>("auditTable")->model();
    const auto text = [model](int column) { return model->index(0, column).data().toString(); };
    QCOMPARE(text(AuditTableModel::Actor), QStringLiteral("Ada"));
    QCOMPARE(text(AuditTableModel::Action), QStringLiteral("Sent a message"));
    QCOMPARE(text(AuditTableModel::Contact), QStringLiteral("Jun Li"));
    QCOMPARE(text(AuditTableModel::Detail), QStringLiteral("first: yes, parts: 2"));
    QCOMPARE(auditActionText(QStringLiteral("tomorrow.act")), QStringLiteral("tomorrow.act"));
}

void TestAuditDialog::asksForMoreBehindTheLastLine()
{
    AuditTableModel model;
    QSignalSpy wanted(&model, &AuditTableModel::pageWanted);
    model.setFilter({});
    model.setPage({}, 0, {line(9), line(8)}, true);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(wanted.last().last().toLongLong(), 8);
    model.setPage({}, 8, {line(7)}, false);
    QCOMPARE(model.rowCount(), 3);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(!model.canFetchMore({}));
}

void TestAuditDialog::ignoresAPageOfAnotherChoice()
{
    const Bench bench;
    bench.dialog->setPage({QStringLiteral("Eve"), {}, {}, 0, 0}, 0, {line(9)}, false);
    QCOMPARE(bench.find<QTableView>("auditTable")->model()->rowCount(), 0);
}

void TestAuditDialog::saysWhenThereIsNothing()
{
    const Bench bench;
    bench.dialog->setPage({}, 0, {}, false);
    QCOMPARE(bench.find<QLabel>("auditState")->text(), QStringLiteral("Nothing is noted for this choice."));
}

void TestAuditDialog::isReadByAScreenReader()
{
    const Bench bench;
    bench.dialog->setPage({}, 0, {line(9)}, false);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(bench.find<QTableView>("auditTable"));
    QVERIFY(table && table->tableInterface());
    QCOMPARE(table->text(QAccessible::Name), QStringLiteral("Audit, newest first"));
    QCOMPARE(table->tableInterface()->cellAt(0, 2)->text(QAccessible::Name), QStringLiteral("Sent a message"));
    for (const QWidget *widget : bench.dialog->findChildren<QPushButton *>())
        QVERIFY(!widget->accessibleName().isEmpty());
}

void TestAuditDialog::writesCsv()
{
    AuditLine evil = line(9);
    evil.contact = QStringLiteral("=1+1");
    QCOMPARE(auditCsv({evil}),
             QStringLiteral("2023-11-14T22:13:20.000Z,Ada,message.send,4,'=1+1,"
                            "\"{\"\"parts\"\":2,\"\"first\"\":true}\"\r\n"));
}

QTEST_MAIN(TestAuditDialog)
#include "tst_auditdialog.moc"
