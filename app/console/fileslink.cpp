// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/fileslink.h"

#include "core/base/futures.h"
#include "core/desk/files/channelfiles.h"
#include "core/store/conversations.h"
#include "ui/shell/windowlater.h"

#include <QDir>

#include <algorithm>
#include <numeric>

namespace patchcord::app {

namespace {

ui::Attachment attachmentFrom(const QString &path, const Result<desk::PreparedFile> &prepared)
{
    ui::Attachment file;
    file.path = path;
    if (!prepared) {
        file.refusal = prepared.error().message;
        return file;
    }
    file.name = prepared->item.name;
    file.size = prepared->item.size;
    file.originalSize = prepared->isShrunk() ? prepared->originalSize : 0;
    file.note = prepared->note;
    return file;
}

qint64 bytesOf(const QList<desk::PreparedFile> &files)
{
    return std::accumulate(files.begin(), files.end(), qint64(0),
                           [](qint64 sum, const desk::PreparedFile &file) { return sum + file.item.size; });
}

} // namespace

FilesLink::FilesLink(store::Store &store, ui::MainWindow &window, desk::AgentDesk &agent, LaterLink &later,
                     QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_window(window)
    , m_agent(agent)
    , m_later(later)
{
    m_window.setMediaFolder(store.mediaFolder());
    connect(&m_window, &ui::MainWindow::attachmentOffered, this, &FilesLink::prepare);
    connect(&m_window, &ui::MainWindow::sendWithFilesRequested, this,
            [this](ConversationId id, const QString &body, const QStringList &paths) { send(id, body, paths, 0); });
    connect(m_window.later(), &ui::WindowLater::sendLaterRequested, this, &FilesLink::send);
    connect(&m_window, &ui::MainWindow::fetchAgainRequested, this, [this](MessageId message) {
        whenDone(m_agent.fetchAgain(message), this, [this](const Done &waits) {
            if (!waits)
                m_window.showRefusal({}, waits.error().message, {});
        });
    });
}

/// Calls `use` with the conversation, when it is still there; the error else.
template <typename Use> void FilesLink::withChannel(ConversationId id, const Use &use)
{
    const auto read
        = m_store.read([id](const store::Snapshot &snapshot) { return store::conversationById(snapshot, id); });
    whenDone(read, this, [use](const Result<std::optional<Conversation>> &found) {
        if (!found)
            return use(Result<Conversation>(std::unexpected(found.error())));
        if (!*found)
            return use(Result<Conversation>(failure(ErrorKind::NotFound, tr("This conversation is gone."))));
        use(Result<Conversation>(**found));
    });
}

void FilesLink::prepare(ConversationId id, const QString &path)
{
    withChannel(id, [this, id, path](const Result<Conversation> &conversation) {
        if (!conversation)
            return m_window.setAttachment(id, attachmentFrom(path, std::unexpected(conversation.error())));
        const auto prepared
            = desk::prepareAttachment(path, conversation->contactAddress.channel, m_store.mediaFolder());
        whenDone(prepared, this, [this, id, path](const Prepared &file) {
            if (file)
                m_prepared[id].insert(path, *file);
            m_window.setAttachment(id, attachmentFrom(path, file));
        });
    });
}

void FilesLink::send(ConversationId id, const QString &body, const QStringList &paths, qint64 dueAt)
{
    withChannel(id, [this, id, body, paths, dueAt](const Result<Conversation> &conversation) {
        Outgoing outgoing{id, {}, paths, {}, dueAt, 0};
        if (!conversation)
            return m_window.showRefusal(id, conversation.error().message, body, paths);
        outgoing.draft = {conversation->sender, conversation->contactAddress, body, {}, {}};
        collect(outgoing);
    });
}

/// What was made ready when it was attached goes, whatever became of the file since.
void FilesLink::collect(const Outgoing &outgoing)
{
    const auto known = m_prepared.value(outgoing.conversation);
    const auto missing
        = std::ranges::find_if(outgoing.paths, [&known](const QString &path) { return !known.contains(path); });
    if (missing == outgoing.paths.end()) {
        Outgoing complete = outgoing;
        for (const QString &path : outgoing.paths)
            complete.ready.append(known.value(path));
        return fitTogether(complete);
    }
    const auto prepared = desk::prepareAttachment(*missing, outgoing.draft.to.channel, m_store.mediaFolder());
    whenDone(prepared, this, [this, outgoing, path = *missing](const Prepared &file) {
        if (!file)
            return refuse(outgoing, file.error());
        m_prepared[outgoing.conversation].insert(path, *file);
        collect(outgoing);
    });
}

/// Each file fits by itself; several share what a message carries, and pictures give way.
void FilesLink::fitTogether(Outgoing outgoing)
{
    const qint64 most = desk::mostBytesTogether(outgoing.draft.to.channel);
    if (bytesOf(outgoing.ready) <= most || outgoing.ready.size() > desk::mostFiles(outgoing.draft.to.channel))
        return submit(outgoing);
    outgoing.share = most / outgoing.ready.size();
    shrinkNext(outgoing, 0);
}

void FilesLink::shrinkNext(Outgoing outgoing, qsizetype at)
{
    while (at < outgoing.ready.size()
           && (outgoing.ready.at(at).item.size <= outgoing.share || !outgoing.ready.at(at).originalPixels.isValid()))
        ++at;
    if (at == outgoing.ready.size())
        return submit(outgoing);
    const MediaItem item = outgoing.ready.at(at).item;
    const qint64 taken = desk::mostBytesTogether(outgoing.draft.to.channel) - outgoing.share;
    const auto smaller = desk::prepareAttachment(QDir(m_store.mediaFolder()).filePath(item.file),
                                                 outgoing.draft.to.channel, m_store.mediaFolder(), taken);
    whenDone(smaller, this, [this, outgoing, at, name = item.name](const Prepared &file) mutable {
        if (!file)
            return refuse(outgoing, file.error());
        outgoing.ready[at] = *file;
        outgoing.ready[at].item.name = name;
        shrinkNext(outgoing, at + 1);
    });
}

void FilesLink::submit(const Outgoing &outgoing)
{
    desk::Draft draft = outgoing.draft;
    for (const desk::PreparedFile &file : outgoing.ready)
        draft.files.append(file.item);
    if (outgoing.dueAt > 0)
        watch(m_later.sendLater(outgoing.conversation, draft, outgoing.dueAt), outgoing);
    else
        watch(m_later.send(outgoing.conversation, draft), outgoing);
}

template <typename T> void FilesLink::watch(const QFuture<Result<T>> &act, const Outgoing &outgoing)
{
    whenDone(act, this, [this, outgoing](const Result<T> &done) {
        if (!done)
            return refuse(outgoing, done.error());
        for (const QString &path : outgoing.paths)
            m_prepared[outgoing.conversation].remove(path);
    });
}

void FilesLink::refuse(const Outgoing &outgoing, const Error &error)
{
    m_window.showRefusal(outgoing.conversation, error.message, outgoing.draft.body, outgoing.paths);
}

} // namespace patchcord::app
