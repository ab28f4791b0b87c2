// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/quiet.h"
#include "ui/ledgers/retentiondialog.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

struct Bench
{
    QPointer<RetentionDialog> dialog = new RetentionDialog(nullptr);
    QSignalSpy wanted{dialog, &RetentionDialog::previewWanted};
    QSignalSpy saved{dialog, &RetentionDialog::saved};

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
};

} // namespace

class TestRetentionDialog final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }
    void showsWhatIsSet();
    void previewsWhatIsTyped();
    void savesOnlyWhatWasPreviewed();
    void ignoresAPreviewOfOtherMonths();
    void saysWhatFailed();
};

void TestRetentionDialog::showsWhatIsSet()
{
    const Bench bench;
    QCOMPARE(bench.wanted.first().first().toInt(), -1);
    QVERIFY(!bench.find<QPushButton>("retentionSave")->isEnabled());
    bench.dialog->setPreview({});
    QCOMPARE(bench.find<QSpinBox>("retentionMonths")->text(), QStringLiteral("For ever"));
    QVERIFY(bench.find<QSpinBox>("retentionMonths")->hasFocus());
    QCOMPARE(bench.find<QLabel>("retentionGoes")->text(), QStringLiteral("Nothing goes."));
}

void TestRetentionDialog::previewsWhatIsTyped()
{
    const Bench bench;
    bench.dialog->setPreview({});
    QTest::keyClicks(bench.find<QSpinBox>("retentionMonths"), QStringLiteral("12"));
    QTRY_COMPARE(bench.wanted.last().first().toInt(), 12);
    bench.dialog->setPreview({12, {1'204, 31}});
    QCOMPARE(bench.find<QLabel>("retentionGoes")->text(),
             QStringLiteral("The next night 1,204 rows of 31 conversations would go."));
}

void TestRetentionDialog::savesOnlyWhatWasPreviewed()
{
    const Bench bench;
    bench.dialog->setPreview({});
    bench.find<QSpinBox>("retentionMonths")->setValue(6);
    QVERIFY(!bench.find<QPushButton>("retentionSave")->isEnabled());
    bench.dialog->setPreview({6, {1, 1}});
    QTest::keyClick(bench.dialog, Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(bench.saved.size(), 1);
    QCOMPARE(bench.saved.first().first().toInt(), 6);
}

void TestRetentionDialog::ignoresAPreviewOfOtherMonths()
{
    const Bench bench;
    bench.dialog->setPreview({});
    bench.find<QSpinBox>("retentionMonths")->setValue(6);
    bench.dialog->setPreview({5, {1, 1}});
    QVERIFY(!bench.find<QPushButton>("retentionSave")->isEnabled());
}

void TestRetentionDialog::saysWhatFailed()
{
    const Bench bench;
    bench.dialog->setFailure(QStringLiteral("The disk is gone."));
    QCOMPARE(bench.find<QLabel>("retentionGoes")->text(), QStringLiteral("The disk is gone."));
    QVERIFY(!bench.find<QPushButton>("retentionSave")->isEnabled());
}

QTEST_MAIN(TestRetentionDialog)
#include "tst_retentiondialog.moc"
