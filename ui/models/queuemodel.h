// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/contactdetails.h"
#include "core/records/conversation.h"
#include "core/records/sender.h"

#include <QAbstractListModel>
#include <QList>

namespace patchcord::ui {

/// The queues with their counts, then our senders, then the labels in use: everything the conversation list can be
/// narrowed to.
class QueueModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { TrailingRole = Qt::UserRole + 1, IsHeadingRole, IsLoudRole, IsSenderRole };

    explicit QueueModel(QObject *parent = nullptr);

    void setCounts(const QueueCounts &counts);
    void setSenders(const QList<Sender> &senders);
    void setLabels(const QList<LabelCount> &labels);

    /// What a row narrows the list to; a heading narrows to nothing (its queue is Open, without a sender).
    [[nodiscard]] ConversationFilter filterOf(int row) const;
    /// The row of a filter (its search is ignored), or -1.
    [[nodiscard]] int rowOf(const ConversationFilter &filter) const;
    [[nodiscard]] bool isHeading(int row) const;
    /// The row of replies that are to be sent later, which narrows nothing.
    [[nodiscard]] bool isScheduled(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    [[nodiscard]] QString title(int row) const;
    [[nodiscard]] QString trailing(int row) const;
    [[nodiscard]] QString spokenRow(int row) const;
    [[nodiscard]] const Sender *senderAt(int row) const;
    [[nodiscard]] const LabelCount *labelAt(int row) const;
    [[nodiscard]] int labelHeading() const; ///< Its row, whether it is shown or not.
    template <typename Change> void resize(int first, int before, int after, const Change &change);

    QueueCounts m_counts;
    QList<Sender> m_senders;
    QList<LabelCount> m_labels;
};

} // namespace patchcord::ui
