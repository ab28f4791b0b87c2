// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomorder.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

class TestRooms final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }
    void areInOrder();
    void mayIncludeWhatIsBelowThem();
    void areFoundOutOfOrder_data();
    void areFoundOutOfOrder();
    void shareOneFileThatKnowsQHttpServer();
    void nameTheirLicence();

private:
    /// Puts a file with these lines, below a licence line, into a tree.
    static void put(const QTemporaryDir &tree, const QString &path, const QByteArray &lines);
    /// A tree with one header in every room.
    static void fill(const QTemporaryDir &tree);
};

void TestRooms::put(const QTemporaryDir &tree, const QString &path, const QByteArray &lines)
{
    const QString full = tree.filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(full).path()));
    QFile file(full);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("// SPDX-License-Identifier: GPL-3.0-or-later\n" + lines + '\n');
}

void TestRooms::fill(const QTemporaryDir &tree)
{
    for (const char *header :
         {"core/base/a.h", "core/records/a.h", "core/twilio/a.h", "core/store/a.h", "core/desk/a.h", "core/gateway/a.h",
          "core/gateway/httpserver.h", "core/simulator/a.h", "ui/style/a.h", "ui/models/a.h", "ui/inbox/a.h",
          "ui/compose/a.h", "ui/shell/a.h", "app/console/a.h"})
        put(tree, QString::fromLatin1(header), "#pragma once");
}

void TestRooms::areInOrder()
{
    const QString root = QStringLiteral(PATCHCORD_SOURCE_DIR);
    QVERIFY(QFile::exists(root + QStringLiteral("/core/base/error.h")));
    const QStringList faults = RoomOrder(root).faults();
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void TestRooms::mayIncludeWhatIsBelowThem()
{
    const QTemporaryDir tree;
    fill(tree);
    put(tree, QStringLiteral("core/base/b.cpp"), "#include \"core/base/a.h\"\n#include <unistd.h>");
    put(tree, QStringLiteral("core/desk/b.cpp"), "#include \"core/store/a.h\"\n#include \"core/twilio/a.h\"");
    put(tree, QStringLiteral("core/store/b.cpp"), "#include <QSqlQuery>\nauto x = \"select a number\";");
    put(tree, QStringLiteral("core/simulator/b.cpp"), "#include \"core/gateway/httpserver.h\"");
    put(tree, QStringLiteral("ui/inbox/b.cpp"), "#include \"ui/models/a.h\"\n#include <QWidget>\n#include \"b.moc\"");
    put(tree, QStringLiteral("ui/shell/b.cpp"), "#include \"ui/compose/a.h\"\n#include \"core/desk/a.h\"");
    put(tree, QStringLiteral("app/console/b.cpp"), "#include \"ui/shell/a.h\"\n#include \"core/simulator/a.h\"");
    put(tree, QStringLiteral("tests/core/b.cpp"), "#include \"a.h\"\n#include <sys/resource.h>");
    const QStringList faults = RoomOrder(tree.path()).faults();
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void TestRooms::areFoundOutOfOrder_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *path, const char *line, const char *says) {
        QTest::addRow("%s %s", path, line)
            << QString::fromLatin1(path) << QByteArray(line) << QString::fromLatin1(says);
    };
    const char *const order = "against the order";
    row("core/base/b.cpp", "#include \"core/records/a.h\"", order);
    row("core/records/b.h", "#include \"core/twilio/a.h\"", order);
    row("core/twilio/b.cpp", "#include \"core/store/a.h\"", order);
    row("core/store/b.cpp", "#include \"core/twilio/a.h\"", order);
    row("core/store/b.cpp", "  #  include \"core/desk/a.h\"", order);
    row("core/desk/b.cpp", "#include \"core/gateway/httpserver.h\"", order);
    row("core/gateway/b.cpp", "#include \"core/simulator/a.h\"", order);
    row("core/simulator/b.cpp", "#include \"core/gateway/a.h\"", order);
    row("core/simulator/b.cpp", "#include \"core/store/a.h\"", order);
    row("ui/models/b.cpp", "#include \"ui/style/a.h\"", order);
    row("ui/models/b.cpp", "#include \"core/store/a.h\"", order);
    row("ui/inbox/b.cpp", "#include \"ui/compose/a.h\"", order);
    row("ui/inbox/b.cpp", "#include \"ui/shell/a.h\"", order);
    row("ui/shell/b.cpp", "#include \"core/gateway/a.h\"", order);
    row("ui/shell/b.cpp", "#include \"core/simulator/a.h\"", order);
    row("ui/shell/b.cpp", "#include \"app/console/a.h\"", order);
    row("core/desk/b.cpp", "#include \"ui/models/a.h\"", order);
    row("core/desk/b.cpp", "#include \"a.h\"", "from the root");
    row("core/desk/b.cpp", "#include <QWidget>", "no Widgets");
    row("ui/models/b.h", "#include <QtWidgets/QListView>", "no Widgets");
    row("ui/inbox/b.cpp", "#include <QSqlQuery>", "no database");
    row("ui/inbox/b.cpp", "#include <QNetworkAccessManager>", "no network");
    row("ui/shell/b.cpp", "#include <QHttpServer>", "no network");
    row("core/desk/b.cpp", "#include <QSqlDatabase>", "only the store");
    row("app/console/b.cpp", "#include <QSqlDatabase>", "only the store");
    row("core/desk/b.cpp", "#include <QTcpSocket>", "no sockets");
    row("core/gateway/b.cpp", "#include <unistd.h>", "knows the platform");
    row("app/console/b.cpp", "#include <csignal>", "knows the platform");
    row("ui/shell/b.cpp", "#include <windows.h>", "knows the platform");
    row("core/desk/b.cpp", "auto x = QStringLiteral(\"SELECT id FROM message\");", "SQL belongs");
    row("core/store/b.cpp", "auto x = u\"insert or ignore into message values (1)\";", "SQL belongs");
}

void TestRooms::areFoundOutOfOrder()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, line);
    QFETCH(QString, says);
    const QTemporaryDir tree;
    fill(tree);
    QCOMPARE(RoomOrder(tree.path()).faults(), QStringList());
    put(tree, path, line);
    const QStringList faults = RoomOrder(tree.path()).faults();
    QCOMPARE(faults.size(), 1);
    QVERIFY2(faults.first().startsWith(path), qPrintable(faults.first()));
    QVERIFY2(faults.first().contains(says), qPrintable(faults.first()));
}

void TestRooms::shareOneFileThatKnowsQHttpServer()
{
    const QTemporaryDir tree;
    fill(tree);
    put(tree, QStringLiteral("core/gateway/b.cpp"), "#include <QHttpServer>\n#include <QHttpServerResponse>");
    QCOMPARE(RoomOrder(tree.path()).faults(), QStringList());
    put(tree, QStringLiteral("core/gateway/c.cpp"), "#include <QHttpServerRequest>");
    QCOMPARE(RoomOrder(tree.path()).faults().size(), 1);
}

void TestRooms::nameTheirLicence()
{
    const QTemporaryDir tree;
    fill(tree);

    QFile bare(tree.filePath(QStringLiteral("core/gateway/d.h")));
    QVERIFY(bare.open(QIODevice::WriteOnly));
    bare.write("#pragma once\n");
    bare.close();
    const QStringList faults = RoomOrder(tree.path()).faults();
    QCOMPARE(faults.size(), 1);
    QVERIFY(faults.first().contains(u"licence"));
}

QTEST_GUILESS_MAIN(TestRooms)
#include "tst_rooms.moc"
