// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/systemclock.h"

#include "core/base/futures.h"

#include <QCoreApplication>

#ifdef QT_DBUS_LIB
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QPromise>

#include <memory>
#endif

namespace patchcord {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(patchcord::SystemClock)
};

} // namespace

#ifdef QT_DBUS_LIB

bool canLetClockSetItself()
{
    return QDBusConnection::systemBus().isConnected();
}

QFuture<Done> letClockSetItself()
{
    constexpr int patienceMs = 120'000; // Somebody types a password.
    const QString timedate = QStringLiteral("org.freedesktop.timedate1");
    QDBusMessage wish = QDBusMessage::createMethodCall(timedate, QStringLiteral("/org/freedesktop/timedate1"), timedate,
                                                       QStringLiteral("SetNTP"));
    wish.setArguments({true, true});
    wish.setInteractiveAuthorizationAllowed(true);
    const auto promise = std::make_shared<QPromise<Done>>();
    promise->start();
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(wish, patienceMs));
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [promise, watcher] {
        const QDBusError error = watcher->error();
        if (!error.isValid())
            promise->addResult(Done());
        else
            promise->addResult(failure(ErrorKind::Refused,
                                       Words::tr("This system did not let Patchcord mend its clock. Set the time in "
                                                 "the system's own settings, then check again."),
                                       error.name()));
        promise->finish();
        watcher->deleteLater();
    });
    return promise->future();
}

#else

bool canLetClockSetItself()
{
    return false;
}

QFuture<Done> letClockSetItself()
{
    return readyFuture<Done>(
        failure(ErrorKind::Refused, Words::tr("Set the time in the system's own settings, then check again.")));
}

#endif

} // namespace patchcord
