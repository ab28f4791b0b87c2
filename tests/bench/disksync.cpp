// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/disksync.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace patchcord::bench {

Samples timedSyncs(const QString &folder, int rounds)
{
#ifdef Q_OS_UNIX
    QFile file(folder + QStringLiteral("/sync.bin"));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return {};
    const QByteArray page(4096, 'x');
    const Samples samples = timed(rounds, [&](int) {
        file.write(page);
#ifdef Q_OS_LINUX
        static_cast<void>(fdatasync(file.handle()));
#else
        static_cast<void>(fsync(file.handle()));
#endif
    });
    file.remove();
    return samples;
#else
    Q_UNUSED(folder)
    Q_UNUSED(rounds)
    return {};
#endif
}

} // namespace patchcord::bench
