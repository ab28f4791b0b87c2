// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/mediafixtures.h"
#include "tests/ui/quiet.h"
#include "ui/media/soundplayer.h"
#include "ui/media/waveforms.h"

#include <QAudioDevice>
#include <QElapsedTimer>
#include <QMediaDevices>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace patchcord;
using ui::SoundPlayer;

namespace {

constexpr qint64 seekBound = 50; ///< Ms that a seek may land beside its aim.

} // namespace

/// Runs on a machine without a sound card, too, where GStreamer plays: the sound then goes nowhere at its own pace.
class TestSoundPlayer final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
        // From then on FFmpeg plays, and it stands still where nothing can be heard; GStreamer plays into the void.
        if (QMediaDevices::defaultAudioOutput().isNull())
            QSKIP("There is no audio device.");
#endif
        fixtures::failOnWarningsButOfSound();
    }

    void playsAndPauses()
    {
        fixtures::MediaFolder folder;
        SoundPlayer player;
        QSignalSpy changed(&player, &SoundPlayer::changed);
        player.play(folder.pathOf(folder.sound(10).file));
        QVERIFY(player.isPlaying());
        QTRY_VERIFY_WITH_TIMEOUT(player.position() > 100, 10'000);
        QCOMPARE(player.duration(), 10'000);
        player.pause();
        QVERIFY(!player.isPlaying());
        const qint64 at = player.position();
        QTest::qWait(300);
        QVERIFY(player.position() - at < 150);
        player.resume();
        QTRY_VERIFY(player.position() > at + 200);
        QVERIFY(changed.count() > 3);
    }

    void seeksToWithinFiftyMilliseconds_data()
    {
        QTest::addColumn<qint64>("aim");
        for (const qint64 aim : {9'000, 1'234, 5'678, 0, 7'001})
            QTest::addRow("%lld ms", static_cast<long long>(aim)) << aim;
    }
    void seeksToWithinFiftyMilliseconds()
    {
        QFETCH(qint64, aim);
        fixtures::MediaFolder folder;
        SoundPlayer player;
        player.play(folder.pathOf(folder.sound(10).file));
        QTRY_VERIFY_WITH_TIMEOUT(player.position() > 50, 10'000);
        player.pause();
        player.seek(aim);
        QCOMPARE(player.position(), aim);
        // What the device says on its own afterwards is the proof, not what was asked for.
        QSignalSpy changed(&player, &SoundPlayer::changed);
        QElapsedTimer passed;
        passed.start();
        player.resume();
        QTRY_VERIFY(player.position() != aim);
        QVERIFY2(player.position() >= aim - seekBound && player.position() <= aim + passed.elapsed() + seekBound,
                 qPrintable(QString::number(player.position())));
    }

    void seeksWhilePlaying()
    {
        fixtures::MediaFolder folder;
        SoundPlayer player;
        player.play(folder.pathOf(folder.sound(10).file));
        QTRY_VERIFY_WITH_TIMEOUT(player.position() > 50, 10'000);
        player.seek(6'000);
        QElapsedTimer passed;
        passed.start();
        QCOMPARE(player.position(), 6'000);
        QTRY_VERIFY(player.position() > 6'000);
        QVERIFY(player.position() <= 6'000 + passed.elapsed() + seekBound);
        player.seek(-5'000);
        QCOMPARE(player.position(), 0);
        player.seek(99'000);
        QCOMPARE(player.position(), 10'000);
    }

    void beginsInTheMiddle()
    {
        fixtures::MediaFolder folder;
        SoundPlayer player;
        player.play(folder.pathOf(folder.sound(10).file), 4'000);
        QElapsedTimer passed;
        passed.start();
        QTRY_VERIFY_WITH_TIMEOUT(player.position() > 4'000, 10'000);
        QVERIFY(player.position() <= 4'000 + passed.elapsed() + seekBound);
    }

    void playsTwiceAsFast()
    {
        fixtures::MediaFolder folder;
        SoundPlayer player;
        player.stepRate();
        QCOMPARE(player.rate(), 1.5);
        player.stepRate();
        QCOMPARE(player.rate(), 2.0);
        player.play(folder.pathOf(folder.sound(20).file));
        // A sound service takes a moment to change its pace.
        QTRY_VERIFY_WITH_TIMEOUT(player.position() > 3'000, 10'000);
        const qint64 from = player.position();
        QElapsedTimer passed;
        passed.start();
        QTRY_VERIFY(player.position() > from + 2'500);
        const double pace = double(player.position() - from) / double(passed.elapsed());
        QVERIFY2(pace > 1.6, qPrintable(QString::number(pace)));
        player.stepRate();
        QCOMPARE(player.rate(), 1.0);
    }

    void playsOneAtATime()
    {
        fixtures::MediaFolder folder;
        const QString first = folder.pathOf(folder.sound(10).file);
        const QString second = folder.pathOf(folder.sound(4).file);
        SoundPlayer player;
        player.play(first, 3'000);
        QTRY_VERIFY_WITH_TIMEOUT(player.position() > 3'000, 10'000);
        player.play(second);
        QCOMPARE(player.file(), second);
        QCOMPARE(player.position(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(player.duration(), 4'000, 10'000);
        QVERIFY(player.position() < 3'000);
    }

    void forgetsASoundThatEnded()
    {
        fixtures::MediaFolder folder;
        SoundPlayer player;
        player.play(folder.pathOf(folder.sound(1).file));
        QTRY_VERIFY_WITH_TIMEOUT(player.file().isEmpty(), 10'000);
        QVERIFY(!player.isPlaying());
        QCOMPARE(player.position(), 0);
    }

    void saysWhatItCannotPlay()
    {
        fixtures::MediaFolder folder;
        const QString file = folder.pathOf(folder.file(QStringLiteral("audio/ogg"), {}, "no sound at all").file);
        SoundPlayer player;
        QStringList said;
        connect(&player, &SoundPlayer::failed, this,
                [&said](const QString &, const QString &why) { said.append(why); });
        player.play(file);
        QTRY_VERIFY_WITH_TIMEOUT(
            said.contains(QStringLiteral("This sound cannot be played here. Save it and try another program.")),
            10'000);
        QVERIFY(player.file().isEmpty());
    }

    void doesNotWaitForTheDevice()
    {
        fixtures::MediaFolder folder;
        const QString file = folder.pathOf(folder.sound(3).file);
        SoundPlayer player;
        QElapsedTimer timer;
        timer.start();
        player.play(file);
        player.seek(1'000);
        player.pause();
        QVERIFY(timer.elapsed() < 80); // Making a player takes longer.
    }

    void drawsTheShapeOfASound()
    {
        fixtures::MediaFolder folder;
        const QString file = folder.pathOf(folder.sound(6).file);
        ui::Waveforms waveforms;
        QSignalSpy settled(&waveforms, &ui::Waveforms::settled);
        QVERIFY(waveforms.find(file).peaks.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(settled.count(), 1, 10'000);
        const ui::SoundShape shape = waveforms.find(file);
        QVERIFY2(std::abs(shape.durationMs - 6'000) <= 50, qPrintable(QString::number(shape.durationMs)));
        QCOMPARE(shape.peaks.size(), 200);
        // The tone grows louder.
        QVERIFY(uchar(shape.peaks.at(10)) < uchar(shape.peaks.at(100)));
        const QByteArray end = shape.peaks.last(20);
        QVERIFY(std::ranges::any_of(end, [](char peak) { return uchar(peak) > 190; }));
    }

    void drawsNothingOfWhatIsNoSound()
    {
        fixtures::MediaFolder folder;
        const QString broken = folder.pathOf(folder.file(QStringLiteral("audio/ogg"), {}, "no sound").file);
        const QString sound = folder.pathOf(folder.sound(1).file);
        ui::Waveforms waveforms;
        QSignalSpy settled(&waveforms, &ui::Waveforms::settled);
        QVERIFY(waveforms.find(broken).peaks.isEmpty());
        QVERIFY(waveforms.find(sound).peaks.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(settled.count(), 2, 10'000);
        QVERIFY(waveforms.find(broken).peaks.isEmpty());
        QVERIFY(!waveforms.find(sound).peaks.isEmpty());
    }
};

QTEST_MAIN(TestSoundPlayer)
#include "tst_soundplayer.moc"
