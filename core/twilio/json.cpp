// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/twilio/json.h"

#include <QDateTime>
#include <QJsonValue>
#include <QTimeZone>

#include <limits>

namespace patchcord::twilio {

QString jsonText(const QJsonObject &object, QStringView key)
{
    const QJsonValue value = object.value(key);
    return value.isString() || value.isDouble() || value.isBool() ? value.toVariant().toString() : QString();
}

int jsonInt(const QJsonObject &object, QStringView key)
{
    const QJsonValue value = object.value(key);
    bool isNumber = value.isDouble();
    const double number = isNumber ? value.toDouble() : value.toString().trimmed().toDouble(&isNumber);
    const bool fits
        = isNumber && number >= std::numeric_limits<int>::min() && number <= std::numeric_limits<int>::max();
    return fits ? int(number) : 0;
}

bool jsonBool(const QJsonObject &object, QStringView key)
{
    const QJsonValue value = object.value(key);
    return value.toBool() || value.toDouble() != 0.0 || value.toString().compare(u"true", Qt::CaseInsensitive) == 0;
}

qint64 jsonTime(const QJsonObject &object, QStringView key)
{
    const QString text = object.value(key).toString().trimmed();
    if (text.isEmpty())
        return 0;
    QDateTime time = QDateTime::fromString(text, Qt::RFC2822Date);
    if (!time.isValid()) {
        time = QDateTime::fromString(text, Qt::ISODateWithMs);
        if (time.timeSpec() == Qt::LocalTime)
            time.setTimeZone(QTimeZone::utc());
    }
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

} // namespace patchcord::twilio
