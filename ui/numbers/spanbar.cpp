// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/numbers/spanbar.h"

#include "ui/models/conversationtext.h"
#include "ui/style/metrics.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

namespace patchcord::ui {

namespace {

constexpr int typedDays = 0;
const QDate earliest(2008, 1, 1); // Twilio was founded then.

QLabel *named(const QString &text, QWidget *field)
{
    auto *label = new QLabel(text, field->parentWidget());
    label->setBuddy(field);
    return label;
}

} // namespace

SpanBar::SpanBar(QWidget *parent)
    : QWidget(parent)
    , m_span(new QComboBox(this))
    , m_first(new QDateEdit(this))
    , m_last(new QDateEdit(this))
    , m_sender(new QComboBox(this))
{
    m_span->setObjectName(QStringLiteral("numbersSpan"));
    m_span->setAccessibleName(tr("Which days"));
    m_span->addItem(tr("Today"), 1);
    m_span->addItem(tr("7 days"), 7);
    m_span->addItem(tr("30 days"), 30);
    m_span->addItem(tr("From … to …"), typedDays);
    m_span->setCurrentIndex(1);
    m_first->setObjectName(QStringLiteral("numbersFrom"));
    m_first->setAccessibleName(tr("First day"));
    m_last->setObjectName(QStringLiteral("numbersTo"));
    m_last->setAccessibleName(tr("Last day"));
    m_sender->setObjectName(QStringLiteral("numbersSender"));
    m_sender->setAccessibleName(tr("Which sender"));
    m_sender->addItem(tr("All senders"), qint64(0));
    m_sender->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (QDateEdit *field : {m_first, m_last}) {
        field->setCalendarPopup(true);
        field->setDateRange(earliest, QDate::currentDate().addYears(1));
    }
    build();
    takeSpan(m_span->currentIndex());
}

void SpanBar::build()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 8));
    layout->addWidget(named(tr("&Days"), m_span));
    layout->addWidget(m_span);
    layout->addWidget(named(tr("&From"), m_first));
    layout->addWidget(m_first);
    layout->addWidget(named(tr("&To"), m_last));
    layout->addWidget(m_last);
    layout->addStretch(1);
    layout->addWidget(named(tr("&Sender"), m_sender));
    layout->addWidget(m_sender);
    connect(m_span, &QComboBox::currentIndexChanged, this, [this](int index) {
        takeSpan(index);
        emit changed();
    });
    for (QDateEdit *field : {m_first, m_last})
        connect(field, &QDateEdit::dateChanged, this, &SpanBar::takeDates);
    connect(m_sender, &QComboBox::currentIndexChanged, this, &SpanBar::changed);
}

void SpanBar::takeSpan(int index)
{
    const int days = m_span->itemData(index).toInt();
    if (days == typedDays)
        return m_first->setFocus(Qt::OtherFocusReason);
    const QDate today = QDate::currentDate();
    const QSignalBlocker quietFirst(m_first);
    const QSignalBlocker quietLast(m_last);
    m_first->setDate(today.addDays(1 - days));
    m_last->setDate(today);
}

/// Typed days are looked at as they are, and never the wrong way round.
void SpanBar::takeDates()
{
    const QSignalBlocker quietSpan(m_span);
    m_span->setCurrentIndex(m_span->findData(typedDays));
    emit changed();
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
    const auto [first, last] = std::minmax(m_first->date(), m_last->date());
    return {first, last, QTimeZone::systemTimeZone(), {m_sender->currentData().toLongLong()}};
}

void SpanBar::focusFirst()
{
    m_span->setFocus(Qt::OtherFocusReason);
}

} // namespace patchcord::ui
