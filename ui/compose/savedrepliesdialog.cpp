// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/savedrepliesdialog.h"

#include "ui/compose/replyfiles.h"
#include "ui/style/button.h"
#include "ui/style/fieldlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/rowdelegate.h"
#include "ui/style/theme.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace patchcord::ui {

SavedRepliesDialog::SavedRepliesDialog(QWidget *parent)
    : QDialog(parent)
    , m_list(new QListWidget(this))
    , m_name(new QLineEdit(this))
    , m_folder(new QLineEdit(this))
    , m_text(new QPlainTextEdit(this))
    , m_files(new ReplyFiles(this))
    , m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("savedRepliesDialog"));
    setWindowTitle(tr("Saved replies"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(m_list, &QListWidget::currentRowChanged, this, &SavedRepliesDialog::showCurrent);
    begin();
    resize(scaled(font(), 720), scaled(font(), 520));
}

void SavedRepliesDialog::build()
{
    m_list->setObjectName(QStringLiteral("savedReplies"));
    m_list->setAccessibleName(tr("Saved replies"));
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setFixedWidth(scaled(font(), 230));
    m_name->setObjectName(QStringLiteral("savedReplyName"));
    m_name->setAccessibleName(tr("Name"));
    m_folder->setObjectName(QStringLiteral("savedReplyFolder"));
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setPlaceholderText(tr("May stay empty"));
    m_text->setObjectName(QStringLiteral("savedReplyText"));
    m_text->setAccessibleName(tr("Text"));
    m_text->setTabChangesFocus(true);
    m_text->setPlaceholderText(tr("Dear {name}, your appointment is on {day}…"));
    m_note->setObjectName(QStringLiteral("savedReplyNote"));
    m_note->setWordWrap(true);
    m_note->setFont(sized(font(), 11.5));
    auto *hint = new QLabel(tr("{name}, {number}, {agent} and {sender} are filled in; other words in braces are asked "
                               "for. In a reply, / and a few letters find it."),
                            this);
    hint->setWordWrap(true);
    hint->setFont(sized(font(), 11.5));
    setInk(*hint, Theme::of(palette()).dim);

    QPushButton *adding = makeButton("newSavedReply", tr("&New"), this);
    m_remove = makeButton("removeSavedReply", tr("&Delete"), this);
    QPushButton *importing = makeButton("importSavedReplies", tr("&Import…"), this);
    QPushButton *exporting = makeButton("exportSavedReplies", tr("E&xport…"), this);
    m_save = makeButton("keepSavedReply", tr("&Save"), this);
    QPushButton *closing = makeButton("closeSavedReplies", tr("Close"), this);
    m_save->setProperty("tone", QStringLiteral("primary"));
    connect(adding, &QPushButton::clicked, this, &SavedRepliesDialog::begin);
    connect(m_remove, &QPushButton::clicked, this, &SavedRepliesDialog::remove);
    connect(m_save, &QPushButton::clicked, this, &SavedRepliesDialog::keep);
    connect(closing, &QPushButton::clicked, this, &QDialog::reject);
    for (QPushButton *button : {importing, exporting})
        button->setToolTip(tr("The texts; files are left out"));
    connect(m_files, &ReplyFiles::offered, this, &SavedRepliesDialog::fileOffered);
    connect(m_files, &ReplyFiles::changed, this, [this] { m_save->setEnabled(!m_files->isChecking()); });
    m_files->takeDropsOn(*this);
    m_files->takeDropsOn(*m_text->viewport());
    connect(importing, &QPushButton::clicked, this, [this] { chooseFile(true); });
    connect(exporting, &QPushButton::clicked, this, [this] { chooseFile(false); });

    auto *under = new QHBoxLayout;
    for (QPushButton *button : {adding, m_remove, importing, exporting})
        under->addWidget(button);
    under->addStretch(1);
    under->addWidget(closing);
    under->addWidget(m_save);
    auto *fields = new QVBoxLayout;
    fields->setSpacing(scaled(font(), 6));
    fields->addWidget(labelFor(tr("Na&me"), m_name));
    fields->addWidget(m_name);
    fields->addWidget(labelFor(tr("&Folder"), m_folder));
    fields->addWidget(m_folder);
    fields->addWidget(labelFor(tr("&Text"), m_text));
    fields->addWidget(m_text, 1);
    fields->addWidget(m_files);
    fields->addWidget(hint);
    fields->addWidget(m_note);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(scaled(font(), 16));
    columns->addWidget(m_list);
    columns->addLayout(fields, 1);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 12));
    layout->addLayout(columns, 1);
    layout->addLayout(under);
}

void SavedRepliesDialog::setReplies(const QList<SavedReply> &replies)
{
    m_replies = replies;
    int row = -1;
    {
        // What is being typed stays as it is.
        const QSignalBlocker still(m_list);
        m_list->clear();
        for (const SavedReply &reply : replies) {
            m_list->addItem(reply.folder.isEmpty() ? reply.name : tr("%1 · %2").arg(reply.folder, reply.name));
            const bool isShown = m_shown.isValid() ? reply.id == m_shown : !m_added.isEmpty() && reply.name == m_added;
            if (isShown)
                row = m_list->count() - 1;
        }
        m_list->setCurrentRow(row);
    }
    if (row >= 0 && !m_added.isEmpty())
        showCurrent();
    m_added.clear();
}

void SavedRepliesDialog::say(const QString &text, bool isBad)
{
    m_note->setText(text);
    setInk(*m_note, isBad ? Theme::of(palette()).bad : Theme::of(palette()).dim);
}

void SavedRepliesDialog::settleFile(const QString &path, const MediaItem &file)
{
    m_files->settle(path, file);
}

void SavedRepliesDialog::fill(const SavedReply &reply)
{
    m_shown = reply.id;
    m_name->setText(reply.name);
    m_folder->setText(reply.folder);
    m_text->setPlainText(reply.text);
    m_files->setFiles(reply.files);
    m_remove->setEnabled(reply.id.isValid());
}

void SavedRepliesDialog::showCurrent()
{
    const int row = m_list->currentRow();
    if (row >= 0 && row < m_replies.size())
        fill(m_replies.at(row));
}

void SavedRepliesDialog::begin()
{
    m_list->setCurrentRow(-1);
    fill({});
    m_name->setFocus(Qt::OtherFocusReason);
}

void SavedRepliesDialog::keep()
{
    SavedReply reply;
    reply.id = m_shown;
    reply.name = m_name->text().trimmed();
    reply.folder = m_folder->text().trimmed();
    reply.text = m_text->toPlainText();
    reply.files = m_files->files();
    if (!reply.id.isValid())
        m_added = reply.name;
    emit keepRequested(reply);
}

void SavedRepliesDialog::remove()
{
    const SavedReplyId gone = m_shown;
    begin();
    emit removeRequested(gone);
}

void SavedRepliesDialog::chooseFile(bool isImport)
{
    auto *dialog = new QFileDialog(this, isImport ? tr("Read saved replies") : tr("Write saved replies"));
    dialog->setObjectName(QStringLiteral("savedRepliesFile"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(isImport ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    dialog->setFileMode(isImport ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QStringLiteral("txt"));
    dialog->setNameFilters({tr("Text files (*.txt)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this, isImport](const QString &path) {
        if (isImport)
            emit importRequested(path);
        else
            emit exportRequested(path);
    });
    dialog->open();
}

} // namespace patchcord::ui
