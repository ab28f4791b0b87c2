// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/quietacts.h"

#include "core/store/quiethours.h"
#include "core/store/senders.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace patchcord::desk {

namespace {

constexpr int minutesOfDay = 24 * 60;

/// Tells texts of this file to the translators.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::desk::QuietHours)
};

bool isMinute(int minute)
{
    return minute >= 0 && minute < minutesOfDay;
}

} // namespace

Done checkQuietHours(const QuietHours &hours)
{
    if (!isMinute(hours.from) || !isMinute(hours.until) || (hours.isOn && hours.from == hours.until))
        return failure(ErrorKind::Invalid, Words::tr("Quiet hours begin and end at two different times of the day."));
    if (!hours.zone.isEmpty() && !QTimeZone(hours.zone.toUtf8()).isValid())
        return failure(ErrorKind::Invalid,
                       Words::tr("“%1” is no time zone that is known here. Choose one from the list.").arg(hours.zone));
    return {};
}

Done setQuietHours(store::Transaction &transaction, const Act &act, SenderId sender, const QuietHours &hours)
{
    if (const Done checked = checkQuietHours(hours); !checked)
        return checked;
    const auto known = store::senderById(transaction, sender);
    if (!known)
        return std::unexpected(known.error());
    if (!*known)
        return failure(ErrorKind::NotFound, Words::tr("This sender is not there any more. Choose another one."));
    const auto former = store::quietHoursOf(transaction, sender);
    if (!former)
        return std::unexpected(former.error());
    if (*former == hours)
        return {};
    if (const Done kept = store::setQuietHours(transaction, sender, hours); !kept)
        return kept;
    return audit(transaction, act, QStringLiteral("sender.quiet-hours"), {}, {},
                 {{QStringLiteral("sender"), sender.value},
                  {QStringLiteral("on"), hours.isOn},
                  {QStringLiteral("from"), hours.from},
                  {QStringLiteral("until"), hours.until},
                  {QStringLiteral("zone"), hours.zone}});
}

} // namespace patchcord::desk
