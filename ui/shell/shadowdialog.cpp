// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shadowdialog.h"

#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

/// Texts of several lines with room around them, and the console's selection.
class CellDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        painter->save();
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, theme.selection);
        painter->setPen(theme.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->setPen(index.column() == ShadowModel::When ? theme.dim : theme.text);
        painter->drawText(inside(option), flags, index.data().toString());
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const int room = option.rect.width() > 0 ? inside(option).width() : 0;
        const QRect text
            = option.fontMetrics.boundingRect(QRect(0, 0, room > 0 ? room : 10'000, 0), flags, index.data().toString());
        return text.size() + QSize(2 * scaled(option.font, 8), 2 * scaled(option.font, 8));
    }

private:
    static constexpr int flags = Qt::AlignLeading | Qt::AlignTop | Qt::TextWordWrap;

    [[nodiscard]] static QRect inside(const QStyleOptionViewItem &option)
    {
        const int air = scaled(option.font, 8);
        return option.rect.adjusted(air, air, -air, -air);
    }
};

} // namespace

ShadowDialog::ShadowDialog(QWidget *parent)
    : QDialog(parent)
    , m_summary(new QLabel(this))
    , m_table(new QTableView(this))
{
    setObjectName(QStringLiteral("shadowDialog"));
    setWindowTitle(tr("What the assistant would have answered"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_summary->setObjectName(QStringLiteral("shadowSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    buildTable();
    auto *close = new QPushButton(tr("Close"), this);
    close->setObjectName(QStringLiteral("closeShadow"));
    close->setAccessibleName(close->text());
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    const int side = scaled(font(), 16);
    layout->setContentsMargins(side, side, side, side);
    layout->setSpacing(scaled(font(), 10));
    layout->addWidget(m_summary);
    layout->addWidget(m_table, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
    resize(scaled(font(), 1040), scaled(font(), 620));
    setDrafts({});
}

void ShadowDialog::buildTable()
{
    m_table->setObjectName(QStringLiteral("shadowTable"));
    m_table->setAccessibleName(tr("Drafts beside what people sent"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(true);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    QHeaderView *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    for (const int column : {ShadowModel::Asked, ShadowModel::Drafted, ShadowModel::Sent})
        header->setSectionResizeMode(column, QHeaderView::Stretch);
    for (const int column : {ShadowModel::When, ShadowModel::Alike})
        header->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { emit openWanted(m_model.conversationOf(index.row())); });
}

void ShadowDialog::setDrafts(const QList<ShadowDraft> &drafts)
{
    m_model.setDrafts(drafts);
    m_summary->setText(m_model.summary());
    m_table->setVisible(!drafts.isEmpty());
    if (!drafts.isEmpty())
        m_table->setCurrentIndex(m_model.index(0, 0));
}

} // namespace patchcord::ui
