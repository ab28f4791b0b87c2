// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shadowdialog.h"

#include "ui/style/metrics.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace patchcord::ui {

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
