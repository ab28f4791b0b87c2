// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/stopsignals.h"

#ifdef Q_OS_WIN
#include <atomic>

#include <windows.h>
#else
#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

#include <sys/socket.h>
#include <unistd.h>
#endif

namespace patchcord {

#ifdef Q_OS_WIN

namespace {

// The system calls a plain function in a thread of its own.
std::atomic<StopSignals *> current = nullptr;

BOOL WINAPI handle(DWORD)
{
    StopSignals *receiver = current;
    if (!receiver)
        return FALSE;
    QMetaObject::invokeMethod(receiver, &StopSignals::stopRequested, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

class StopSignals::Private
{ };

StopSignals::StopSignals(QObject *parent)
    : QObject(parent)
{
    current = this;
    SetConsoleCtrlHandler(&handle, TRUE);
}

StopSignals::~StopSignals()
{
    SetConsoleCtrlHandler(&handle, FALSE);
    current = nullptr;
}

#else

namespace {

// A signal handler may do little more than write to a descriptor, and gets nothing but the signal's number.
std::atomic<int> wakeDescriptor = -1;

void handle(int)
{
    const int before = errno;
    const char wake = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakeDescriptor, &wake, 1);
    errno = before;
}

} // namespace

class StopSignals::Private
{
public:
    static constexpr std::array numbers{SIGTERM, SIGINT, SIGHUP};
    std::array<struct sigaction, numbers.size()> former{};
    std::array<int, 2> sockets{-1, -1};
    std::unique_ptr<QSocketNotifier> notifier;
};

StopSignals::StopSignals(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, d->sockets.data()) != 0)
        qFatal("No socket pair for signals");
    wakeDescriptor = d->sockets[0];
    d->notifier = std::make_unique<QSocketNotifier>(d->sockets[1], QSocketNotifier::Read);
    connect(d->notifier.get(), &QSocketNotifier::activated, this, [this] {
        char wake = 0;
        if (::read(d->sockets[1], &wake, 1) == 1)
            emit stopRequested();
    });
    for (std::size_t i = 0; i < Private::numbers.size(); ++i) {
        struct sigaction action = {};
        action.sa_handler = &handle;
        ::sigemptyset(&action.sa_mask);
        // The second Ctrl+C ends a program that does not stop.
        action.sa_flags = SA_RESTART | (Private::numbers[i] == SIGINT ? int(SA_RESETHAND) : 0);
        ::sigaction(Private::numbers[i], &action, &d->former[i]);
    }
}

StopSignals::~StopSignals()
{
    for (std::size_t i = 0; i < Private::numbers.size(); ++i)
        ::sigaction(Private::numbers[i], &d->former[i], nullptr);
    d->notifier.reset();
    wakeDescriptor = -1;
    for (const int socket : d->sockets)
        ::close(socket);
}

#endif

} // namespace patchcord
