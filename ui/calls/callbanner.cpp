// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calls/callbanner.h"

#include <QAccessible>
#include <QVBoxLayout>

namespace patchcord::ui {

CallBanner::CallBanner(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("callBanner"));
    setAccessibleName(tr("Calls now"));
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, [this] {
        for (CallRow *row : std::as_const(m_rows))
            row->refresh();
    });
    hide();
}

CallRow *CallBanner::addRow()
{
    auto *row = new CallRow(int(m_rows.size()), this);
    connect(row, &CallRow::openRequested, this, &CallBanner::openRequested);
    connect(row, &CallRow::ringPhoneRequested, this, &CallBanner::ringPhoneRequested);
    connect(row, &CallRow::voicemailRequested, this, &CallBanner::voicemailRequested);
    connect(row, &CallRow::declineRequested, this, &CallBanner::declineRequested);
    connect(row, &CallRow::hangUpRequested, this, &CallBanner::hangUpRequested);
    m_layout->addWidget(row);
    m_rows.append(row);
    return row;
}

void CallBanner::setCalls(const QList<LiveCall> &calls)
{
    if (calls == m_calls)
        return;
    const qsizetype before = m_calls.size();
    m_calls = calls;
    while (m_rows.size() > calls.size()) {
        CallRow *row = m_rows.takeLast();
        row->hide();
        row->deleteLater(); // One of its own buttons may be what ended its call.
    }
    for (qsizetype place = 0; place < calls.size(); ++place) {
        CallRow *row = place < m_rows.size() ? m_rows.at(place) : addRow();
        row->setCall(calls.at(place));
    }
    setVisible(!calls.isEmpty());
    if (calls.isEmpty())
        return m_second.stop();
    m_second.start();
    if (calls.size() > before) {
        QAccessibleEvent event(m_rows.last(), QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace patchcord::ui
