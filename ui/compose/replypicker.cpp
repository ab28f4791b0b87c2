// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/replypicker.h"

#include "ui/style/metrics.h"
#include "ui/style/twolinedelegate.h"

#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace patchcord::ui {

namespace {

constexpr int mostRows = 6;
constexpr qsizetype mostLetters = 90;

/// One line of the text, as far as it helps to tell replies apart.
QString beginningOf(const QString &text)
{
    const QString line = text.simplified();
    return line.size() <= mostLetters ? line : line.first(mostLetters) + QChar(0x2026);
}

QString namesOf(const QList<MediaItem> &files)
{
    QStringList names;
    for (const MediaItem &file : files)
        names.append(file.name);
    return names.join(QStringLiteral(", "));
}

} // namespace

ReplyPicker::ReplyPicker(QWidget *parent)
    : QFrame(parent)
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("replyPicker"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_list->setObjectName(QStringLiteral("replyChoices"));
    m_list->setAccessibleName(tr("Saved replies"));
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_list);
    connect(m_list, &QListWidget::itemClicked, this, [this] { emit picked(current()); });
    hide();
}

void ReplyPicker::offer(const QList<SavedReply> &replies)
{
    m_replies = replies;
    m_list->clear();
    for (const SavedReply &reply : replies) {
        QString title = reply.folder.isEmpty() ? reply.name : tr("%1 · %2").arg(reply.name, reply.folder);
        if (!reply.files.isEmpty())
            title = tr("%1 · %2").arg(title, namesOf(reply.files));
        auto *item = new QListWidgetItem(tr("%1\n%2").arg(title, beginningOf(reply.text)), m_list);
        item->setData(Qt::AccessibleTextRole, tr("%1: %2").arg(title, beginningOf(reply.text)));
    }
    if (!replies.isEmpty())
        m_list->setCurrentRow(0);
    setVisible(!replies.isEmpty());
}

void ReplyPicker::standAt(const QRect &cursor)
{
    const int rows = std::min<int>(mostRows, int(m_replies.size()));
    const int height = rows * m_list->sizeHintForRow(0) + 4;
    const int width = std::min(scaled(font(), 460), parentWidget()->width());
    const int left = std::clamp(cursor.left(), 0, parentWidget()->width() - width);
    const int above = cursor.top() - height - scaled(font(), 4);
    setGeometry(left, above >= 0 ? above : cursor.bottom() + scaled(font(), 4), width, height);
    raise();
}

void ReplyPicker::step(int rows)
{
    const int count = m_list->count();
    if (count > 0)
        m_list->setCurrentRow((m_list->currentRow() + rows + count) % count);
}

SavedReply ReplyPicker::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_replies.size() ? m_replies.at(row) : SavedReply();
}

} // namespace patchcord::ui
