// SPDX-License-Identifier: GPL-3.0-or-later
#include "roomorder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <utility>

namespace {

/// Whom a room may include beside itself. The first entry whose folder holds the file counts.
struct Allowance
{
    const char *folder;
    QStringList rooms;
};

const QList<Allowance> &allowances()
{
    const auto list = [](const char *rooms) { return QString::fromLatin1(rooms).split(u' ', Qt::SkipEmptyParts); };
    static const QList<Allowance> all{
        {"core/base/", {}},
        {"core/records/", list("core/base/")},
        {"core/model/", list("core/records/ core/base/")},
        {"core/twilio/", list("core/records/ core/base/")},
        {"core/store/", list("core/records/ core/base/")},
        {"core/desk/", list("core/model/ core/store/ core/twilio/ core/records/ core/base/")},
        {"core/gateway/", list("core/desk/ core/store/ core/twilio/ core/records/ core/base/")},
        {"core/simulator/", list("core/gateway/http core/model/language core/twilio/ core/records/ core/base/")},
        {"ui/style/", list("core/records/ core/base/")},
        {"ui/models/", list("core/desk/ core/twilio/ core/records/ core/base/")},
        {"ui/media/", list("ui/models/ core/records/ core/base/")},
        {"ui/shell/", list("ui/ core/desk/ core/twilio/ core/records/ core/base/")},
        {"ui/", list("ui/models/ ui/style/ ui/media/ core/desk/ core/twilio/ core/records/ core/base/")},
        {"app/", list("core/ ui/ app/")},
    };
    return all;
}

/// Headers in angle brackets that a folder may not know.
struct Ban
{
    const char *folder;
    const char *but; ///< Below it they are allowed; empty = nowhere.
    QRegularExpression header;
    const char *why;
};

QRegularExpression headers(const char *pattern)
{
    return QRegularExpression(QStringLiteral("^(?:%1)").arg(QString::fromLatin1(pattern)));
}

const QList<Ban> &bans()
{
    static const char *const widgets
        = "QtWidgets|QWidget|QApplication|QStyle|QAbstractItemView|QAbstractScrollArea|QScrollArea|QAbstractButton|"
          "QPushButton|QToolButton|QLabel|QLineEdit|QTextEdit|QPlainTextEdit|QTextBrowser|QListView|QListWidget|"
          "QTableView|QTreeView|QMainWindow|QDialog|QMessageBox|QFileDialog|QInputDialog|QMenu|QSystemTrayIcon|"
          "QToolBar|"
          "QToolTip|QStatusBar|QComboBox|QCheckBox|QRadioButton|QSpinBox|QSlider|QSplitter|QStackedWidget|QTabWidget|"
          "QFrame|QItemDelegate|QLayout|QBoxLayout|QVBoxLayout|QHBoxLayout|QGridLayout|QFormLayout|QShortcut$|QAction$";
    static const char *const network = "QtNetwork|QtHttpServer|QtWebSockets|QNetwork|QTcp|QUdp|QSsl|QHttpServer|"
                                       "QWebSocket|QHost|QLocalS|QAbstractSocket";
    static const char *const platform
        = "unistd\\.h|sys/"
          "|windows\\.h|winsock|io\\.h|fcntl\\.h|dlfcn\\.h|pthread\\.h|poll\\.h|signal\\.h|csignal|netinet/|"
          "arpa/|netdb\\.h|termios\\.h|pwd\\.h|malloc\\.h|mach/|CoreFoundation/|Foundation/";
    static const QList<Ban> all{
        {"core/", "", headers(widgets), "core knows no Widgets"},
        {"ui/models/", "", headers(widgets), "models know no Widgets"},
        {"ui/media/", "", headers(widgets), "what is kept of files knows no Widgets"},
        {"ui/", "", headers(network), "ui knows no network"},
        {"ui/", "", headers("QtSql|QSql"), "ui knows no database"},
        {"core/", "core/store/", headers("QtSql|QSql"), "only the store knows the database"},
        {"app/", "", headers("QtSql|QSql"), "only the store knows the database"},
        {"core/desk/", "", headers("QTcp|QUdp|QSsl|QHttpServer|QWebSocket|QLocalS|QAbstractSocket"),
         "the desk knows no sockets"},
        {"app/", "", headers(platform), "only core/base knows the platform"},
        {"ui/", "", headers(platform), "only core/base knows the platform"},
        {"core/", "core/base/", headers(platform), "only core/base knows the platform"},
    };
    return all;
}

bool isBelow(const QString &path, const QString &folder)
{
    return !folder.isEmpty() && path.startsWith(folder);
}

bool mayInclude(const QString &path, const QString &included)
{
    for (const Allowance &allowance : allowances()) {
        const QString folder = QString::fromLatin1(allowance.folder);
        if (!isBelow(path, folder))
            continue;
        // A panel is a folder of ui: its own room is that folder, not all of ui.
        const QString own = path.first(path.lastIndexOf(u'/') + 1);
        if (isBelow(included, own) || (folder.startsWith(u"core/") && isBelow(included, folder)))
            return true;
        for (const QString &room : allowance.rooms) {
            if (isBelow(included, room))
                return true;
        }
        return false;
    }
    return true;
}

} // namespace

RoomOrder::RoomOrder(QString root)
    : m_root(std::move(root))
{ }

QStringList RoomOrder::faults() const
{
    QStringList faults;
    QStringList serverUsers;
    for (const char *top : {"app", "cmake", "core", "tests", "ui"}) {
        for (const QString &path : sourcesBelow(QString::fromLatin1(top))) {
            faults += licenceFaults(path);
            if (!path.endsWith(u".cpp") && !path.endsWith(u".h"))
                continue;
            faults += includeFaults(path);
            if (!path.startsWith(u"tests/") && !path.startsWith(u"core/store/sql/"))
                faults += sqlFaults(path);
            if (!path.startsWith(u"tests/") && textOf(path).contains(u"#include <QHttpServer"))
                serverUsers.append(path);
        }
    }
    if (serverUsers.size() > 1)
        faults.append(QStringLiteral("%1: only one file may include QHttpServer").arg(serverUsers.join(u", ")));
    return faults;
}

QStringList RoomOrder::sourcesBelow(const QString &folder) const
{
    QStringList paths;
    const QDir root(m_root);
    QDirIterator files(root.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
    static const QRegularExpression isSource(QStringLiteral("(\\.(cpp|h|cmake)|/CMakeLists\\.txt)$"));
    while (files.hasNext()) {
        const QString path = root.relativeFilePath(files.next());
        if (isSource.match(path).hasMatch())
            paths.append(path);
    }
    paths.sort();
    return paths;
}

QString RoomOrder::textOf(const QString &path) const
{
    QFile file(QDir(m_root).filePath(path));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList RoomOrder::licenceFaults(const QString &path) const
{
    const bool isCode = path.endsWith(u".cpp") || path.endsWith(u".h");
    const QString line = (isCode ? QStringLiteral("// ") : QStringLiteral("# "))
        + QStringLiteral("SPDX-License-Identifier: GPL-3.0-or-later\n");
    if (textOf(path).startsWith(line))
        return {};
    return {path + QStringLiteral(": the first line must name the licence")};
}

QStringList RoomOrder::includeFaults(const QString &path) const
{
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"),
                                            QRegularExpression::MultilineOption);
    QStringList faults;
    for (auto matches = include.globalMatch(textOf(path)); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString included = match.captured(2);
        if (match.captured(1) == u"<") {
            for (const Ban &ban : bans()) {
                if (isBelow(path, QString::fromLatin1(ban.folder)) && !isBelow(path, QString::fromLatin1(ban.but))
                    && ban.header.match(included).hasMatch())
                    faults.append(QStringLiteral("%1: <%2>: %3").arg(path, included, QString::fromLatin1(ban.why)));
            }
        } else if (!path.startsWith(u"tests/") && !included.endsWith(u".moc")
                   && !QFile::exists(QDir(m_root).filePath(included))) {
            faults.append(QStringLiteral("%1: \"%2\": includes are written from the root").arg(path, included));
        } else if (!mayInclude(path, included) && !included.endsWith(u".moc")) {
            faults.append(QStringLiteral("%1: \"%2\": against the order of the rooms").arg(path, included));
        }
    }
    return faults;
}

QStringList RoomOrder::sqlFaults(const QString &path) const
{
    static const QRegularExpression statement(
        QStringLiteral(
            "\"\\s*(SELECT\\s[^\"]*\\sFROM\\s|INSERT\\s+(OR\\s+\\w+\\s+)?INTO\\s|UPDATE\\s+\\w+\\s+SET\\s|DELETE\\s+"
            "FROM\\s|"
            "CREATE\\s+(TABLE|INDEX|VIRTUAL|TRIGGER|UNIQUE)\\s|ALTER\\s+TABLE\\s|DROP\\s+TABLE\\s|PRAGMA\\s)"),
        QRegularExpression::CaseInsensitiveOption);
    if (!statement.match(textOf(path)).hasMatch())
        return {};
    return {path + QStringLiteral(": SQL belongs in core/store/sql")};
}
