// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/visitedconversations.h"

#include <QTest>

using namespace patchcord;
using namespace patchcord::ui;

class TestVisitedConversations final : public QObject
{
    Q_OBJECT

private slots:
    void goesBackAndForward()
    {
        VisitedConversations visited;
        QVERIFY(!visited.canGoBack() && !visited.canGoForward());
        for (qint64 id : {1, 2, 3})
            visited.visit({id});
        QCOMPARE(visited.back(), ConversationId{2});
        QCOMPARE(visited.back(), ConversationId{1});
        QVERIFY(!visited.back().isValid());
        QCOMPARE(visited.forward(), ConversationId{2});
    }

    void forgetsWhatLayAheadOnANewVisit()
    {
        VisitedConversations visited;
        for (qint64 id : {1, 2, 3})
            visited.visit({id});
        visited.back();
        visited.visit({2}); // Coming back to it is no new visit.
        QVERIFY(visited.canGoForward());
        visited.visit({9});
        QVERIFY(!visited.canGoForward());
        QCOMPARE(visited.back(), ConversationId{2});
    }

    void keepsALimitedWay()
    {
        VisitedConversations visited;
        for (qint64 id = 1; id <= 500; ++id)
            visited.visit({id});
        int steps = 0;
        while (visited.canGoBack()) {
            visited.back();
            ++steps;
        }
        QCOMPARE(steps, 99);
    }
};

QTEST_GUILESS_MAIN(TestVisitedConversations)
#include "tst_visitedconversations.moc"
