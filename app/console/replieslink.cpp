// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/replieslink.h"

#include "core/base/futures.h"
#include "core/desk/files/attachment.h"
#include "core/desk/savedreplyfile.h"
#include "core/store/ledgers.h"
#include "core/store/savedreplies.h"
#include "ui/shell/windowreplies.h"

#include <QFile>
#include <QSaveFile>
#include <QtConcurrent>

#include <algorithm>

namespace patchcord::app {

namespace {

constexpr qint64 largestFile = 4 * 1024 * 1024;
constexpr int eventPage = 500;

Result<QString> textOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::NotFound, RepliesLink::tr("This file could not be read: %1").arg(file.errorString()));
    if (file.size() > largestFile)
        return failure(ErrorKind::Invalid, RepliesLink::tr("This file is too large for saved replies."));
    return QString::fromUtf8(file.readAll());
}

Result<QString> writeText(const QString &path, const QString &text)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0 || !file.commit())
        return failure(ErrorKind::Storage,
                       RepliesLink::tr("This file could not be written: %1").arg(file.errorString()));
    return path;
}

/// Whether saved replies are other ones after that event, and the last event there is.
struct News
{
    qint64 upTo = 0;
    bool areChanged = false;
};

Result<News> newsAfter(const store::Snapshot &snapshot, qint64 number)
{
    const auto events = store::eventsAfter(snapshot, number, eventPage);
    if (!events)
        return std::unexpected(events.error());
    News news{events->isEmpty() ? number : events->last().number, false};
    news.areChanged
        = std::ranges::any_of(*events, [](const Event &event) { return event.kind == EventKind::SavedRepliesChanged; });
    return news;
}

} // namespace

RepliesLink::RepliesLink(store::Store &store, ui::MainWindow &window, const QString &agent, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_window(window)
    , m_desk(store, agent)
    , m_seen(store.lastEvent())
{
    ui::WindowReplies *replies = window.replies();
    replies->setAgent(agent);
    connect(replies, &ui::WindowReplies::used, this, [this](SavedReplyId reply) { m_desk.countUse(reply); });
    connect(replies, &ui::WindowReplies::keepRequested, this,
            [this](const SavedReply &reply) { sayWhether(m_desk.keep(reply), tr("Saved.")); });
    connect(replies, &ui::WindowReplies::removeRequested, this,
            [this](SavedReplyId reply) { sayWhether(m_desk.remove(reply), tr("Deleted.")); });
    replies->setMediaFolder(store.mediaFolder());
    connect(replies, &ui::WindowReplies::fileOffered, this, &RepliesLink::keepFile);
    connect(replies, &ui::WindowReplies::importRequested, this, &RepliesLink::importFrom);
    connect(replies, &ui::WindowReplies::exportRequested, this, &RepliesLink::exportTo);
    connect(&store, &store::Store::committed, this, &RepliesLink::follow, Qt::QueuedConnection);
}

void RepliesLink::follow()
{
    const auto reading
        = m_store.read([number = m_seen](const store::Snapshot &snapshot) { return newsAfter(snapshot, number); });
    whenDone(reading, this, [this](const Result<News> &news) {
        if (!news || news->upTo <= m_seen)
            return;
        m_seen = news->upTo;
        if (news->areChanged)
            refresh();
        follow();
    });
}

void RepliesLink::refresh()
{
    const auto reading = m_store.read([](const store::Snapshot &snapshot) { return store::savedReplies(snapshot); });
    whenDone(reading, this, [this](const Result<QList<SavedReply>> &replies) {
        if (replies)
            m_window.replies()->setReplies(*replies);
    });
}

/// As it is, as far as any channel carries it: it is made to fit the channel of the conversation that it is put into.
void RepliesLink::keepFile(const QString &path)
{
    const auto prepared = desk::prepareAttachment(path, Channel::Messenger, m_store.mediaFolder());
    whenDone(prepared, this, [this, path](const Result<desk::PreparedFile> &file) {
        m_window.replies()->settleFile(path, file ? file->item : MediaItem());
        m_window.replies()->say(file ? QString() : file.error().message, !file);
    });
}

void RepliesLink::importFrom(const QString &path)
{
    whenDone(QtConcurrent::run(textOf, path), this, [this](const Result<QString> &text) {
        if (!text)
            return m_window.replies()->say(text.error().message, true);
        whenDone(m_desk.addAll(desk::savedRepliesIn(*text)), this, [this](const Result<int> &added) {
            if (!added)
                return m_window.replies()->say(added.error().message, true);
            m_window.replies()->say(*added > 0 ? tr("Added: %1").arg(*added)
                                               : tr("There is no reply in this file that is not here already."),
                                    *added == 0);
        });
    });
}

void RepliesLink::exportTo(const QString &path)
{
    const auto reading = m_store.read([](const store::Snapshot &snapshot) { return store::savedReplies(snapshot); });
    whenDone(reading, this, [this, path](const Result<QList<SavedReply>> &replies) {
        if (!replies)
            return m_window.replies()->say(replies.error().message, true);
        const bool hasFiles
            = std::ranges::any_of(*replies, [](const SavedReply &reply) { return !reply.files.isEmpty(); });
        const QString written = tr("Written to %1.").arg(path);
        sayWhether(QtConcurrent::run(writeText, path, desk::toText(*replies)),
                   hasFiles ? tr("%1 The files of replies are left out.").arg(written) : written);
    });
}

template <typename T> void RepliesLink::sayWhether(const QFuture<Result<T>> &act, const QString &success)
{
    whenDone(act, this, [this, success](const Result<T> &outcome) {
        if (outcome)
            m_window.replies()->say(success, false);
        else
            m_window.replies()->say(outcome.error().message, true);
    });
}

} // namespace patchcord::app
