// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inbox/inboxpanel.h"

#include "core/twilio/addresses.h"
#include "ui/inbox/conversationlist.h"
#include "ui/inbox/searchfield.h"
#include "ui/inbox/undobar.h"
#include "ui/models/conversationlistmodel.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

constexpr int typingPauseMs = 150;
constexpr int minuteMs = 60 * 1000;
constexpr int fewestDigits = 5;

bool looksLikeNumber(const QString &text)
{
    int digits = 0;
    for (QChar c : text) {
        if (c.isDigit())
            ++digits;
        else if (!QStringLiteral("+-.()/ ").contains(c))
            return false;
    }
    return digits >= fewestDigits;
}

} // namespace

InboxPanel::InboxPanel(ConversationListModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_search(new SearchField(this))
    , m_queues(new QPushButton(this))
    , m_offer(new QPushButton(this))
    , m_list(new ConversationList(this))
    , m_undo(new UndoBar(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_offer->setObjectName(QStringLiteral("newConversationOffer"));
    m_offer->setAccessibleName(tr("New conversation"));
    m_offer->hide();
    m_queues->setObjectName(QStringLiteral("showQueuesButton"));
    m_queues->setAccessibleName(tr("Queues"));
    m_queues->setProperty("tone", QStringLiteral("quiet"));
    m_queues->setIcon(icon(QStringLiteral("menu"), Theme::of(palette()).dim));
    m_queues->hide();
    // Before the list hears of it: a row that goes makes its neighbour current, which nobody chose.
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first) {
        if (m_list->currentIndex().row() == first)
            m_list->setAnchor(first);
        m_isMarking = true;
    });
    m_list->setModel(&model);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    auto *top = new QVBoxLayout;
    const int margin = scaled(font(), 10);
    top->setContentsMargins(margin, margin, margin, margin);
    top->setSpacing(scaled(font(), 6));
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(font(), 6));
    line->addWidget(m_queues);
    line->addWidget(m_search, 1);
    top->addLayout(line);
    top->addWidget(m_offer);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_undo);

    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    m_minute.setInterval(minuteMs);
    m_minute.start();
    connect(&m_minute, &QTimer::timeout, m_list->viewport(), qOverload<>(&QWidget::update));
    connect(&m_typing, &QTimer::timeout, this, [this] { emit searched(m_search->text().trimmed()); });
    connect(m_search, &QLineEdit::textChanged, this, &InboxPanel::onSearchTyped);
    connect(m_search, &SearchField::left, this, &InboxPanel::focusList);
    connect(m_search, &SearchField::accepted, this, &InboxPanel::onSearchAccepted);
    connect(m_offer, &QPushButton::clicked, this, [this] { emit newConversationWanted(m_search->text().trimmed()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &InboxPanel::onCurrentChanged);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        // Of several that were taken one is left.
        onCurrentChanged(m_list->currentIndex());
    });
    connect(&model, &ConversationListModel::loaded, this, [this] {
        refreshEmptyText();
        markCurrent(m_current);
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this] { markCurrent(m_current); });
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] { markCurrent(m_current); });
    keepSelectionThroughMoves();
    refreshEmptyText();
}

void InboxPanel::setQueueAction(QAction *showQueues)
{
    const auto refresh = [this, showQueues] {
        m_queues->setVisible(!showQueues->isChecked());
        m_queues->setToolTip(tr("Queues (%1)").arg(showQueues->shortcut().toString(QKeySequence::NativeText)));
    };
    connect(m_queues, &QPushButton::clicked, showQueues, &QAction::trigger);
    connect(showQueues, &QAction::changed, this, refresh);
    refresh();
}

QList<Conversation> InboxPanel::several() const
{
    QList<Conversation> taken;
    if (!m_list->hasSeveral())
        return taken;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_list->selectionModel()->isRowSelected(row))
            taken.append(*m_model.at(row));
    }
    return taken;
}

/// Qt keeps ranges of rows, which fall apart when one of their ends moves.
void InboxPanel::keepSelectionThroughMoves()
{
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeMoved, this, [this] {
        m_moving.clear();
        const QList<Conversation> taken = several();
        for (const Conversation &conversation : taken)
            m_moving.append(conversation.id);
    });
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, [this] {
        if (m_moving.isEmpty())
            return;
        QItemSelection selection;
        for (const ConversationId id : std::as_const(m_moving)) {
            const QModelIndex row = m_model.index(m_model.rowOf(id));
            selection.select(row, row);
        }
        m_list->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    });
}

void InboxPanel::clearSearch()
{
    const QSignalBlocker blocker(m_search);
    m_typing.stop();
    m_search->clear();
    m_offer->hide();
}

void InboxPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        m_queues->setIconSize(QSize(scaled(font(), 16), scaled(font(), 16)));
        m_queues->setIcon(icon(QStringLiteral("menu"), Theme::of(palette()).dim));
    }
}

void InboxPanel::markCurrent(ConversationId conversation)
{
    m_current = conversation;
    const int row = m_model.rowOf(conversation);
    m_isMarking = true;
    if (m_list->hasSeveral()) {
        // What the agent has taken stays taken while other rows come and go.
    } else if (row < 0) {
        m_list->selectionModel()->clear();
    } else if (m_list->currentIndex().row() != row) {
        m_list->goTo(row);
    }
    m_isMarking = false;
}

void InboxPanel::onSearchTyped()
{
    const QString text = m_search->text().trimmed();
    m_offer->setVisible(looksLikeNumber(text));
    if (looksLikeNumber(text)) {
        const QString region = m_region.isEmpty() ? QLocale::territoryToCode(QLocale().territory()) : m_region;
        const auto address = twilio::addressFromInput(text, Channel::Sms, region);
        const QString shown = address ? twilio::toDisplay(*address) : text;
        m_offer->setText(tr("New conversation with %1").arg(shown));
        m_offer->setAccessibleName(m_offer->text());
    }
    m_typing.start();
}

void InboxPanel::onSearchAccepted()
{
    // What was typed in the last moment counts too.
    if (m_typing.isActive()) {
        m_typing.stop();
        emit searched(m_search->text().trimmed());
    }
    if (m_model.rowCount() > 0) {
        m_list->goTo(0);
        m_list->setFocus(Qt::OtherFocusReason);
    } else if (!m_offer->isHidden()) {
        m_offer->click();
    }
}

// Rows that move or vanish change the current row too; only what the agent does is a choice.
void InboxPanel::onCurrentChanged(const QModelIndex &current)
{
    // Whoever takes several rows moves the current one, too.
    if (m_isMarking || !m_list->selectionModel()->isSelected(current) || m_list->hasSeveral())
        return;
    const Conversation *conversation = m_model.at(current.row());
    if (!conversation || conversation->id == m_current)
        return;
    m_current = conversation->id;
    emit chosen(m_current);
}

void InboxPanel::refreshEmptyText()
{
    using Queue = ConversationFilter::Queue;
    const ConversationFilter &filter = m_model.filter();
    if (!m_model.isLoaded())
        m_list->setEmptyText({}, {});
    else if (!filter.search.isEmpty())
        m_list->setEmptyText(tr("Nothing found"), tr("Try part of a name, or a few digits of the number. Esc clears."));
    else if (!filter.label.isEmpty())
        m_list->setEmptyText(tr("Nothing carries this label"), tr("Press L in the list to put it on a conversation."));
    else if (filter.sender.isValid())
        m_list->setEmptyText(tr("No open conversations here"), tr("Nobody has an open conversation with this sender."));
    else if (filter.queue == Queue::Waiting)
        m_list->setEmptyText(tr("Nobody is waiting"), tr("Everyone who wrote has an answer."));
    else if (filter.queue == Queue::Open)
        m_list->setEmptyText(tr("No open conversations"),
                             tr("They appear here when a customer writes or calls. Ctrl+N writes first."));
    else if (filter.queue == Queue::Snoozed)
        m_list->setEmptyText(tr("Nothing is snoozed"), tr("What you put off comes back from here by itself."));
    else if (filter.queue == Queue::Closed)
        m_list->setEmptyText(tr("Nothing is closed yet"), tr("Press E in the list to close a conversation."));
    else
        m_list->setEmptyText(tr("No calls yet"), tr("Conversations in which somebody called are kept here."));
}

void InboxPanel::focusList()
{
    m_list->setFocus(Qt::OtherFocusReason);
    if (!m_list->currentIndex().isValid() && m_model.rowCount() > 0)
        m_list->goTo(0);
}

} // namespace patchcord::ui
