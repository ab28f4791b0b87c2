// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/officehoursdialog.h"

#include "core/records/openspans.h"
#include "ui/models/conversationtext.h"
#include "ui/style/fieldlabel.h"
#include "ui/style/metrics.h"
#include "ui/style/paint.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

namespace patchcord::ui {

OfficeHoursDialog::OfficeHoursDialog(const QList<Sender> &senders, const QHash<SenderId, OfficeHours> &hours,
                                     QWidget *parent)
    : QDialog(parent)
    , m_hours(hours)
    , m_sender(new QComboBox(this))
    , m_zone(new QComboBox(this))
    , m_spans(new QLineEdit(this))
    , m_holidays(new QPlainTextEdit(this))
    , m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("officeHoursDialog"));
    setWindowTitle(tr("Office hours"));
    setAttribute(Qt::WA_DeleteOnClose);
    build(senders);
    connect(m_sender, &QComboBox::currentIndexChanged, this, &OfficeHoursDialog::showSender);
    showSender();
    m_spans->setFocus();
}

void OfficeHoursDialog::build(const QList<Sender> &senders)
{
    m_sender->setObjectName(QStringLiteral("hoursSender"));
    m_sender->setAccessibleName(tr("Sender"));
    for (const Sender &sender : senders)
        m_sender->addItem(senderLabel(sender), sender.id.value);
    m_zone->setObjectName(QStringLiteral("hoursZone"));
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->setEditable(true);
    m_zone->addItem(QString());
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(id));
    m_zone->lineEdit()->setPlaceholderText(
        tr("This computer’s: %1").arg(QString::fromLatin1(QTimeZone::systemTimeZoneId())));
    m_spans->setObjectName(QStringLiteral("hoursSpans"));
    m_spans->setAccessibleName(tr("Hours"));
    m_spans->setPlaceholderText(tr("Always; or: mon-fri 9:00-17:00, sat 10:00-14:00"));
    m_holidays->setObjectName(QStringLiteral("hoursHolidays"));
    m_holidays->setAccessibleName(tr("Holidays"));
    m_holidays->setTabChangesFocus(true);
    m_holidays->setPlaceholderText(tr("One a line, such as 2026-12-25"));
    m_problem->setObjectName(QStringLiteral("hoursProblem"));
    m_problem->setWordWrap(true);
    setInk(*m_problem, Theme::of(palette()).bad);
    auto *cancel = new QPushButton(tr("Close"), this);
    cancel->setObjectName(QStringLiteral("closeHours"));
    cancel->setAccessibleName(cancel->text());
    cancel->setAutoDefault(false);
    auto *saving = new QPushButton(tr("Save"), this);
    saving->setObjectName(QStringLiteral("saveHours"));
    saving->setAccessibleName(saving->text());
    saving->setProperty("tone", QStringLiteral("primary"));
    saving->setDefault(true);
    saving->setEnabled(!senders.isEmpty());
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(saving, &QPushButton::clicked, this, &OfficeHoursDialog::save);
    auto *layout = new QVBoxLayout(this);
    const int margin = scaled(font(), 20);
    layout->setContentsMargins(margin, margin, margin, margin);
    layout->setSpacing(scaled(font(), 6));
    const std::initializer_list<std::pair<QString, QWidget *>> fields{
        {tr("S&ender"), m_sender}, {tr("&Hours"), m_spans}, {tr("&Time zone"), m_zone}, {tr("H&olidays"), m_holidays}};
    for (const auto &[label, field] : fields) {
        layout->addWidget(labelFor(label, field));
        layout->addWidget(field);
    }
    layout->addWidget(m_problem);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(saving);
    layout->addLayout(buttons);
    setMinimumWidth(scaled(font(), 420));
}

void OfficeHoursDialog::showSender()
{
    const OfficeHours hours = m_hours.value({m_sender->currentData().toLongLong()});
    m_zone->setCurrentText(hours.zone);
    m_spans->setText(spansText(hours.spans));
    QStringList days;
    for (const QDate &day : hours.holidays)
        days.append(day.toString(Qt::ISODate));
    m_holidays->setPlainText(days.join(u'\n'));
    m_problem->clear();
}

void OfficeHoursDialog::refuse(const QString &problem, QWidget *field)
{
    m_problem->setText(problem);
    field->setFocus(Qt::OtherFocusReason);
}

void OfficeHoursDialog::save()
{
    OfficeHours hours;
    const auto spans = spansFromText(m_spans->text());
    if (!spans)
        return refuse(spans.error().message, m_spans);
    hours.spans = *spans;
    hours.zone = m_zone->currentText().trimmed();
    if (!hours.zone.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(hours.zone.toLatin1()))
        return refuse(tr("There is no time zone “%1”.").arg(hours.zone), m_zone);
    for (const QString &line : m_holidays->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        const QDate day = QDate::fromString(line.trimmed(), Qt::ISODate);
        if (!day.isValid())
            return refuse(tr("“%1” is no date. Write it like this: 2026-12-25").arg(line.trimmed()), m_holidays);
        hours.holidays.append(day);
    }
    const SenderId sender{m_sender->currentData().toLongLong()};
    m_hours.insert(sender, hours);
    m_problem->clear();
    emit submitted(sender, hours);
}

} // namespace patchcord::ui
