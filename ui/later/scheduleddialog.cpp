// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/later/scheduleddialog.h"

#include "core/base/clock.h"
#include "ui/models/conversationtext.h"
#include "ui/style/button.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/style/twolinedelegate.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace patchcord::ui {

ScheduledDialog::ScheduledDialog(QWidget *parent)
    : QDialog(parent)
    , m_lead(new QLabel(this))
    , m_list(new QListWidget(this))
    , m_open(makeButton("openScheduled", tr("&Open conversation"), this))
    , m_edit(makeButton("editScheduled", tr("&Edit…"), this))
    , m_send(makeButton("sendScheduled", tr("&Send now"), this))
    , m_drop(makeButton("dropScheduled", tr("&Drop"), this))
{
    setObjectName(QStringLiteral("scheduledDialog"));
    setWindowTitle(tr("Scheduled"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    const auto act = [this](auto signal) {
        return [this, signal] {
            if (const ScheduledRow *row = current())
                emit(this->*signal)(row->reply.id);
        };
    };
    connect(m_edit, &QPushButton::clicked, this, act(&ScheduledDialog::editWanted));
    connect(m_send, &QPushButton::clicked, this, act(&ScheduledDialog::sendNowWanted));
    connect(m_drop, &QPushButton::clicked, this, act(&ScheduledDialog::dropWanted));
    connect(m_list, &QListWidget::itemActivated, m_edit, &QPushButton::click);
    connect(m_list, &QListWidget::currentRowChanged, this, &ScheduledDialog::refresh);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const ScheduledRow *row = current();
        if (!row)
            return;
        emit openWanted(row->conversation.id);
        accept();
    });
    refresh();
    m_list->setFocus();
}

void ScheduledDialog::build()
{
    m_lead->setObjectName(QStringLiteral("scheduledLead"));
    m_lead->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("scheduledList"));
    m_list->setAccessibleName(tr("Scheduled replies"));
    m_list->setItemDelegate(new TwoLineDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *close = makeButton("closeScheduled", tr("Close"), this);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(font(), 8));
    for (QPushButton *button : {m_open, m_edit, m_send, m_drop})
        buttons->addWidget(button);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 10));
    layout->addWidget(m_lead);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    resize(scaled(font(), 600), scaled(font(), 400));
}

void ScheduledDialog::setRows(const QList<ScheduledRow> &rows)
{
    const ScheduledId chosen = current() ? current()->reply.id : ScheduledId();
    m_rows = rows;
    std::ranges::stable_partition(m_rows, [](const ScheduledRow &row) { return row.reply.asks(); });
    const qint64 now = utcNow();
    int place = 0;
    m_list->clear();
    for (const ScheduledRow &row : std::as_const(m_rows)) {
        auto *item = new QListWidgetItem(
            tr("%1 · %2\n%3").arg(displayName(row.conversation), waitText(row, now), bodyLine(row.reply)), m_list);
        item->setData(Qt::AccessibleTextRole, spokenRow(row, now));
        if (row.reply.asks())
            item->setForeground(Theme::of(palette()).warn);
        if (row.reply.id == chosen)
            place = m_list->count() - 1;
    }
    m_list->setCurrentRow(m_rows.isEmpty() ? -1 : place);
    refresh();
}

void ScheduledDialog::refresh()
{
    const ScheduledRow *row = current();
    for (QPushButton *button : {m_open, m_edit, m_send, m_drop})
        button->setEnabled(row != nullptr);
    const bool asks = row && row->reply.asks();
    m_send->setText(asks ? tr("&Send anyway") : tr("&Send now"));
    m_send->setAccessibleName(m_send->text().remove(u'&'));
    const auto asking = std::ranges::count_if(m_rows, [](const ScheduledRow &one) { return one.reply.asks(); });
    if (m_rows.isEmpty())
        m_lead->setText(tr("Nothing is to be sent later. Ctrl+Shift+Enter beside a reply puts it here."));
    else if (asking > 0)
        m_lead->setText(
            tr("Waiting for your word: %1. Nothing leaves late, or after an answer, by itself.").arg(asking));
    else
        m_lead->setText(tr("These leave when they are due."));
}

const ScheduledRow *ScheduledDialog::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

void ScheduledDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && m_drop->isEnabled())
        return m_drop->click();
    QDialog::keyPressEvent(event);
}

} // namespace patchcord::ui
