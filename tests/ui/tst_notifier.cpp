// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/fixtures.h"
#include "tests/ui/quiet.h"
#include "ui/shell/notifier.h"

#include <QTest>
#include <QWidget>

using namespace patchcord;
using namespace patchcord::ui;
using fixtures::conversation;

class TestNotifier final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void showsTheTextOnlyWhenThatIsWanted()
    {
        QWidget window;
        Notifier notifier(window);
        Conversation ann = conversation(1, QStringLiteral("Ann"), 1'700'000'000'000);
        ann.draft = QStringLiteral("my own unsent words");
        QCOMPARE(notifier.bodyOf(ann), QStringLiteral("Hello from Ann"));
        notifier.setShowsText(false);
        QCOMPARE(notifier.bodyOf(ann), QStringLiteral("New message"));
        const Conversation ringing = fixtures::called(ann, CallStatus::Ringing, 1'700'000'000'000);
        QCOMPARE(notifier.bodyOf(ringing), QStringLiteral("Calling now…"));
    }

    void countsTheUnreadInTheTitle()
    {
        QWidget window;
        Notifier notifier(window);
        notifier.setUnread(3);
        QCOMPARE(window.windowTitle(), QStringLiteral("(3) Patchcord"));
        notifier.setUnread(0);
        QCOMPARE(window.windowTitle(), QStringLiteral("Patchcord"));
    }
};

QTEST_MAIN(TestNotifier)
#include "tst_notifier.moc"
