// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/savedreplytext.h"

#include <QObject>
#include <QPointer>

class QKeyEvent;

namespace patchcord::ui {

class ReplyField;
class ReplyPicker;

/// Saved replies in a field: a slash offers them, Enter or Tab puts one in, Tab goes on to what is to be filled in. It
/// keeps none of them.
class SavedReplyInput final : public QObject
{
    Q_OBJECT

public:
    explicit SavedReplyInput(ReplyField &field);

    void setReplies(const QList<SavedReply> &replies);
    void setValues(const ReplyValues &values) { m_values = values; }
    /// The first variable that nobody filled in, with its braces; empty when there is none.
    [[nodiscard]] QString firstGap() const;
    /// Selects the next one behind the cursor, or the first; false when there is none.
    bool selectNextGap();
    /// The text or the cursor is another.
    void refresh();

signals:
    void used(patchcord::SavedReplyId reply);
    /// Those of a reply that is put in now.
    void filesPut(const QList<patchcord::MediaItem> &files);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool takeKey(const QKeyEvent &key);
    [[nodiscard]] bool takePickerKey(const QKeyEvent &key);
    [[nodiscard]] QList<TextGap> gaps() const;
    void offer();
    void close();
    void put(const SavedReply &reply);

    ReplyField &m_field;
    QPointer<ReplyPicker> m_picker;
    QList<SavedReply> m_replies;
    QSet<QString> m_variables;
    ReplyValues m_values;
    std::optional<qsizetype> m_slash;
    std::optional<qsizetype> m_dismissed; ///< The slash that the agent wants to keep.
};

} // namespace patchcord::ui
