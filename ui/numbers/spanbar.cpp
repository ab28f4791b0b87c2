// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/numbers/spanbar.h"

#include "ui/models/conversationtext.h"
#include "ui/style/dayspan.h"
#include "ui/style/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>

namespace patchcord::ui {

SpanBar::SpanBar(QWidget *parent)
    : QWidget(parent)
    , m_days(new DaySpan(QStringLiteral("numbers"), DaySpan::AnyTime::No, this))
    , m_sender(new QComboBox(this))
{
    m_sender->setObjectName(QStringLiteral("numbersSender"));
    m_sender->setAccessibleName(tr("Which sender"));
    m_sender->addItem(tr("All senders"), qint64(0));
    m_sender->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto *label = new QLabel(tr("&Sender"), this);
    label->setBuddy(m_sender);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 8));
    layout->addWidget(m_days);
    layout->addStretch(1);
    layout->addWidget(label);
    layout->addWidget(m_sender);
    connect(m_days, &DaySpan::changed, this, &SpanBar::changed);
    connect(m_sender, &QComboBox::currentIndexChanged, this, &SpanBar::changed);
}

void SpanBar::setSenders(const QList<Sender> &senders)
{
    const QSignalBlocker quiet(m_sender);
    const qint64 chosen = m_sender->currentData().toLongLong();
    while (m_sender->count() > 1)
        m_sender->removeItem(1);
    for (const Sender &sender : senders)
        m_sender->addItem(senderLabel(sender), sender.id.value);
    m_sender->setCurrentIndex(std::max(m_sender->findData(chosen), 0));
}

FigureQuery SpanBar::query() const
{
    return {m_days->first(), m_days->last(), QTimeZone::systemTimeZone(), {m_sender->currentData().toLongLong()}};
}

void SpanBar::focusFirst()
{
    m_days->focusFirst();
}

} // namespace patchcord::ui
