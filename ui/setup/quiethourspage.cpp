// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/quiethourspage.h"

#include "ui/models/conversationtext.h"
#include "ui/setup/formpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLocale>
#include <QTime>
#include <QTimeZone>

namespace patchcord::ui {

namespace {

constexpr int stepMinutes = 15;
constexpr int minutesOfDay = 24 * 60;

QString timeText(int minute)
{
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    return QLocale().toString(QTime(minute / 60, minute % 60), format.remove(QLatin1String(":ss")));
}

QComboBox *timeField(const char *objectName, const QString &name)
{
    auto *field = new QComboBox;
    field->setObjectName(QLatin1String(objectName));
    field->setAccessibleName(name);
    for (int minute = 0; minute < minutesOfDay; minute += stepMinutes)
        field->addItem(timeText(minute), minute);
    return field;
}

/// Times between the steps may have been kept by others.
void showTime(QComboBox &field, int minute)
{
    if (field.findData(minute) < 0)
        field.addItem(timeText(minute), minute);
    field.setCurrentIndex(field.findData(minute));
}

} // namespace

QuietHoursPage::QuietHoursPage(const QList<Sender> &senders, QWidget *parent)
    : QObject(parent)
    , m_page(new FormPage(tr("When is nobody to be disturbed?"),
                          tr("In these hours nothing goes out that nobody writes at that moment: no automatic reply, "
                             "nothing that was written for later. It waits until they are over. Who writes by hand is "
                             "told, and may send."),
                          parent))
{
    addFields(senders);
    m_page->finish();
    setHours({});
}

void QuietHoursPage::addFields(const QList<Sender> &senders)
{
    m_sender = new QComboBox;
    m_sender->setObjectName(QStringLiteral("quietSender"));
    m_sender->setAccessibleName(tr("Sender"));
    for (const Sender &sender : senders)
        m_sender->addItem(senderLabel(sender), sender.id.value);
    m_page->addField(tr("S&ender"), m_sender);
    m_on = new QCheckBox(tr("Keep &quiet hours"));
    m_on->setObjectName(QStringLiteral("quietOn"));
    m_on->setAccessibleName(tr("Keep quiet hours"));
    m_page->addSpace();
    m_page->addWidget(m_on);
    m_from = timeField("quietFrom", tr("From"));
    m_page->addField(tr("&From"), m_from);
    m_until = timeField("quietUntil", tr("Until"));
    m_page->addField(
        tr("&Until"), m_until,
        tr("By the clock of the recipient, whose number tells where they are. Where that place has several clocks, "
           "it has to be day by all of them."));
    m_zone = new QComboBox;
    m_zone->setObjectName(QStringLiteral("quietZone"));
    m_zone->setAccessibleName(tr("Time zone of the sender"));
    m_zone->addItem(tr("This computer's (%1)").arg(QString::fromUtf8(QTimeZone::systemTimeZoneId())), QString());
    for (const QByteArray &id : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromUtf8(id), QString::fromUtf8(id));
    m_page->addField(tr("Time &zone"), m_zone, tr("For recipients whose number tells no country."));
    connect(m_sender, &QComboBox::currentIndexChanged, this, [this] { show({m_sender->currentData().toLongLong()}); });
    connect(m_on, &QCheckBox::toggled, this, &QuietHoursPage::take);
    connect(m_from, &QComboBox::currentIndexChanged, this, &QuietHoursPage::take);
    connect(m_until, &QComboBox::currentIndexChanged, this, &QuietHoursPage::take);
    connect(m_zone, &QComboBox::currentIndexChanged, this, &QuietHoursPage::take);
}

void QuietHoursPage::setHours(const QuietHoursOfSenders &hours)
{
    m_given = hours;
    m_hours = hours;
    show({m_sender->currentData().toLongLong()});
}

QuietHoursOfSenders QuietHoursPage::changed() const
{
    QuietHoursOfSenders changed;
    for (auto hours = m_hours.cbegin(); hours != m_hours.cend(); ++hours) {
        if (hours.value() != m_given.value(hours.key()))
            changed.insert(hours.key(), hours.value());
    }
    return changed;
}

void QuietHoursPage::show(SenderId sender)
{
    const QuietHours hours = m_hours.value(sender);
    m_isShowing = true;
    m_on->setChecked(hours.isOn);
    showTime(*m_from, hours.from);
    showTime(*m_until, hours.until);
    m_zone->setCurrentIndex(std::max(0, m_zone->findData(hours.zone)));
    m_isShowing = false;
    for (QWidget *field : {static_cast<QWidget *>(m_sender), static_cast<QWidget *>(m_on)})
        field->setEnabled(sender.isValid());
    for (QWidget *field :
         {static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_until), static_cast<QWidget *>(m_zone)})
        field->setEnabled(sender.isValid() && hours.isOn);
}

void QuietHoursPage::take()
{
    const SenderId sender{m_sender->currentData().toLongLong()};
    if (m_isShowing || !sender.isValid())
        return;
    m_hours.insert(sender,
                   {m_on->isChecked(), m_from->currentData().toInt(), m_until->currentData().toInt(),
                    m_zone->currentData().toString()});
    show(sender);
}

QWidget *QuietHoursPage::page() const
{
    return m_page;
}

QWidget *QuietHoursPage::firstField() const
{
    return m_sender;
}

QString QuietHoursPage::problem() const
{
    for (const QuietHours &hours : changed()) {
        if (hours.isOn && hours.from == hours.until)
            return tr("Quiet hours begin and end at two different times of the day.");
    }
    return {};
}

} // namespace patchcord::ui
