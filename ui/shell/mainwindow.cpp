// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/compose/composepanel.h"
#include "ui/contact/contactpane.h"
#include "ui/contact/notesfield.h"
#include "ui/health/healthdialog.h"
#include "ui/inbox/queuepanel.h"
#include "ui/setup/setupguide.h"
#include "ui/shell/mainwindowprivate.h"
#include "ui/shell/notifier.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/windowassistant.h"
#include "ui/shell/windowcalls.h"
#include "ui/shell/windowstates.h"

#include <QCloseEvent>
#include <QDataStream>
#include <QIODevice>
#include <QMessageBox>

namespace patchcord::ui {

namespace {

constexpr quint32 layoutVersion = 1;

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , d(std::make_unique<Private>(*this))
{ }

MainWindow::~MainWindow() = default;

TimelineView *MainWindow::timeline() const
{
    return d->view->timeline();
}

ConversationId MainWindow::currentConversation() const
{
    return d->view->conversation().id;
}

ConversationFilter MainWindow::filter() const
{
    return d->conversations.filter();
}

void MainWindow::setConversations(const ConversationFilter &filter, const QList<Conversation> &rows, bool isFirstPage,
                                  bool hasMore)
{
    d->conversations.setPage(filter, rows, isFirstPage, hasMore);
    for (const Conversation &row : rows)
        d->heardOf(row);
}

void MainWindow::upsertConversation(const Conversation &conversation)
{
    d->known.insert(conversation.id.value, new Conversation(conversation));
    d->conversations.upsert(conversation);
    d->heardOf(conversation);
}

void MainWindow::removeConversation(ConversationId conversation)
{
    d->remove(conversation);
}

void MainWindow::setCounts(const QueueCounts &counts)
{
    d->queues.setCounts(counts);
    d->notifier->setUnread(counts.unread);
    d->status->setOutbox(counts.outbox);
}

void MainWindow::setSenders(const QList<Sender> &senders)
{
    d->setSenders(senders);
}

void MainWindow::setLabels(const QList<LabelCount> &labels)
{
    d->queues.setLabels(labels);
    d->queuePanel->mark(d->queue);
    d->states->setLabels(labels);
}

void MainWindow::setLiveCalls(const QList<Message> &calls, const QHash<ConversationId, QString> &topics)
{
    d->calls->setCalls(calls, topics);
}

void MainWindow::setStatus(const StatusLine &status)
{
    d->isDemo = status.isDemo;
    d->refreshConnectBar();
    d->status->setStatus(status);
    d->refreshEmptyPage();
}

void MainWindow::setSetup(const SetupValues &values)
{
    d->setup = values;
    d->applySetup();
}

void MainWindow::clear()
{
    d->clear();
}

void MainWindow::setHealth(const Health &health)
{
    d->health = health;
    d->status->setHealth(health);
    if (d->healthDialog)
        d->healthDialog->setHealth(health);
}

void MainWindow::setGuideDraft(const GuideDraft &draft)
{
    d->guideDraft = draft;
}

SetupGuide *MainWindow::guide() const
{
    return d->guide;
}

HealthDialog *MainWindow::healthDialog() const
{
    return d->healthDialog;
}

WindowStates *MainWindow::states() const
{
    return d->states;
}

WindowTemplates *MainWindow::templates() const
{
    return d->templates;
}

WindowLater *MainWindow::later() const
{
    return d->later;
}

WindowReplies *MainWindow::replies() const
{
    return d->replies;
}

WindowLedgers &MainWindow::ledgers() const
{
    return *d->ledgers;
}

WindowAssistant *MainWindow::assistant() const
{
    return d->assistant;
}

WindowRules *MainWindow::rules() const
{
    return d->rules;
}

void MainWindow::setAttachment(ConversationId conversation, const Attachment &file)
{
    d->view->compose()->setAttachment(conversation, file);
}

void MainWindow::setMediaFolder(const QString &folder)
{
    d->view->timeline()->setMediaFolder(folder);
}

void MainWindow::showRefusal(ConversationId conversation, const QString &message, const QString &unsentText,
                             const QStringList &unsentFiles)
{
    if (conversation.isValid())
        return d->view->compose()->showRefusal(conversation, message, unsentText, unsentFiles);
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Patchcord"), message, QMessageBox::Ok, this);
    box->setObjectName(QStringLiteral("refusalBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (!unsentText.isEmpty())
        box->setInformativeText(tr("Your text: %1").arg(unsentText));
    box->open();
}

void MainWindow::notify(const Conversation &conversation)
{
    d->known.insert(conversation.id.value, new Conversation(conversation));
    d->notifier->notify(conversation);
}

void MainWindow::selectConversation(ConversationId conversation)
{
    d->open(conversation);
}

QByteArray MainWindow::saveLayout() const
{
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream << layoutVersion << saveGeometry() << d->panes->save() << qint32(d->textPercent);
    return layout;
}

void MainWindow::restoreLayout(const QByteArray &layout)
{
    QDataStream stream(layout);
    quint32 version = 0;
    QByteArray geometry;
    QByteArray panes;
    qint32 percent = 100;
    stream >> version >> geometry >> panes >> percent;
    if (stream.status() != QDataStream::Ok || version != layoutVersion)
        return;
    d->setTextPercent(percent);
    restoreGeometry(geometry);
    d->panes->restore(panes);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!d->conversations.isLoaded())
        d->conversations.reload();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    d->view->compose()->flushDraft();
    d->contact->notes()->flush();
    QMainWindow::closeEvent(event);
}

} // namespace patchcord::ui
