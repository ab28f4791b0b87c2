// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/dayspan.h"

#include "ui/style/metrics.h"

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>

namespace patchcord::ui {

namespace {

constexpr int typedDays = 0;
constexpr int anyDays = -1;
const QDate earliest(2008, 1, 1); // Twilio was founded then.

QLabel *named(const QString &text, QWidget *field)
{
    auto *label = new QLabel(text, field->parentWidget());
    label->setBuddy(field);
    return label;
}

} // namespace

DaySpan::DaySpan(const QString &name, AnyTime anyTime, QWidget *parent)
    : QWidget(parent)
    , m_span(new QComboBox(this))
    , m_first(new QDateEdit(this))
    , m_last(new QDateEdit(this))
{
    m_span->setObjectName(name + QStringLiteral("Span"));
    m_span->setAccessibleName(tr("Which days"));
    if (anyTime == AnyTime::Yes)
        m_span->addItem(tr("Any time"), anyDays);
    m_span->addItem(tr("Today"), 1);
    m_span->addItem(tr("7 days"), 7);
    m_span->addItem(tr("30 days"), 30);
    m_span->addItem(tr("From … to …"), typedDays);
    m_span->setCurrentIndex(anyTime == AnyTime::Yes ? 0 : 1);
    m_first->setObjectName(name + QStringLiteral("From"));
    m_first->setAccessibleName(tr("First day"));
    m_last->setObjectName(name + QStringLiteral("To"));
    m_last->setAccessibleName(tr("Last day"));
    for (QDateEdit *field : {m_first, m_last}) {
        field->setCalendarPopup(true);
        field->setDateRange(earliest, QDate::currentDate().addYears(1));
    }
    build();
    takeSpan(m_span->currentIndex());
}

void DaySpan::build()
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(scaled(font(), 8));
    layout->addWidget(named(tr("&Days"), m_span));
    layout->addWidget(m_span);
    layout->addWidget(named(tr("&From"), m_first));
    layout->addWidget(m_first);
    layout->addWidget(named(tr("T&o"), m_last));
    layout->addWidget(m_last);
    connect(m_span, &QComboBox::currentIndexChanged, this, [this](int index) {
        takeSpan(index);
        emit changed();
    });
    for (QDateEdit *field : {m_first, m_last})
        connect(field, &QDateEdit::dateChanged, this, &DaySpan::takeDates);
}

void DaySpan::takeSpan(int index)
{
    const int days = m_span->itemData(index).toInt();
    if (days == typedDays)
        return m_first->setFocus(Qt::OtherFocusReason);
    const QDate today = QDate::currentDate();
    const QSignalBlocker quietFirst(m_first);
    const QSignalBlocker quietLast(m_last);
    m_first->setDate(days == anyDays ? earliest : today.addDays(1 - days));
    m_last->setDate(today);
}

void DaySpan::takeDates()
{
    const QSignalBlocker quietSpan(m_span);
    m_span->setCurrentIndex(m_span->findData(typedDays));
    emit changed();
}

bool DaySpan::isAnyTime() const
{
    return m_span->currentData().toInt() == anyDays;
}

QDate DaySpan::first() const
{
    return std::min(m_first->date(), m_last->date());
}

QDate DaySpan::last() const
{
    return std::max(m_first->date(), m_last->date());
}

void DaySpan::focusFirst()
{
    m_span->setFocus(Qt::OtherFocusReason);
}

} // namespace patchcord::ui
