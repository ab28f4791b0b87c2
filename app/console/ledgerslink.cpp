// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/ledgerslink.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/desk/act.h"
#include "core/desk/retention.h"
#include "core/desk/transcript/transcript.h"
#include "core/store/auditpages.h"
#include "core/store/figures.h"
#include "ui/ledgers/auditdialog.h"
#include "ui/ledgers/erasedialog.h"
#include "ui/ledgers/retentiondialog.h"
#include "ui/models/audittext.h"
#include "ui/numbers/numbersdialog.h"
#include "ui/shell/windowledgers.h"

#include <QSaveFile>
#include <QtConcurrent>

namespace patchcord::app {

namespace {

constexpr int auditRows = 200;
constexpr int auditExportRows = 5'000;

Done writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return failure(ErrorKind::Storage, LedgersLink::tr("The file could not be written: %1").arg(file.errorString()));
}

} // namespace

LedgersLink::LedgersLink(Session &session, ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_window(window)
    , m_erasing(session.store(), session.agent())
{
    connect(&m_window.ledgers(), &ui::WindowLedgers::numbersOpened, this, &LedgersLink::attachNumbers);
    connect(&m_window.ledgers(), &ui::WindowLedgers::erasingOpened, this, &LedgersLink::attachErasing);
    connect(&m_window.ledgers(), &ui::WindowLedgers::auditOpened, this, &LedgersLink::attachAudit);
    connect(&m_window.ledgers(), &ui::WindowLedgers::retentionOpened, this, &LedgersLink::attachRetention);
    connect(&m_window.ledgers(), &ui::WindowLedgers::exportRequested, this, &LedgersLink::exportConversation);
}

void LedgersLink::attachNumbers()
{
    ui::NumbersDialog *dialog = m_window.ledgers().numbers();
    connect(dialog, &ui::NumbersDialog::figuresWanted, this, [this, dialog](const FigureQuery &query) {
        const auto read = m_session.store().read(
            [query](const store::Snapshot &snapshot) { return store::figures(snapshot, query, utcNow()); });
        whenDone(read, dialog, [dialog](const Result<Figures> &figures) {
            if (figures)
                dialog->setFigures(*figures);
            else
                dialog->setFailure(figures.error().message);
        });
    });
}

void LedgersLink::attachErasing()
{
    ui::EraseDialog *dialog = m_window.ledgers().erasing();
    whenDone(m_erasing.preview(dialog->contact()), dialog, [dialog](const Result<desk::ErasePreview> &preview) {
        if (preview)
            dialog->setPreview(*preview);
        else
            dialog->setFailure(preview.error().message);
    });
    connect(dialog, &ui::EraseDialog::eraseConfirmed, this, [this, dialog](ContactId contact, bool isAtTwilio) {
        whenDone(m_erasing.erase(contact, isAtTwilio), dialog,
                 [dialog](const Done &outcome) { dialog->setOutcome(outcome); });
    });
}

void LedgersLink::attachAudit()
{
    ui::AuditDialog *dialog = m_window.ledgers().audit();
    const auto choices = m_session.store().read([](const store::Snapshot &s) { return store::auditChoices(s); });
    whenDone(choices, dialog, [dialog](const Result<AuditChoices> &found) {
        if (found)
            dialog->setChoices(*found);
    });
    connect(dialog, &ui::AuditDialog::pageWanted, this, [this, dialog](const AuditFilter &filter, qint64 before) {
        const auto page = m_session.store().read([filter, before](const store::Snapshot &snapshot) {
            return store::auditPage(snapshot, filter, before, auditRows);
        });
        whenDone(page, dialog, [dialog, filter, before](const Result<QList<AuditLine>> &lines) {
            if (lines)
                dialog->setPage(filter, before, *lines, lines->size() == auditRows);
            else
                dialog->setState(lines.error().message);
        });
    });
    connect(dialog, &ui::AuditDialog::exportRequested, this, [this](const AuditFilter &filter, const QString &path) {
        exportAudit(filter, path, 0, ui::auditCsvHead().toUtf8());
    });
}

void LedgersLink::attachRetention()
{
    ui::RetentionDialog *dialog = m_window.ledgers().retention();
    connect(dialog, &ui::RetentionDialog::previewWanted, this, [this, dialog](int months) {
        const auto preview = desk::previewRetention(m_session.store(), months, QDateTime::currentDateTime());
        whenDone(preview, dialog, [dialog](const Result<desk::RetentionPreview> &found) {
            if (found)
                dialog->setPreview(*found);
            else
                dialog->setFailure(found.error().message);
        });
    });
    connect(dialog, &ui::RetentionDialog::saved, this, [this](int months) {
        whenDone(desk::setRetention(m_session.store(), m_session.agent(), months, utcNow()), this,
                 [this](const Done &set) {
                     if (!set)
                         m_window.showRefusal({}, set.error().message, {});
                 });
    });
}

/// Page by page, so that the reading thread serves the screen in between.
void LedgersLink::exportAudit(const AuditFilter &filter, const QString &path, qint64 before, const QByteArray &so)
{
    ui::AuditDialog *dialog = m_window.ledgers().audit();
    if (!dialog)
        return;
    const auto page = m_session.store().read([filter, before](const store::Snapshot &snapshot) {
        return store::auditPage(snapshot, filter, before, auditExportRows);
    });
    whenDone(page, dialog, [=, this](const Result<QList<AuditLine>> &lines) {
        if (!lines)
            return dialog->setState(lines.error().message);
        const QByteArray csv = so + ui::auditCsv(*lines).toUtf8();
        if (lines->size() == auditExportRows)
            return exportAudit(filter, path, lines->constLast().id, csv);
        whenDone(QtConcurrent::run([path, csv] { return writeFile(path, csv); }), dialog,
                 [this, dialog](const Done &written) {
                     dialog->setState(written ? tr("It is saved.") : written.error().message);
                     if (written)
                         noteExport(QStringLiteral("audit.export"));
                 });
    });
}

void LedgersLink::exportConversation(ConversationId conversation, const QString &path)
{
    const auto format = desk::transcriptFormatOf(path);
    if (!format)
        return m_window.showRefusal({}, tr("Choose a name that ends in .pdf, .html or .jsonl."), {});
    const auto read = m_session.store().read(
        [conversation](const store::Snapshot &snapshot) { return desk::readTranscript(snapshot, conversation); });
    whenDone(read, this, [=, this](const Result<desk::Transcript> &transcript) {
        if (!transcript)
            return m_window.showRefusal({}, transcript.error().message, {});
        const auto writing
            = QtConcurrent::run([transcript = *transcript, format, path, media = m_session.store().mediaFolder()] {
                  return desk::writeTranscript(transcript, *format, path, media);
              });
        whenDone(writing, this, [this, conversation, path](const Done &written) {
            if (!written)
                return m_window.showRefusal({}, written.error().message, {});
            noteExport(QStringLiteral("conversation.export"), conversation);
            m_window.ledgers().setExported(path);
        });
    });
}

void LedgersLink::noteExport(const QString &action, ConversationId conversation)
{
    m_session.store().write(
        [act = desk::Act{m_session.agent(), utcNow()}, action, conversation](store::Transaction &transaction) {
            return desk::audit(transaction, act, action, conversation);
        });
}

} // namespace patchcord::app
