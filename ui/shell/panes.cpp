// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/panes.h"

#include "ui/style/metrics.h"

#include <QAction>
#include <QDataStream>
#include <QEvent>
#include <QIODevice>

#include <array>

namespace patchcord::ui {

namespace {

constexpr qreal contactNeeds = 1100;
constexpr qreal queuesNeed = 900;
constexpr quint32 stateVersion = 1;

} // namespace

Panes::Panes(QWidget *parent)
    : QSplitter(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("panes"));
    setChildrenCollapsible(false);
    setHandleWidth(1);
}

void Panes::fill(QWidget *queues, QWidget *list, QWidget *conversation, QWidget *contact)
{
    m_queues = queues;
    m_contact = contact;
    for (QWidget *pane : {queues, list, conversation, contact})
        addWidget(pane);
    setStretchFactor(0, 0);
    setStretchFactor(1, 0);
    setStretchFactor(2, 1);
    setStretchFactor(3, 0);
    measure();
}

// The drawing's widths, for text of this size.
void Panes::measure()
{
    const QFont text = font();
    constexpr std::array drawn{180, 322, 650, 208};
    constexpr std::array least{120, 220, 280, 150};
    QList<int> widths;
    for (int pane = 0; pane < count(); ++pane) {
        widths.append(scaled(text, drawn.at(size_t(pane))));
        widget(pane)->setMinimumWidth(scaled(text, least.at(size_t(pane))));
    }
    setSizes(widths);
    m_measure = scaledF(text, 1);
    fold();
}

void Panes::setActions(QAction *queues, QAction *contact)
{
    m_queuesAction = queues;
    m_contactAction = contact;
    connect(queues, &QAction::triggered, this, &Panes::toggleQueues);
    connect(contact, &QAction::triggered, this, &Panes::toggleContact);
    fold();
}

bool Panes::hasRoomForQueues() const
{
    return width() >= scaled(font(), queuesNeed);
}

bool Panes::hasRoomForContact() const
{
    return width() >= scaled(font(), contactNeeds);
}

void Panes::toggleQueues()
{
    bool &wish = hasRoomForQueues() ? m_wantsQueues : m_forcesQueues;
    wish = m_queues->isHidden();
    fold();
    if (!m_queues->isHidden())
        m_queues->setFocus(Qt::OtherFocusReason);
}

void Panes::toggleContact()
{
    bool &wish = hasRoomForContact() ? m_wantsContact : m_forcesContact;
    wish = m_contact->isHidden();
    fold();
}

void Panes::foldQueuesAgain()
{
    m_forcesQueues = false;
    fold();
}

void Panes::fold()
{
    if (!m_queuesAction)
        return;
    if (hasRoomForQueues())
        m_forcesQueues = false;
    if (hasRoomForContact())
        m_forcesContact = false;
    m_queues->setVisible(hasRoomForQueues() ? m_wantsQueues : m_forcesQueues);
    m_contact->setVisible(hasRoomForContact() ? m_wantsContact : m_forcesContact);
    m_queuesAction->setChecked(!m_queues->isHidden());
    m_contactAction->setChecked(!m_contact->isHidden());
}

QByteArray Panes::save() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << stateVersion << saveState() << m_wantsQueues << m_wantsContact;
    return state;
}

void Panes::restore(const QByteArray &state)
{
    QDataStream stream(state);
    quint32 version = 0;
    QByteArray splitter;
    bool wantsQueues = true;
    bool wantsContact = true;
    stream >> version >> splitter >> wantsQueues >> wantsContact;
    if (stream.status() != QDataStream::Ok || version != stateVersion)
        return;
    restoreState(splitter);
    setHandleWidth(1);
    m_wantsQueues = wantsQueues;
    m_wantsContact = wantsContact;
    fold();
}

void Panes::resizeEvent(QResizeEvent *event)
{
    QSplitter::resizeEvent(event);
    fold();
}

void Panes::changeEvent(QEvent *event)
{
    QSplitter::changeEvent(event);
    if (event->type() != QEvent::FontChange || !m_queues)
        return;
    const qreal factor = m_measure > 0 ? scaledF(font(), 1) / m_measure : 1;
    if (!isVisible())
        return measure();
    QList<int> widths = sizes();
    for (int pane : {0, 1, 3})
        widths[pane] = qRound(widths.at(pane) * factor);
    measure();
    widths[2] = std::max(1, width() - widths.at(0) - widths.at(1) - widths.at(3));
    setSizes(widths);
}

} // namespace patchcord::ui
