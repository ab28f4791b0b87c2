// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/contactcards.h"

#include "core/base/futures.h"

#include <QFile>
#include <QtConcurrent>

namespace patchcord::ui {

namespace {

constexpr qint64 mostBytes = 256 * 1024; ///< Most of a card with a photo; the name and the number stand before it.
constexpr qsizetype mostKept = 500;

QList<ContactCard> readCards(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? contactCardsIn(file.read(mostBytes)) : QList<ContactCard>();
}

} // namespace

ContactCards::ContactCards(QObject *parent)
    : QObject(parent)
{
    m_worker.setMaxThreadCount(1);
}

ContactCards::~ContactCards()
{
    m_worker.clear();
    m_worker.waitForDone();
}

QList<ContactCard> ContactCards::find(const QString &file)
{
    const auto there = m_cards.constFind(file);
    if (there != m_cards.cend())
        return *there;
    if (m_running.contains(file))
        return {};
    m_running.insert(file);
    const QFuture<QList<ContactCard>> reading = QtConcurrent::run(&m_worker, [file] { return readCards(file); });
    whenDone(reading, this, [this, file](const QList<ContactCard> &cards) {
        m_running.remove(file);
        if (m_cards.size() >= mostKept)
            m_cards.clear();
        m_cards.insert(file, cards);
        emit settled(file);
    });
    return {};
}

} // namespace patchcord::ui
