// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ledgers/auditdialog.h"

#include "ui/models/audittablemodel.h"
#include "ui/models/audittext.h"
#include "ui/models/conversationtext.h"
#include "ui/style/dayspan.h"
#include "ui/style/metrics.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableView>
#include <QVBoxLayout>

namespace patchcord::ui {

namespace {

void fill(QComboBox &box, const QStringList &values, QString (*textOf)(const QString &))
{
    const QSignalBlocker quiet(&box);
    const QString chosen = box.currentData().toString();
    while (box.count() > 1)
        box.removeItem(1);
    for (const QString &value : values)
        box.addItem(textOf(value), value);
    box.setCurrentIndex(std::max(box.findData(chosen), 0));
}

} // namespace

AuditDialog::AuditDialog(const Conversation &current, QWidget *parent)
    : QDialog(parent)
    , m_conversation(current.id)
    , m_model(new AuditTableModel(this))
    , m_days(new DaySpan(QStringLiteral("audit"), DaySpan::AnyTime::Yes, this))
    , m_actor(choice("auditActor", tr("Who"), tr("Everybody")))
    , m_action(choice("auditAction", tr("What"), tr("Everything")))
    , m_onlyCurrent(new QCheckBox(tr("Only the open &conversation"), this))
    , m_table(new QTableView(this))
    , m_state(new QLabel(this))
{
    setObjectName(QStringLiteral("auditDialog"));
    setWindowTitle(tr("Audit"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_onlyCurrent->setObjectName(QStringLiteral("auditOnlyCurrent"));
    m_onlyCurrent->setAccessibleName(tr("Only the open conversation"));
    m_onlyCurrent->setEnabled(current.id.isValid());
    m_state->setObjectName(QStringLiteral("auditState"));
    build();
    connect(m_model, &AuditTableModel::pageWanted, this, &AuditDialog::pageWanted);
    const auto narrow = [this] { m_model->setFilter(filter()); };
    connect(m_days, &DaySpan::changed, this, narrow);
    connect(m_actor, &QComboBox::currentIndexChanged, this, narrow);
    connect(m_action, &QComboBox::currentIndexChanged, this, narrow);
    connect(m_onlyCurrent, &QCheckBox::toggled, this, narrow);
}

QComboBox *AuditDialog::choice(const char *name, const QString &accessibleName, const QString &all)
{
    auto *box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    box->addItem(all, QString());
    return box;
}

void AuditDialog::build()
{
    m_table->setObjectName(QStringLiteral("auditTable"));
    m_table->setAccessibleName(tr("Audit, newest first"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const QList<int> widths{190, 130, 220, 160};
    for (int column = 0; column < widths.size(); ++column)
        m_table->setColumnWidth(column, scaled(font(), widths.at(column)));
    auto *title = new QLabel(tr("Audit"), this);
    title->setFont(sized(font(), 20, QFont::DemiBold));
    auto *save = new QPushButton(tr("&Save as CSV…"), this);
    save->setObjectName(QStringLiteral("auditSave"));
    save->setAccessibleName(tr("Save as CSV"));
    save->setAutoDefault(false);
    auto *filters = new QHBoxLayout;
    filters->setSpacing(scaled(font(), 8));
    filters->addWidget(m_days);
    for (const auto &[text, box] : {std::pair(tr("&Who"), m_actor), std::pair(tr("Wh&at"), m_action)}) {
        auto *label = new QLabel(text, this);
        label->setBuddy(box);
        filters->addWidget(label);
        filters->addWidget(box);
    }
    filters->addStretch(1);
    auto *last = new QHBoxLayout;
    last->addWidget(m_onlyCurrent);
    last->addWidget(m_state, 1);
    last->addWidget(save);
    auto *layout = new QVBoxLayout(this);
    const int side = scaled(font(), 34);
    layout->setContentsMargins(side, scaled(font(), 24), side, scaled(font(), 20));
    layout->setSpacing(scaled(font(), 12));
    layout->addWidget(title);
    layout->addLayout(filters);
    layout->addWidget(m_table, 1);
    layout->addLayout(last);
    resize(scaled(font(), 1060), scaled(font(), 640));
    connect(save, &QPushButton::clicked, this, &AuditDialog::askWhereTo);
}

AuditFilter AuditDialog::filter() const
{
    AuditFilter wanted;
    wanted.actor = m_actor->currentData().toString();
    wanted.action = m_action->currentData().toString();
    if (m_onlyCurrent->isChecked())
        wanted.conversation = m_conversation;
    if (!m_days->isAnyTime()) {
        wanted.from = m_days->first().startOfDay().toMSecsSinceEpoch();
        wanted.to = m_days->last().addDays(1).startOfDay().toMSecsSinceEpoch();
    }
    return wanted;
}

void AuditDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_table->setFocus(Qt::OtherFocusReason);
    m_model->setFilter(filter());
}

void AuditDialog::setChoices(const AuditChoices &choices)
{
    fill(*m_actor, choices.actors, auditActorText);
    fill(*m_action, choices.actions, auditActionText);
}

void AuditDialog::setPage(const AuditFilter &filter, qint64 before, const QList<AuditLine> &lines, bool hasMore)
{
    m_model->setPage(filter, before, lines, hasMore);
    if (m_model->rowCount() > 0 && !m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model->index(0, 0));
    setState(m_model->rowCount() == 0 ? tr("Nothing is noted for this choice.") : QString());
}

void AuditDialog::setState(const QString &text)
{
    m_state->setText(text);
}

void AuditDialog::askWhereTo()
{
    auto *dialog = new QFileDialog(this, tr("Save the audit"));
    dialog->setObjectName(QStringLiteral("saveAudit"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Table (*.csv)"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("audit"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &path) { emit exportRequested(filter(), path); });
    dialog->open();
}

} // namespace patchcord::ui
