// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/numbers/numbersdialog.h"

#include "ui/models/conversationtext.h"
#include "ui/models/figuretables.h"
#include "ui/numbers/figurecard.h"
#include "ui/numbers/spanbar.h"
#include "ui/style/metrics.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

namespace patchcord::ui {

NumbersDialog::NumbersDialog(const QList<Sender> &senders, QWidget *parent)
    : QDialog(parent)
    , m_bar(new SpanBar(this))
    , m_state(new QLabel(this))
    , m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("numbersDialog"));
    setWindowTitle(tr("Numbers"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    addKeys();
    setSenders(senders);
    connect(m_bar, &SpanBar::changed, this, &NumbersDialog::ask);
}

void NumbersDialog::build()
{
    auto *area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setBackgroundRole(QPalette::Base);
    area->setFocusPolicy(Qt::NoFocus);
    area->setAccessibleName(tr("Numbers"));
    auto *inside = new QWidget(area);
    const int side = scaled(font(), 34);
    auto *page = new QVBoxLayout(inside);
    page->setContentsMargins(side, scaled(font(), 24), side, scaled(font(), 24));
    page->setSpacing(scaled(font(), 14));
    auto *title = new QLabel(tr("Numbers"), inside);
    title->setFont(sized(font(), 20, QFont::DemiBold));
    auto *hint = new QLabel(tr("T shows tables · Ctrl+C copies · Ctrl+S saves what has the focus"), inside);
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_state->setObjectName(QStringLiteral("numbersState"));
    m_state->setWordWrap(true);
    m_state->hide();
    m_grid->setHorizontalSpacing(scaled(font(), 40));
    m_grid->setVerticalSpacing(scaled(font(), 28));
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    page->addWidget(title);
    page->addWidget(m_bar);
    page->addWidget(m_state);
    page->addLayout(m_grid);
    page->addStretch(1);
    page->addWidget(hint);
    area->setWidget(inside);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(area);
    resize(scaled(font(), 1040), scaled(font(), 760));
}

void NumbersDialog::addKeys()
{
    auto *tables = new QShortcut(Qt::Key_T, this);
    connect(tables, &QShortcut::activated, this, &NumbersDialog::toggleTables);
    auto *copy = new QShortcut(QKeySequence::Copy, this);
    connect(copy, &QShortcut::activated, this, [this] {
        if (const FigureCard *card = focusedCard())
            card->copy();
    });
    auto *save = new QShortcut(QKeySequence::Save, this);
    connect(save, &QShortcut::activated, this, [this] {
        if (FigureCard *card = focusedCard())
            card->saveAs();
    });
}

void NumbersDialog::setSenders(const QList<Sender> &senders)
{
    m_names.clear();
    for (const Sender &sender : senders)
        m_names.insert(sender.id, senderLabel(sender));
    m_bar->setSenders(senders);
}

FigureQuery NumbersDialog::query() const
{
    return m_bar->query();
}

void NumbersDialog::ask()
{
    emit figuresWanted(query());
}

void NumbersDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_bar->focusFirst();
    ask();
}

void NumbersDialog::setFailure(const QString &message)
{
    m_state->setText(message);
    m_state->show();
}

void NumbersDialog::setFigures(const Figures &figures)
{
    if (figures.query != query())
        return;
    m_state->hide();
    const QList<FigureTable> tables = figureTables(figures, m_names);
    for (FigureCard *card : std::as_const(m_cards))
        card->hide();
    for (const FigureTable &table : tables) {
        FigureCard *shown = card(table.name);
        shown->setTable(table);
        shown->show();
    }
}

/// Those along time take the whole width; the others stand in pairs.
FigureCard *NumbersDialog::card(const QString &name)
{
    const auto known = std::ranges::find(m_cards, QStringLiteral("card-") + name, &QObject::objectName);
    if (known != m_cards.end())
        return *known;
    static const QStringList places{QStringLiteral("hours"),    QStringLiteral("hours"),    QStringLiteral("days"),
                                    QStringLiteral("days"),     QStringLiteral("senders"),  QStringLiteral("times"),
                                    QStringLiteral("delivery"), QStringLiteral("failures"), QStringLiteral("calls"),
                                    QStringLiteral("authors")};
    const int place = int(places.indexOf(name));
    auto *made = new FigureCard(name, m_grid->parentWidget());
    m_grid->addWidget(made, place / 2, place % 2, 1, int(places.count(name)));
    m_cards.append(made);
    connect(made, &FigureCard::saved, this, [this](const Done &outcome) {
        if (!outcome)
            setFailure(outcome.error().message);
    });
    return made;
}

/// All of them, unless one has the focus.
void NumbersDialog::toggleTables()
{
    FigureCard *focused = focusedCard();
    const QList<FigureCard *> cards = focused ? QList{focused} : m_cards;
    const bool isShown = std::ranges::any_of(cards, &FigureCard::isTableShown);
    for (FigureCard *card : cards)
        card->showTable(!isShown);
}

FigureCard *NumbersDialog::focusedCard() const
{
    for (FigureCard *card : m_cards) {
        if (card->isAncestorOf(focusWidget()))
            return card;
    }
    return nullptr;
}

} // namespace patchcord::ui
