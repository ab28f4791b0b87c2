// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/ledgerslink.h"

#include "core/base/clock.h"
#include "core/base/futures.h"
#include "core/store/figures.h"
#include "ui/numbers/numbersdialog.h"
#include "ui/shell/windowledgers.h"

namespace patchcord::app {

LedgersLink::LedgersLink(Session &session, ui::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_window(window)
{
    connect(&m_window.ledgers(), &ui::WindowLedgers::numbersOpened, this, &LedgersLink::attachNumbers);
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

} // namespace patchcord::app
