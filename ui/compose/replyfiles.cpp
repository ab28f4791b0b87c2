// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/replyfiles.h"

#include "ui/compose/givenfiles.h"
#include "ui/models/mediatext.h"
#include "ui/style/metrics.h"
#include "ui/style/rowdelegate.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace patchcord::ui {

namespace {

constexpr int rowsShown = 2;

} // namespace

ReplyFiles::ReplyFiles(QWidget *parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_takeOut(new QPushButton(tr("Ta&ke out"), this))
{
    m_list->setObjectName(QStringLiteral("savedReplyFiles"));
    m_list->setAccessibleName(tr("Files"));
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setTabKeyNavigation(false);
    m_list->installEventFilter(this);
    m_takeOut->setObjectName(QStringLiteral("takeOutSavedReplyFile"));
    m_takeOut->setAccessibleName(tr("Take out"));
    m_takeOut->setAutoDefault(false);
    auto *adding = new QPushButton(tr("&Add files…"), this);
    adding->setObjectName(QStringLiteral("addSavedReplyFiles"));
    adding->setAccessibleName(tr("Add files"));
    adding->setAutoDefault(false);
    connect(adding, &QPushButton::clicked, this, &ReplyFiles::choose);
    connect(m_takeOut, &QPushButton::clicked, this, &ReplyFiles::takeOut);
    connect(m_list, &QListWidget::currentRowChanged, this,
            [this](int row) { m_takeOut->setEnabled(row >= 0 && row < m_files.size()); });

    auto *buttons = new QVBoxLayout;
    buttons->addWidget(adding);
    buttons->addWidget(m_takeOut);
    buttons->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    setTabOrder(adding, m_list);
    setTabOrder(m_list, m_takeOut);
    setFocusProxy(adding);
    setFixedHeight(std::max(scaled(font(), 34) * rowsShown, buttons->sizeHint().height()));
    refresh();
}

void ReplyFiles::setFiles(const QList<MediaItem> &files)
{
    m_files = files;
    m_offered.clear();
    refresh();
}

void ReplyFiles::settle(const QString &path, const MediaItem &file)
{
    if (m_offered.removeAll(path) == 0)
        return;
    const bool isThere
        = std::ranges::any_of(m_files, [&file](const MediaItem &other) { return other.file == file.file; });
    if (!file.file.isEmpty() && !isThere)
        m_files.append(file);
    refresh();
}

void ReplyFiles::add(const QStringList &paths)
{
    QStringList fresh = paths;
    fresh.removeIf([this](const QString &path) { return m_offered.contains(path); });
    m_offered += fresh;
    refresh();
    for (const QString &path : fresh)
        emit offered(path);
}

void ReplyFiles::choose()
{
    auto *dialog = new QFileDialog(this, tr("Add files"));
    dialog->setObjectName(QStringLiteral("chooseSavedReplyFiles"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &ReplyFiles::add);
    dialog->open();
}

void ReplyFiles::takeOut()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_files.size())
        return;
    m_files.removeAt(row);
    refresh();
    if (m_files.isEmpty())
        setFocus(Qt::OtherFocusReason);
}

void ReplyFiles::refresh()
{
    const int row = m_list->currentRow();
    m_list->clear();
    for (const MediaItem &file : std::as_const(m_files))
        m_list->addItem(tr("%1 · %2").arg(file.name, sizeText(file.size, locale())));
    for (const QString &path : std::as_const(m_offered))
        m_list->addItem(tr("%1 · Checking…").arg(QFileInfo(path).fileName()));
    m_list->setCurrentRow(std::clamp(row, m_files.isEmpty() ? -1 : 0, int(m_files.size()) - 1));
    m_list->setEnabled(m_list->count() > 0);
    m_takeOut->setEnabled(m_list->currentRow() >= 0);
    emit changed();
}

void ReplyFiles::takeDropsOn(QWidget &place)
{
    place.setAcceptDrops(true);
    place.installEventFilter(this);
}

bool ReplyFiles::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        takeOut();
        return true;
    }
    const bool isDrag = event->type() == QEvent::DragEnter || event->type() == QEvent::DragMove;
    if (watched == m_list || (!isDrag && event->type() != QEvent::Drop))
        return QWidget::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    const QStringList paths = localFiles(*drop->mimeData());
    if (paths.isEmpty())
        return QWidget::eventFilter(watched, event);
    drop->acceptProposedAction();
    if (!isDrag)
        add(paths);
    return true;
}

} // namespace patchcord::ui
