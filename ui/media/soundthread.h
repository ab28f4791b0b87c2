// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThread>

namespace patchcord::ui {

/// A thread in which Qt Multimedia works: opening a device or a file waits for the system's sound service, which the
/// screen must not. It starts when the first object moves in.
class SoundThread final
{
public:
    SoundThread();
    ~SoundThread();
    Q_DISABLE_COPY_MOVE(SoundThread)

    /// Gives the object to the thread, which deletes it at its end.
    void adopt(QObject *object);

private:
    QThread *m_thread; ///< Not a member by value: one that hangs in a driver has to be left behind.
};

} // namespace patchcord::ui
