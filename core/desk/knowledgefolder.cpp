// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/knowledgefolder.h"

#include "core/base/futures.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QtConcurrent>

#include <memory>

namespace patchcord::desk {

namespace {

constexpr int mostFiles = 200;
constexpr qint64 mostFileBytes = 256 * 1024;
constexpr qsizetype snippetLength = 600;
constexpr qsizetype mostSnippetLength = 1'200;

struct Reading
{
    QString seen;
    QList<store::Snippet> snippets;
    bool isNew = false;
};

Reading readFolder(const QString &folder, const QString &before)
{
    Reading reading;
    // Not null, however few files there are.
    reading.seen = QStringLiteral("files\n");
    const QFileInfoList files = QDir(folder).entryInfoList({QStringLiteral("*.txt"), QStringLiteral("*.md")},
                                                           QDir::Files | QDir::Readable, QDir::Name);
    const QFileInfoList taken = files.first(std::min<qsizetype>(files.size(), mostFiles));
    for (const QFileInfo &info : taken)
        reading.seen += QStringLiteral("%1 %2 %3\n")
                            .arg(info.fileName())
                            .arg(info.size())
                            .arg(info.lastModified().toMSecsSinceEpoch());
    reading.isNew = reading.seen != before;
    if (!reading.isNew)
        return reading;
    for (const QFileInfo &info : taken) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly))
            reading.snippets += snippetsOf(info.fileName(), QString::fromUtf8(file.read(mostFileBytes)));
    }
    return reading;
}

} // namespace

QList<store::Snippet> snippetsOf(const QString &file, const QString &text)
{
    static const QRegularExpression blankLine(QStringLiteral("\\n\\s*\\n"));
    QList<store::Snippet> snippets;
    QString open;
    const auto close = [&] {
        for (qsizetype from = 0; from < open.size(); from += mostSnippetLength)
            snippets.append({file, open.mid(from, mostSnippetLength)});
        open.clear();
    };
    for (const QString &paragraph : text.split(blankLine, Qt::SkipEmptyParts)) {
        const QString words = paragraph.simplified();
        if (!open.isEmpty() && open.size() + words.size() > snippetLength)
            close();
        if (!words.isEmpty())
            open += (open.isEmpty() ? QString() : QStringLiteral(" ")) + words;
    }
    close();
    return snippets;
}

KnowledgeFolder::KnowledgeFolder(store::Store &store, QString folder, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_folder(std::move(folder))
{ }

QFuture<Done> KnowledgeFolder::refresh()
{
    auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    const auto finish = [promise](const Done &done) {
        promise->addResult(done);
        promise->finish();
    };
    const auto reading = QtConcurrent::run([folder = m_folder, before = m_seen] { return readFolder(folder, before); });
    whenDone(reading, this, [this, finish](const Reading &found) {
        if (!found.isNew)
            return finish({});
        const auto writing = m_store.write([snippets = found.snippets](store::Transaction &transaction) {
            return store::replaceKnowledge(transaction, snippets);
        });
        whenDone(writing, this, [this, finish, seen = found.seen](const Done &done) {
            if (done)
                m_seen = seen;
            finish(done);
        });
    });
    return promise->future();
}

QString knowledgeFolderOf(const store::Store &store)
{
    return QDir::cleanPath(QDir(store.mediaFolder()).filePath(QStringLiteral("../knowledge")));
}

} // namespace patchcord::desk
