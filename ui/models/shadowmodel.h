// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/assistant.h"

#include <QAbstractTableModel>
#include <QList>

namespace patchcord::ui {

/// How much of two texts is the same words, in percent.
[[nodiscard]] int likeness(const QString &one, const QString &other);

/// What the model would have answered beside what people did, one message a row, newest first.
class ShadowModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Asked, Drafted, Sent, Alike, ColumnCount };

    explicit ShadowModel(QObject *parent = nullptr);

    void setDrafts(const QList<ShadowDraft> &drafts);
    [[nodiscard]] ConversationId conversationOf(int row) const;
    /// What it comes to, in a sentence.
    [[nodiscard]] QString summary() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const ShadowDraft &draft, int column) const;

    QList<ShadowDraft> m_drafts;
};

} // namespace patchcord::ui
