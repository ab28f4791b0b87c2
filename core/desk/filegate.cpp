// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/filegate.h"

#include "core/base/futures.h"
#include "core/store/messages.h"

#include <algorithm>

namespace patchcord::desk {

namespace {

const QString mediaPath = QStringLiteral("/m/");

bool isOurs(const MediaItem &item)
{
    return item.url.isEmpty();
}

} // namespace

bool FileGate::concerns(const Message &message)
{
    return std::ranges::any_of(message.media, isOurs);
}

Done FileGate::checkFiles(const Message &message) const
{
    for (const MediaItem &item : message.media) {
        if (isOurs(item) && !m_shelf.has(item))
            return failure(ErrorKind::NotFound,
                           tr("“%1” is not there any more. Write the message again and add the file anew.")
                               .arg(item.name.isEmpty() ? item.file : item.name));
    }
    return {};
}

QFuture<Done> FileGate::ask(const Message &message)
{
    if (const Done there = checkFiles(message); !there) {
        say(message.id, DeliveryStatus::Failed, there.error().message);
        return readyFuture(there);
    }
    auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    whenDone(m_reach.check(), this, [this, promise, id = message.id](const Done &reached) {
        if (!reached)
            say(id, DeliveryStatus::Pending, tr("The file waits. %1").arg(reached.error().message));
        promise->addResult(reached);
        promise->finish();
    });
    return promise->future();
}

QStringList FileGate::lend(const Message &message)
{
    QString base = m_reach.publicUrl();
    if (base.endsWith(u'/'))
        base.chop(1);
    QStringList urls;
    for (const MediaItem &item : message.media)
        urls.append(isOurs(item) ? base + mediaPath + QString::fromLatin1(m_shelf.lend(item)) : item.url);
    return urls;
}

void FileGate::takeBack(const QStringList &urls)
{
    for (const QString &url : urls)
        m_shelf.takeBack(url.section(u'/', -1).toLatin1());
}

void FileGate::say(MessageId message, DeliveryStatus status, const QString &words)
{
    m_store.write([message, status, words](store::Transaction &transaction) {
        return store::setDelivery(transaction, message, status, 0, words);
    });
}

} // namespace patchcord::desk
