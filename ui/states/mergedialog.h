// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/records/conversation.h"

#include <QDialog>
#include <QList>

namespace patchcord::ui {

class PickList;

/// Asks which other contact is the same person; whoever made it says whom a search finds.
class MergeDialog final : public QDialog
{
    Q_OBJECT

public:
    MergeDialog(const Conversation &conversation, QWidget *parent);

    /// What the search for that text found; an answer to an older one is ignored.
    void setFound(const QString &search, const QList<Conversation> &found);

signals:
    void searched(const QString &text);
    void chosen(patchcord::ContactId other);

private:
    ContactId m_contact;
    PickList *m_pick;
    QList<ContactId> m_offered;
};

} // namespace patchcord::ui
