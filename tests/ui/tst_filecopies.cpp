// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/futures.h"
#include "tests/ui/mediafixtures.h"
#include "tests/ui/quiet.h"
#include "ui/media/filecopies.h"

#include <QFileInfo>
#include <QTest>

using namespace patchcord;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestFileCopies final : public QObject
{
    Q_OBJECT

private slots:
    void init() { fixtures::failOnWarnings(); }

    void copiesUnderAReadableName()
    {
        fixtures::MediaFolder folder;
        const QString file = folder.pathOf(folder.file(QStringLiteral("text/plain"), {}, "hello").file);
        QString path;
        {
            ui::FileCopies copies;
            const Result<QString> copy = copies.copyFor(file, QStringLiteral("Note.txt")).result();
            QVERIFY(copy);
            path = *copy;
            QCOMPARE(QFileInfo(path).fileName(), QStringLiteral("Note.txt"));
            QCOMPARE(contentOf(path), QByteArray("hello"));
            QCOMPARE(copies.copyFor(file, QStringLiteral("Note.txt")).result(), copy);
            // Whoever changes the copy does not change what is kept.
            QFile changed(path);
            QVERIFY(changed.open(QIODevice::Append));
            changed.write(" world");
            changed.close();
            QCOMPARE(contentOf(file), QByteArray("hello"));
        }
        QVERIFY(!QFileInfo::exists(path));
    }

    void keepsFilesOfOneNameApart()
    {
        fixtures::MediaFolder folder;
        const QString first = folder.pathOf(folder.file(QStringLiteral("text/plain"), {}, "first").file);
        const QString second = folder.pathOf(folder.file(QStringLiteral("text/plain"), {}, "second").file);
        ui::FileCopies copies;
        const Result<QString> one = copies.copyFor(first, QStringLiteral("Note.txt")).result();
        const Result<QString> two = copies.copyFor(second, QStringLiteral("Note.txt")).result();
        QVERIFY(one && two);
        QCOMPARE(contentOf(*one), QByteArray("first"));
        QCOMPARE(contentOf(*two), QByteArray("second"));
    }

    void savesInPlaceOfAnotherFile()
    {
        fixtures::MediaFolder folder;
        const QString file = folder.pathOf(folder.file(QStringLiteral("text/plain"), {}, "new").file);
        const QString path = folder.pathOf(folder.file(QStringLiteral("text/plain"), {}, "old and longer").file);
        ui::FileCopies copies;
        QVERIFY(copies.save(file, path).result());
        QCOMPARE(contentOf(path), QByteArray("new"));
    }

    void saysWhyItCannot()
    {
        fixtures::MediaFolder folder;
        ui::FileCopies copies;
        const Result<QString> gone
            = copies.copyFor(folder.pathOf(QStringLiteral("none")), QStringLiteral("x")).result();
        QVERIFY(!gone);
        QCOMPARE(gone.error().message, QStringLiteral("The file is not here any more. Fetch it again."));
        const QString file = folder.pathOf(folder.file(QStringLiteral("text/plain"), {}, "x").file);
        const Done nowhere = copies.save(file, folder.pathOf(QStringLiteral("no/such/folder/x"))).result();
        QVERIFY(!nowhere);
        QVERIFY(nowhere.error().message.startsWith(u"The file could not be written"));
    }
};

QTEST_GUILESS_MAIN(TestFileCopies)
#include "tst_filecopies.moc"
