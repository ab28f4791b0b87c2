// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/queuemodel.h"

#include "ui/models/conversationtext.h"

#include <QLocale>

#include <array>

namespace patchcord::ui {

namespace {

using Queue = ConversationFilter::Queue;

constexpr std::array queues{Queue::Waiting, Queue::Open, Queue::Snoozed, Queue::Closed, Queue::Calls};
constexpr int scheduledRow = int(queues.size());
constexpr int headingRow = scheduledRow + 1;

/// With its heading.
template <typename Entry> int sectionSize(const QList<Entry> &entries)
{
    return entries.isEmpty() ? 0 : 1 + int(entries.size());
}

} // namespace

QueueModel::QueueModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void QueueModel::setCounts(const QueueCounts &counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    emit dataChanged(index(0), index(headingRow - 1));
}

/// Makes a section longer or shorter at its end, and says that what stays may have changed.
template <typename Change> void QueueModel::resize(int first, int before, int after, const Change &change)
{
    if (after > before) {
        beginInsertRows({}, first + before, first + after - 1);
        change();
        endInsertRows();
    } else if (after < before) {
        beginRemoveRows({}, first + after, first + before - 1);
        change();
        endRemoveRows();
    } else {
        change();
    }
    if (after > 0)
        emit dataChanged(index(first), index(first + after - 1));
}

void QueueModel::setSenders(const QList<Sender> &senders)
{
    resize(headingRow, sectionSize(m_senders), sectionSize(senders), [this, &senders] { m_senders = senders; });
}

void QueueModel::setLabels(const QList<LabelCount> &labels)
{
    if (labels != m_labels)
        resize(labelHeading(), sectionSize(m_labels), sectionSize(labels), [this, &labels] { m_labels = labels; });
}

int QueueModel::labelHeading() const
{
    return headingRow + sectionSize(m_senders);
}

const LabelCount *QueueModel::labelAt(int row) const
{
    const int place = row - labelHeading() - 1;
    return place >= 0 && place < m_labels.size() ? &m_labels.at(place) : nullptr;
}

const Sender *QueueModel::senderAt(int row) const
{
    const int place = row - headingRow - 1;
    return place >= 0 && place < m_senders.size() ? &m_senders.at(place) : nullptr;
}

bool QueueModel::isHeading(int row) const
{
    return (row == headingRow && !m_senders.isEmpty()) || (row == labelHeading() && !m_labels.isEmpty());
}

bool QueueModel::isScheduled(int row) const
{
    return row == scheduledRow;
}

ConversationFilter QueueModel::filterOf(int row) const
{
    ConversationFilter filter;
    if (row >= 0 && row < scheduledRow)
        filter.queue = queues.at(size_t(row));
    else if (const Sender *sender = senderAt(row))
        filter.sender = sender->id;
    else if (const LabelCount *label = labelAt(row))
        filter.label = label->label;
    return filter;
}

int QueueModel::rowOf(const ConversationFilter &filter) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const ConversationFilter own = filterOf(row);
        if (!isHeading(row) && !isScheduled(row) && own.queue == filter.queue && own.sender == filter.sender
            && own.label == filter.label)
            return row;
    }
    return -1;
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return labelHeading() + sectionSize(m_labels);
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return title(index.row());
    case Qt::AccessibleTextRole:
        return spokenRow(index.row());
    case TrailingRole:
        return trailing(index.row());
    case IsHeadingRole:
        return isHeading(index.row());
    case IsSenderRole:
        return senderAt(index.row()) != nullptr;
    case IsLoudRole:
        return (index.row() == 0 && m_counts.waiting > 0) || (isScheduled(index.row()) && m_counts.scheduledAsking > 0);
    default:
        return {};
    }
}

Qt::ItemFlags QueueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (isHeading(index.row()))
        return Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QString QueueModel::title(int row) const
{
    if (isHeading(row))
        return row == labelHeading() ? tr("Labels") : tr("Senders");
    if (const LabelCount *label = labelAt(row))
        return label->label;
    if (isScheduled(row))
        return tr("Scheduled");
    if (const Sender *sender = senderAt(row))
        return senderLabel(*sender);
    switch (queues.at(size_t(row))) {
    case Queue::Waiting:
        return tr("Waiting");
    case Queue::Open:
        return tr("All open");
    case Queue::Snoozed:
        return tr("Snoozed");
    case Queue::Closed:
        return tr("Closed");
    case Queue::Calls:
        return tr("Calls");
    case Queue::Unconfirmed:
        break;
    }
    return {};
}

QString QueueModel::trailing(int row) const
{
    if (const Sender *sender = senderAt(row)) {
        if (!sender->isConfirmed)
            return tr("new");
        return sender->address.channel == Channel::Sms && sender->address.user.startsWith(u'+')
            ? tr("SMS · Voice")
            : channelWord(sender->address.channel);
    }
    const auto shown = [](int count) { return count > 0 ? QLocale().toString(count) : QString(); };
    if (const LabelCount *label = labelAt(row))
        return shown(label->conversations);
    if (isScheduled(row))
        return m_counts.scheduledAsking > 0 ? tr("%1 of %2 ask").arg(m_counts.scheduledAsking).arg(m_counts.scheduled)
                                            : shown(m_counts.scheduled);
    switch (row < scheduledRow ? queues.at(size_t(row)) : Queue::Unconfirmed) {
    case Queue::Waiting:
        return shown(m_counts.waiting);
    case Queue::Open:
        return shown(m_counts.open);
    case Queue::Snoozed:
        return shown(m_counts.snoozed);
    case Queue::Closed:
        return shown(m_counts.closed);
    case Queue::Calls:
        return m_counts.liveCalls > 0 ? tr("%n live", nullptr, m_counts.liveCalls) : QString();
    case Queue::Unconfirmed:
        break;
    }
    return {};
}

QString QueueModel::spokenRow(int row) const
{
    const QString extra = trailing(row);
    return extra.isEmpty() ? title(row) : tr("%1, %2").arg(title(row), extra);
}

} // namespace patchcord::ui
