// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/states/snoozedialog.h"

#include "ui/models/typedtime.h"
#include "ui/states/picklist.h"
#include "ui/style/metrics.h"

#include <QVBoxLayout>

namespace patchcord::ui {

SnoozeDialog::SnoozeDialog(int conversations, const QDateTime &now, QWidget *parent)
    : QDialog(parent)
    , m_now(now)
    , m_pick(new PickList(QStringLiteral("snooze"), tr("&Until when?"), tr("fri 15:00, 24.12., in 2 hours…"), this))
{
    setObjectName(QStringLiteral("snoozeDialog"));
    setWindowTitle(conversations > 1 ? tr("Snooze %n conversations", nullptr, conversations)
                                     : tr("Snooze the conversation"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 16);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->addWidget(m_pick);
    setMinimumWidth(scaled(font(), 360));
    connect(m_pick, &PickList::typed, this, &SnoozeDialog::offer);
    connect(m_pick, &PickList::picked, this, [this](int choice) {
        emit chosen(m_times.at(choice));
        accept();
    });
    offer({});
    m_pick->setFocus(Qt::OtherFocusReason);
}

void SnoozeDialog::offer(const QString &typed)
{
    QStringList titles;
    m_times.clear();
    const QString wanted = typed.simplified();
    const auto add = [this, &titles](const QString &title, qint64 until) {
        titles.append(title);
        m_times.append(until);
    };
    if (const auto time = timeFromText(wanted, m_now))
        add(comingTime(*time, m_now), time->toMSecsSinceEpoch());
    for (const TimeChoice &choice : laterTimes(m_now)) {
        if (choice.title.contains(wanted, Qt::CaseInsensitive))
            add(tr("%1 · %2").arg(choice.title, comingTime(choice.time, m_now)), choice.time.toMSecsSinceEpoch());
    }
    if (const QString reply = tr("Until they reply"); reply.contains(wanted, Qt::CaseInsensitive))
        add(reply, 0);
    m_pick->setChoices(titles, tr("No such time to come. Try “fri 15:00”, “tomorrow 9”, “in 2 hours” or “24.12.”."));
}

} // namespace patchcord::ui
