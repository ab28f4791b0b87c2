// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/queuepanel.h"

#include "ui/inbox/queuedelegate.h"
#include "ui/models/queuemodel.h"
#include "ui/style/metrics.h"

#include <QEvent>
#include <QKeyEvent>

namespace patchcord::ui {

QueuePanel::QueuePanel(QueueModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("queues"));
    setAccessibleName(tr("Queues"));
    setModel(&model);
    setItemDelegate(new QueueDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setBackgroundRole(QPalette::Window);
    viewport()->setBackgroundRole(QPalette::Window);
    viewport()->setAttribute(Qt::WA_Hover);
    setViewportMargins(scaled(font(), 8), scaled(font(), 12), scaled(font(), 8), scaled(font(), 8));
    connect(this, &QListView::clicked, this, [this](const QModelIndex &index) {
        if (m_model.isScheduled(index.row()))
            emit scheduledWanted();
    });
}

void QueuePanel::mark(const ConversationFilter &filter)
{
    m_isMarking = true;
    setCurrentIndex(m_model.index(m_model.rowOf(filter)));
    m_isMarking = false;
}

void QueuePanel::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (!current.isValid() || m_isMarking)
        return;
    if (!m_model.isHeading(current.row()) && !m_model.isScheduled(current.row()))
        emit chosen(m_model.filterOf(current.row()));
}

void QueuePanel::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && m_model.isScheduled(currentIndex().row()))
        return emit scheduledWanted();
    QListView::keyPressEvent(event);
}

void QueuePanel::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        setViewportMargins(scaled(font(), 8), scaled(font(), 12), scaled(font(), 8), scaled(font(), 8));
        scheduleDelayedItemsLayout();
    }
}

} // namespace patchcord::ui
