// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/quiet.h"
#include "ui/calls/ringer.h"

#include <QFile>
#include <QTest>

using namespace patchcord::ui;

class TestRinger final : public QObject
{
    Q_OBJECT

private slots:
    void ringsOnlyWhileItIsToldToAndMay()
    {
        Ringer ringer;
        QVERIFY(!ringer.isRinging());
        ringer.setRinging(true);
        QVERIFY(ringer.isRinging());
        ringer.setSettings({.device = {}, .volume = 70, .isMuted = true});
        QVERIFY(!ringer.isRinging());
        ringer.setSettings({.device = QStringLiteral("one that is unplugged"), .volume = 30});
        QVERIFY(ringer.isRinging());
        ringer.setSettings({.device = {}, .volume = 0});
        QVERIFY(!ringer.isRinging());
        ringer.setRinging(false);
        QVERIFY(!ringer.isRinging());
    }

    void hasASoundOfItsOwn()
    {
        const Ringer ringer;
        QFile sound(QStringLiteral(":/patchcord/sounds/ring.wav"));
        QVERIFY(sound.open(QIODevice::ReadOnly));
        QVERIFY(sound.read(12).startsWith("RIFF"));
    }
};

QTEST_GUILESS_MAIN(TestRinger)
#include "tst_ringer.moc"
