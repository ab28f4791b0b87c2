// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/savedreplytext.h"

#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

namespace {

SavedReply reply(const QString &name, const QString &text, qint64 uses = 0)
{
    static qint64 next = 0;
    return {{++next}, name, {}, text, uses};
}

} // namespace

class TestSavedReplyText final : public QObject
{
    Q_OBJECT

private slots:
    void tellsHowWellAReplyFits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("less");
        // Each fits less well than the one before; the last does not fit.
        QTest::newRow("name begins") << QStringLiteral("good") << 501;
        QTest::newRow("in any case") << QStringLiteral("GOOD MOR") << 501;
        QTest::newRow("a word of it begins") << QStringLiteral("morn") << 500;
        QTest::newRow("the name holds it") << QStringLiteral("orning") << 400;
        QTest::newRow("letters of the name") << QStringLiteral("gdmrn") << 300;
        QTest::newRow("without accents") << QStringLiteral("cafe") << 200;
        QTest::newRow("the text holds it") << QStringLiteral("help you") << 200;
        QTest::newRow("letters of the text") << QStringLiteral("hlpyo") << 100;
        QTest::newRow("neither") << QStringLiteral("zebra") << 1;
    }
    void tellsHowWellAReplyFits()
    {
        QFETCH(QString, typed);
        QFETCH(int, less);
        const SavedReply good
            = reply(QStringLiteral("Good morning"), QStringLiteral("At the Café: how can I help you?"));
        const int fit = fitOf(good, typed);
        QVERIFY2(fit < less, qPrintable(QString::number(fit)));
        QVERIFY(less == 1 || fit >= less - 101);
        QCOMPARE(fit > 0, less > 1);
    }

    void putsTheBestFirstAndAmongEqualsTheMostUsed()
    {
        const SavedReply often = reply(QStringLiteral("Delivery late"), QStringLiteral("Sorry"), 9);
        const SavedReply seldom = reply(QStringLiteral("Delivery lost"), QStringLiteral("Sorry"), 2);
        const SavedReply inText = reply(QStringLiteral("Apology"), QStringLiteral("About your delivery"), 99);
        const QList<SavedReply> all{seldom, inText, often};
        QCOMPARE(fittingReplies(all, QStringLiteral("deliv")), (QList<SavedReply>{often, seldom, inText}));
        QCOMPARE(fittingReplies(all, QString()), (QList<SavedReply>{inText, often, seldom}));
        QVERIFY(fittingReplies(all, QStringLiteral("xyz")).isEmpty());
    }

    void findsTheSlashThatAsks_data()
    {
        QTest::addColumn<QString>("text"); // | is the cursor
        QTest::addColumn<int>("slash");
        QTest::newRow("alone") << QStringLiteral("/|") << 0;
        QTest::newRow("letters behind") << QStringLiteral("/gre|") << 0;
        QTest::newRow("in a sentence") << QStringLiteral("Hi Ann, /gre|") << 8;
        QTest::newRow("on a new line") << QStringLiteral("Hi\n/gre| and more") << 3;
        QTest::newRow("in a bracket") << QStringLiteral("Hi (/x|") << 4;
        QTest::newRow("cursor before it") << QStringLiteral("|/gre") << -1;
        QTest::newRow("a blank behind it") << QStringLiteral("5 / 3|") << -1;
        QTest::newRow("word is over") << QStringLiteral("/gre and|") << -1;
        QTest::newRow("and/or") << QStringLiteral("and/or|") << -1;
        QTest::newRow("web address") << QStringLiteral("see https://a.example/x|") << -1;
        QTest::newRow("date") << QStringLiteral("24/12|") << -1;
        QTest::newRow("nothing") << QStringLiteral("|") << -1;
    }
    void findsTheSlashThatAsks()
    {
        QFETCH(QString, text);
        QFETCH(int, slash);
        const qsizetype cursor = text.indexOf(u'|');
        QCOMPARE(slashBefore(text.remove(u'|'), cursor).value_or(-1), qsizetype(slash));
    }

    void fillsInWhatIsKnown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("filled");
        QTest::newRow("all") << QStringLiteral("{name} {number} {agent} {sender}")
                             << QStringLiteral("Ann +1 Dana Desk");
        QTest::newRow("twice") << QStringLiteral("{name}, {name}!") << QStringLiteral("Ann, Ann!");
        QTest::newRow("asked for") << QStringLiteral("On {day}") << QStringLiteral("On {day}");
        QTest::newRow("no variable") << QStringLiteral("{} {1} {a\nb} {") << QStringLiteral("{} {1} {a\nb} {");
    }
    void fillsInWhatIsKnown()
    {
        QFETCH(QString, text);
        QFETCH(QString, filled);
        const ReplyValues values{QStringLiteral("Ann"), QStringLiteral("+1"), QStringLiteral("Dana"),
                                 QStringLiteral("Desk")};
        QCOMPARE(filledReply(text, values), filled);
    }

    void asksForANameThatIsNotKnown()
    {
        const QList<SavedReply> replies{reply(QStringLiteral("Hi"), QStringLiteral("Dear {name}, until {the day}"))};
        const QString filled = filledReply(replies.first().text, {});
        QCOMPARE(filled, QStringLiteral("Dear {name}, until {the day}"));
        QCOMPARE(gapsIn(filled, variablesOf(replies)), (QList<TextGap>{{5, 6}, {19, 9}}));
        // What no reply asks for is a text like any other.
        QVERIFY(gapsIn(QStringLiteral("if {x} then {y}"), variablesOf(replies)).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestSavedReplyText)
#include "tst_savedreplytext.moc"
