// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/numbers/figurecard.h"

#include "core/base/futures.h"
#include "ui/numbers/chart.h"
#include "ui/style/metrics.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSaveFile>
#include <QTableWidget>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace patchcord::ui {

namespace {

constexpr int mostLines = 13;

Done write(const QString &path, const QImage &picture, const QByteArray &csv)
{
    QSaveFile file(path);
    const bool isTable = path.endsWith(QStringLiteral(".csv"), Qt::CaseInsensitive);
    const bool isWritten = file.open(QIODevice::WriteOnly)
        && (isTable ? file.write(csv) == csv.size() : picture.save(&file, "PNG")) && file.commit();
    if (isWritten)
        return {};
    return failure(ErrorKind::Storage, FigureCard::tr("The file could not be written: %1").arg(file.errorString()));
}

} // namespace

FigureCard::FigureCard(const QString &name, QWidget *parent)
    : QFrame(parent)
    , m_title(new QLabel(this))
    , m_summary(new QLabel(this))
    , m_toggle(new QPushButton(tr("Table"), this))
    , m_chart(new Chart(this))
    , m_rows(new QTableWidget(this))
{
    setObjectName(QStringLiteral("card-") + name);
    m_toggle->setObjectName(QStringLiteral("toggle-") + name);
    m_rows->setObjectName(QStringLiteral("table-") + name);
    build();
}

void FigureCard::build()
{
    m_title->setFont(sized(font(), 14, QFont::DemiBold));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setWordWrap(true);
    m_toggle->setCheckable(true);
    m_toggle->setToolTip(tr("Show the figures as a table (T)"));
    m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rows->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_rows->setTabKeyNavigation(false);
    m_rows->verticalHeader()->hide();
    m_rows->setShowGrid(false);
    m_rows->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_rows->hide();
    auto *copyButton = new QPushButton(tr("Copy"), this);
    auto *saveButton = new QPushButton(tr("Save…"), this);
    const QString name = objectName().mid(5);
    copyButton->setObjectName(QStringLiteral("copy-") + name);
    saveButton->setObjectName(QStringLiteral("save-") + name);
    auto *top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    for (QPushButton *button : {m_toggle, copyButton, saveButton}) {
        button->setProperty("tone", QStringLiteral("quiet"));
        top->addWidget(button);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 6));
    layout->addLayout(top);
    layout->addWidget(m_summary);
    layout->addWidget(m_chart);
    layout->addWidget(m_rows);
    layout->addStretch(1);
    connect(m_toggle, &QPushButton::toggled, this, &FigureCard::showTable);
    connect(copyButton, &QPushButton::clicked, this, &FigureCard::copy);
    connect(saveButton, &QPushButton::clicked, this, &FigureCard::saveAs);
}

void FigureCard::setTable(const FigureTable &table)
{
    if (table == m_table)
        return;
    m_table = table;
    setAccessibleName(table.title);
    m_title->setText(table.title);
    m_summary->setText(table.summary);
    m_toggle->setAccessibleName(tr("%1 as a table").arg(table.title));
    const QString name = objectName().mid(5);
    findChild<QPushButton *>(QStringLiteral("copy-") + name)->setAccessibleName(tr("Copy: %1").arg(table.title));
    findChild<QPushButton *>(QStringLiteral("save-") + name)->setAccessibleName(tr("Save: %1").arg(table.title));
    m_chart->setTable(table);
    fillTable();
}

void FigureCard::fillTable()
{
    m_rows->setAccessibleName(m_table.title);
    m_rows->setAccessibleDescription(m_table.summary);
    m_rows->setColumnCount(int(m_table.heads.size()));
    m_rows->setHorizontalHeaderLabels(m_table.heads);
    m_rows->setRowCount(int(m_table.rows.size()));
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        for (int column = 0; column < m_rows->columnCount(); ++column) {
            auto *item = new QTableWidgetItem(m_table.rows.at(row).value(column));
            if (column > 0)
                item->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
            m_rows->setItem(row, column, item);
        }
    }
    m_rows->horizontalHeader()->setMinimumSectionSize(scaled(font(), 84));
    m_rows->horizontalHeader()->setHighlightSections(false);
    m_rows->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_rows->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_rows->horizontalHeaderItem(0)->setTextAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    for (int column = 1; column < m_rows->columnCount(); ++column)
        m_rows->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    const int line = m_rows->verticalHeader()->defaultSectionSize();
    m_rows->setFixedHeight(line * std::min(m_rows->rowCount() + 1, mostLines) + scaled(font(), 6));
}

bool FigureCard::isTableShown() const
{
    return m_toggle->isChecked();
}

void FigureCard::showTable(bool isShown)
{
    m_toggle->setChecked(isShown);
    m_chart->setVisible(!isShown);
    m_rows->setVisible(isShown);
}

QPixmap FigureCard::picture() const
{
    constexpr int margin = 16;
    QPixmap picture(QSize(m_chart->width() + 2 * margin, m_chart->height() + 3 * margin) * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(palette().color(QPalette::Base));
    QPainter painter(&picture);
    painter.setPen(palette().color(QPalette::Text));
    painter.setFont(m_title->font());
    painter.drawText(QPoint(margin, margin + margin / 2), m_table.title);
    m_chart->render(&painter, {margin, 2 * margin}, {}, QWidget::DrawChildren);
    return picture;
}

void FigureCard::copy() const
{
    auto *both = new QMimeData;
    both->setImageData(picture().toImage());
    both->setText(toCsv(m_table));
    QGuiApplication::clipboard()->setMimeData(both);
}

void FigureCard::saveAs()
{
    auto *dialog = new QFileDialog(this, tr("Save %1").arg(m_table.title));
    dialog->setObjectName(QStringLiteral("saveFigures"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Picture (*.png)"), tr("Table (*.csv)")});
    dialog->selectNameFilter(dialog->nameFilters().at(isTableShown() ? 1 : 0));
    dialog->setDefaultSuffix(isTableShown() ? QStringLiteral("csv") : QStringLiteral("png"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u"csv") ? QStringLiteral("csv") : QStringLiteral("png"));
    });
    dialog->selectFile(m_table.name);
    connect(dialog, &QFileDialog::fileSelected, this, &FigureCard::save);
    dialog->open();
}

void FigureCard::save(const QString &path)
{
    const auto writing = QtConcurrent::run(
        [path, image = picture().toImage(), csv = toCsv(m_table).toUtf8()] { return write(path, image, csv); });
    whenDone(writing, this, [this](const Done &outcome) { emit saved(outcome); });
}

} // namespace patchcord::ui
