// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/profile.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace patchcord;

namespace {

constexpr QFile::Permissions othersMay
    = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;

} // namespace

class TestProfile final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void isOneFolderForEveryProgram();
    void isMadeForItsOwnerAlone();
    void leavesAFolderThatIsThereAsItIs();
    void refusesAFile();
    void keepsSettings();
    void saysThatSettingsAreBroken();
};

void TestProfile::isOneFolderForEveryProgram()
{
    const QString before = defaultProfile();
    QVERIFY(QFileInfo(before).isAbsolute());
    QVERIFY(before.endsWith(u"/patchcord"));
    QCoreApplication::setApplicationName(QStringLiteral("another"));
    QCOMPARE(defaultProfile(), before);
}

void TestProfile::isMadeForItsOwnerAlone()
{
    const QTemporaryDir dir;
    const Result<QString> path = prepareProfile(dir.filePath(QStringLiteral("a/b/desk/")));
    QVERIFY(path.has_value());
    QCOMPARE(*path, dir.filePath(QStringLiteral("a/b/desk")));
    const QFileInfo info(*path);
    QVERIFY(info.isDir());
#ifdef Q_OS_UNIX
    QVERIFY(!(info.permissions() & othersMay));
#endif
}

void TestProfile::leavesAFolderThatIsThereAsItIs()
{
    const QTemporaryDir dir;
    const QFile::Permissions before = QFile::permissions(dir.path()) | QFile::ReadGroup | QFile::ExeGroup;
    QVERIFY(QFile::setPermissions(dir.path(), before));
    QVERIFY(prepareProfile(dir.path()).has_value());
    QCOMPARE(QFile::permissions(dir.path()), before);
}

void TestProfile::refusesAFile()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("desk")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (const QString &path : {file.fileName(), file.fileName() + QStringLiteral("/below")}) {
        const Result<QString> profile = prepareProfile(path);
        QVERIFY(!profile.has_value());
        QCOMPARE(profile.error().kind, ErrorKind::Storage);
    }
}

void TestProfile::keepsSettings()
{
    const QTemporaryDir dir;
    QCOMPARE(readSettings(dir.path()).value(), QJsonObject());
    const QJsonObject settings{{QStringLiteral("public_url"), QStringLiteral("https://desk.example")}};
    QVERIFY(writeSettings(dir.path(), settings).has_value());
    QCOMPARE(readSettings(dir.path()).value(), settings);
#ifdef Q_OS_UNIX
    QVERIFY(!(QFile::permissions(dir.filePath(QStringLiteral("settings.json"))) & othersMay));
#endif
}

void TestProfile::saysThatSettingsAreBroken()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("settings.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"public_url\": ");
    file.close();
    const Result<QJsonObject> settings = readSettings(dir.path());
    QVERIFY(!settings.has_value());
    QCOMPARE(settings.error().kind, ErrorKind::Malformed);
    QVERIFY(settings.error().message.contains(u"settings.json"));
}

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
