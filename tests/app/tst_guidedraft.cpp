// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/guidedraft.h"

#include <QTest>

using namespace patchcord;

/// Where the guide was left, in the profile's settings.
class TestGuideDraft final : public QObject
{
    Q_OBJECT

private slots:
    void comesBackAsItWasLeft()
    {
        ui::GuideDraft draft;
        draft.step = 2;
        draft.accountSid = QStringLiteral("ACtest");
        draft.apiKey = QStringLiteral("SKtest");
        draft.publicUrl = QStringLiteral("https://desk.example.com");
        AccountSender sender;
        sender.channel = Channel::WhatsApp;
        sender.address = QStringLiteral("+447700900999");
        sender.name = QStringLiteral("Orders");
        sender.isChosen = false;
        draft.chosen = {sender};
        QCOMPARE(app::guideDraftFromJson(app::toJson(draft)), draft);
    }

    void isNewWhenNothingIsKept() { QCOMPARE(app::guideDraftFromJson({}), ui::GuideDraft()); }
};

QTEST_GUILESS_MAIN(TestGuideDraft)
#include "tst_guidedraft.moc"
