// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/ledgerslink.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/store/figures.h"
#include "ui/ledgers/erasedialog.h"
#include "ui/numbers/numbersdialog.h"
#include "ui/shell/windowledgers.h"

namespace patchcord::app {

LedgersLink::LedgersLink(Session &session, ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_window(window)
    , m_erasing(session.store(), session.agent())
{
    connect(&m_window.ledgers(), &ui::WindowLedgers::numbersOpened, this, &LedgersLink::attachNumbers);
    connect(&m_window.ledgers(), &ui::WindowLedgers::erasingOpened, this, &LedgersLink::attachErasing);
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

} // namespace patchcord::app
