// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/setup/callspage.h"

#include "core/base/error.h"
#include "core/twilio/addresses.h"
#include "ui/setup/formpage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QSlider>

namespace patchcord::ui {

namespace {

/// The number in full, whatever its spelling; Invalid for what nobody can call.
Result<QString> phoneFrom(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return QString();
    const QString region = QLocale::territoryToCode(QLocale().territory());
    const auto address = twilio::addressFromInput(text, Channel::Sms, region);
    if (!address)
        return std::unexpected(address.error());
    if (twilio::formOf(*address) != twilio::AddressForm::Number)
        return failure(ErrorKind::Invalid, CallsPage::tr("Your phone needs a full number, such as +44 7700 900123."));
    return address->user;
}

} // namespace

CallsPage::CallsPage(const SetupValues &values, QWidget *parent)
    : QObject(parent)
    , m_page(new FormPage(tr("Where do you take calls?"),
                          tr("A caller hears it ring until somebody takes the call. “Ring my phone” calls this number "
                             "and brings the caller there once you answer; calls that you make ring here first, too."),
                          parent))
{
    addPhone(values);
    addRinging(values);
    m_page->finish();
}

void CallsPage::addPhone(const SetupValues &values)
{
    m_phone = new QLineEdit(values.agentPhone.isEmpty() ? QString()
                                                        : twilio::toDisplay({Channel::Voice, values.agentPhone}));
    m_phone->setObjectName(QStringLiteral("agentPhone"));
    m_phone->setAccessibleName(tr("My phone"));
    m_phone->setPlaceholderText(tr("+44 7700 900123"));
    m_page->addField(tr("My &phone"), m_phone, tr("A desk phone or a mobile. Its own mailbox should answer late."));
}

void CallsPage::addRinging(const SetupValues &values)
{
    m_page->addHeading(tr("Ringing on this computer"));
    m_device = new QComboBox;
    m_device->setObjectName(QStringLiteral("ringDevice"));
    m_device->setAccessibleName(tr("Calls ring on"));
    m_device->addItem(tr("What the system uses"), QString());
    for (const RingDevice &device : values.ringDevices)
        m_device->addItem(device.name, device.id);
    // One that is unplugged for now is not forgotten.
    if (!values.ringDevice.isEmpty() && m_device->findData(values.ringDevice) < 0)
        m_device->addItem(tr("The chosen one (not connected)"), values.ringDevice);
    m_device->setCurrentIndex(std::max(0, m_device->findData(values.ringDevice)));
    m_page->addField(tr("Calls &ring on"), m_device);
    m_volume = new QSlider(Qt::Horizontal);
    m_volume->setObjectName(QStringLiteral("ringVolume"));
    m_volume->setAccessibleName(tr("Volume of the ringing"));
    m_volume->setRange(0, 100);
    m_volume->setPageStep(10);
    m_volume->setValue(values.ringVolume);
    m_page->addField(tr("&Volume"), m_volume);
    m_mute = new QCheckBox(tr("&Never ring, only show calls"));
    m_mute->setObjectName(QStringLiteral("ringMuted"));
    m_mute->setAccessibleName(tr("Never ring, only show calls"));
    m_mute->setChecked(values.isRingMuted);
    m_page->addWidget(m_mute);
}

QWidget *CallsPage::page() const
{
    return m_page;
}

QWidget *CallsPage::phoneField() const
{
    return m_phone;
}

QString CallsPage::problem() const
{
    const Result<QString> phone = phoneFrom(m_phone->text());
    return phone ? QString() : phone.error().message;
}

void CallsPage::writeTo(SetupValues &values) const
{
    values.agentPhone = phoneFrom(m_phone->text()).value_or(QString());
    values.ringDevice = m_device->currentData().toString();
    values.ringVolume = m_volume->value();
    values.isRingMuted = m_mute->isChecked();
}

} // namespace patchcord::ui
