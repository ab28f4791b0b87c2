// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/attachments.h"

#include "core/base/futures.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtConcurrent>

#include <algorithm>

namespace patchcord::ui {

Attachments::Attachments(QObject *parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

Attachments::~Attachments()
{
    m_worker.clear();
    m_worker.waitForDone();
}

HeldFile *Attachments::find(ConversationId conversation, const QString &path)
{
    const auto files = m_held.find(conversation);
    if (files == m_held.end())
        return nullptr;
    const auto found = std::ranges::find_if(*files, [&path](const HeldFile &held) { return held.file.path == path; });
    return found == files->end() ? nullptr : &*found;
}

void Attachments::add(ConversationId conversation, const QStringList &paths)
{
    for (const QString &path : paths) {
        if (!conversation.isValid() || path.isEmpty() || find(conversation, path))
            continue;
        if (m_held.value(conversation).size() >= mostFiles) {
            emit refused(conversation, tr("One message carries at most %n files.", nullptr, mostFiles));
            break;
        }
        HeldFile file;
        file.file.path = path;
        file.file.name = QFileInfo(path).fileName();
        m_held[conversation].append(file);
        const QFuture<Seen> looking = QtConcurrent::run(&m_worker, [path] { return look(path); });
        whenDone(looking, this, [this, conversation, path](const Seen &found) { seen(conversation, path, found); });
    }
    emit changed(conversation);
}

Attachments::Seen Attachments::look(const QString &path)
{
    const QFileInfo info(path);
    return {info.isFile() && info.isReadable(), info.isDir(), info.size()};
}

void Attachments::seen(ConversationId conversation, const QString &path, const Seen &found)
{
    HeldFile *held = find(conversation, path);
    if (!held)
        return;
    Attachment file = held->file;
    if (found.isFolder)
        file.refusal = tr("“%1” is a folder. Choose the files in it.").arg(file.name);
    else if (!found.isFile)
        file.refusal = tr("“%1” cannot be read.").arg(file.name);
    else if (found.size == 0)
        file.refusal = tr("“%1” is empty.").arg(file.name);
    if (!file.refusal.isEmpty())
        return settle(conversation, file);
    if (!held->isChecked)
        held->file.size = found.size;
    emit changed(conversation);
    emit offered(conversation, path);
}

void Attachments::add(ConversationId conversation, const QImage &picture)
{
    if (!conversation.isValid() || picture.isNull())
        return;
    const int number = ++m_pastedCount;
    const QFuture<QString> saving = QtConcurrent::run(&m_worker, [this, picture, number]() -> QString {
        const QString path = QDir(folderOfOurs()).filePath(tr("Picture %1").arg(number) + QStringLiteral(".png"));
        return picture.save(path, "png") ? path : QString();
    });
    whenDone(saving, this, [this, conversation](const QString &path) {
        if (path.isEmpty())
            emit refused(conversation, tr("The picture could not be taken from the clipboard."));
        else
            add(conversation, QStringList{path});
    });
}

/// Only the one worker touches it, and the destructor waits for that one.
QString Attachments::folderOfOurs()
{
    if (!m_ours)
        m_ours = std::make_unique<QTemporaryDir>();
    return m_ours->path();
}

/// The same one each time, so that a file that is put in twice is there once. Empty: it could not be copied.
QString Attachments::copyOf(const QString &path, const MediaItem &file)
{
    const QDir folder(QDir(folderOfOurs()).filePath(file.file + QStringLiteral(".d")));
    const QString copy = folder.filePath(QFileInfo(file.name.isEmpty() ? file.file : file.name).fileName());
    const bool isThere = QFileInfo::exists(copy) || (folder.mkpath(QStringLiteral(".")) && QFile::copy(path, copy));
    return isThere ? copy : QString();
}

void Attachments::add(ConversationId conversation, const QList<MediaItem> &files)
{
    if (!conversation.isValid())
        return;
    for (const MediaItem &file : files) {
        ++m_copying[conversation];
        const QFuture<QString> copying = QtConcurrent::run(
            &m_worker, [this, path = QDir(m_mediaFolder).filePath(file.file), file] { return copyOf(path, file); });
        whenDone(copying, this, [this, conversation, name = file.name](const QString &copy) {
            --m_copying[conversation];
            if (copy.isEmpty())
                emit refused(conversation, tr("“%1” cannot be read.").arg(name));
            add(conversation, QStringList{copy});
        });
    }
    emit changed(conversation);
}

void Attachments::settle(ConversationId conversation, const Attachment &file)
{
    HeldFile *held = find(conversation, file.path);
    if (!held)
        return;
    if (!file.refusal.isEmpty()) {
        remove(conversation, file.path);
        emit refused(conversation, file.refusal);
        return;
    }
    const QString name = held->file.name;
    held->file = file;
    held->isChecked = true;
    if (file.name.isEmpty())
        held->file.name = name;
    emit changed(conversation);
}

void Attachments::remove(ConversationId conversation, const QString &path)
{
    m_held[conversation].removeIf([&path](const HeldFile &held) { return held.file.path == path; });
    emit changed(conversation);
}

QStringList Attachments::take(ConversationId conversation)
{
    QStringList paths;
    const QList<HeldFile> files = m_held.take(conversation);
    for (const HeldFile &held : files)
        paths.append(held.file.path);
    if (!paths.isEmpty())
        emit changed(conversation);
    return paths;
}

bool Attachments::isChecking(ConversationId conversation) const
{
    return m_copying.value(conversation) > 0
        || std::ranges::any_of(held(conversation), [](const HeldFile &held) { return !held.isChecked; });
}

} // namespace patchcord::ui
