// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/quiet.h"
#include "ui/models/mediatext.h"

#include <QDateTime>
#include <QTest>

using namespace patchcord;

namespace {

MediaItem item(const QString &type, const QString &name = {}, MediaState state = MediaState::Here)
{
    MediaItem result;
    result.contentType = type;
    result.name = name;
    result.state = state;
    result.file = state == MediaState::Here ? QStringLiteral("ab12") : QString();
    return result;
}

} // namespace

class TestMediaText final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void knowsHowAFileIsShown_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("shape");
        const auto row = [](const char *type, ui::MediaShape shape) {
            QTest::newRow(type) << QString::fromLatin1(type) << int(shape);
        };
        row("image/jpeg", ui::MediaShape::Picture);
        row("Image/PNG; name=x", ui::MediaShape::Picture);
        row("image/svg+xml", ui::MediaShape::Other);
        row("audio/ogg; codecs=opus", ui::MediaShape::Sound);
        row("video/mp4", ui::MediaShape::Video);
        row("application/pdf", ui::MediaShape::Document);
        row("text/x-vcard", ui::MediaShape::Contact);
        row("application/zip", ui::MediaShape::Other);
        row("", ui::MediaShape::Other);
    }
    void knowsHowAFileIsShown()
    {
        QFETCH(QString, type);
        QFETCH(int, shape);
        QCOMPARE(int(ui::shapeOf(item(type))), shape);
    }

    void saysWhereAFileStands()
    {
        const QString type = QStringLiteral("image/jpeg");
        QCOMPARE(ui::mediaStanding(item(type)), QString());
        QCOMPARE(ui::mediaStanding(item(type, {}, MediaState::Waiting)), QStringLiteral("Waiting for Twilio"));
        QCOMPARE(ui::mediaStanding(item(type, {}, MediaState::Fetching)), QStringLiteral("Fetching…"));
        MediaItem gone = item(type, {}, MediaState::Gone);
        QCOMPARE(ui::mediaStanding(gone), QStringLiteral("Not here any more"));
        gone.failure = QStringLiteral("It was larger than 100 MB.");
        QCOMPARE(ui::mediaStanding(gone), QStringLiteral("It was larger than 100 MB"));
    }

    void tellsOfAFileInWords()
    {
        MediaItem invoice = item(QStringLiteral("application/pdf"), QStringLiteral("invoice.pdf"));
        invoice.size = 1'240'000;
        QCOMPARE(ui::mediaDetail(invoice, QLocale::c()), QStringLiteral("PDF · 1.2 MB"));
        QCOMPARE(ui::spokenMedia(invoice, QLocale::c()), QStringLiteral("invoice.pdf, PDF, 1.2 MB"));
        MediaItem sound = item(QStringLiteral("audio/mpeg"));
        sound.durationMs = 21'400;
        QCOMPARE(ui::spokenMedia(sound, QLocale::c()), QStringLiteral("Voice message, 0:21"));
        sound.state = MediaState::Fetching;
        QCOMPARE(ui::spokenMedia(sound, QLocale::c()), QStringLiteral("Voice message, Fetching…"));
    }

    void givesCopiesTheEndingOfTheirType_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("copy");
        const auto row = [](const char *type, const char *name, const char *copy) {
            QTest::newRow(copy) << QString::fromLatin1(type) << QString::fromUtf8(name) << QString::fromUtf8(copy);
        };
        row("application/pdf", "invoice.pdf", "invoice.pdf");
        row("application/pdf", "invoice.exe", "invoice.exe.pdf");
        row("application/pdf", "invoice", "invoice.pdf");
        row("image/jpeg", "box.JPG", "box.jpg");
        row("image/jpeg", "../../etc/pass:wd", "_.._etc_pass_wd.jpg");
        row("image/jpeg", "photo\xe2\x80\xaegpj.exe", "photo_gpj.exe.jpg");
        row("application/x-nobody-knows", "tool.sh", "tool.sh.bin");
        row("audio/ogg; codecs=opus", "note.opus", "note.opus");
        row("image/jpeg", "", "Photo 2024-01-02 10.42.jpg");
        row("audio/x-wav", "", "Voice message 2024-01-02 10.42.wav");
    }
    void givesCopiesTheEndingOfTheirType()
    {
        QFETCH(QString, type);
        QFETCH(QString, name);
        QFETCH(QString, copy);
        const qint64 at = QDateTime(QDate(2024, 1, 2), QTime(10, 42)).toMSecsSinceEpoch();
        QCOMPARE(ui::readableFileName(item(type, name), at), copy);
    }

    void keepsNamesShort()
    {
        const QString name = ui::readableFileName(item(QStringLiteral("application/pdf"), QString(500, u'x')), 0);
        QVERIFY(name.size() < 100);
        QVERIFY(name.endsWith(u".pdf"));
    }

    void knowsWhatProgramsShowRatherThanRun()
    {
        QVERIFY(ui::isKnownType(item(QStringLiteral("application/pdf"))));
        QVERIFY(ui::isKnownType(item(QStringLiteral("text/plain"))));
        QVERIFY(!ui::isKnownType(item(QStringLiteral("text/html"))));
        QVERIFY(!ui::isKnownType(item(QStringLiteral("image/svg+xml"))));
        QVERIFY(!ui::isKnownType(item(QStringLiteral("application/x-sh"))));
        QVERIFY(!ui::isKnownType(item({})));
    }
};

QTEST_GUILESS_MAIN(TestMediaText)
#include "tst_mediatext.moc"
