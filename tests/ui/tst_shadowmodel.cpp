// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "tests/ui/quiet.h"
#include "ui/models/shadowmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

class TestShadowModel final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void saysHowMuchIsTheSame_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<int>("percent");
        const auto row = [](const char *one, const char *other, int percent) {
            QTest::addRow("%s / %s", one, other) << QString::fromUtf8(one) << QString::fromUtf8(other) << percent;
        };
        row("It is here.", "it is HERE", 100);
        row("It is here.", "It is there.", 66);
        row("a a a", "a", 50);
        row("Yes", "No", 0);
        row("", "", 0);
    }

    void saysHowMuchIsTheSame()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(int, percent);
        QCOMPARE(likeness(one, other), percent);
        QCOMPARE(likeness(other, one), percent);
    }

    void showsBothSides()
    {
        ShadowModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(model.summary().contains(QStringLiteral("Nothing")));
        model.setDrafts({{utcNow(),
                          {4},
                          QStringLiteral("Where?"),
                          QStringLiteral("It is here."),
                          {},
                          QStringLiteral("It is here"),
                          QStringLiteral("Dana")},
                         {utcNow(), {5}, QStringLiteral("90% off"), {}, QStringLiteral("It was dropped."), {}, {}}});
        const auto text
            = [&model](int row, int column) { return model.index(row, column).data(Qt::DisplayRole).toString(); };
        QCOMPARE(text(0, ShadowModel::Asked), QStringLiteral("Where?"));
        QCOMPARE(text(0, ShadowModel::Drafted), QStringLiteral("It is here."));
        QCOMPARE(text(0, ShadowModel::Sent), QStringLiteral("Dana: It is here"));
        QCOMPARE(text(0, ShadowModel::Alike), QStringLiteral("100 %"));
        QCOMPARE(text(1, ShadowModel::Drafted), QStringLiteral("Nothing: It was dropped."));
        QCOMPARE(text(1, ShadowModel::Sent), QStringLiteral("Nothing yet"));
        QCOMPARE(text(1, ShadowModel::Alike), QString());
        QCOMPARE(model.conversationOf(1), ConversationId{5});
        QCOMPARE(model.conversationOf(2), ConversationId());
        QVERIFY(model.summary().contains(QStringLiteral("Drafts: 2.")));
        QVERIFY(model.index(0, 1).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("customer")));
    }
};

QTEST_GUILESS_MAIN(TestShadowModel)
#include "tst_shadowmodel.moc"
