// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/soundthread.h"

namespace patchcord::ui {

SoundThread::~SoundThread()
{
    m_thread.quit();
    m_thread.wait();
}

void SoundThread::adopt(QObject *object)
{
    object->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, object, &QObject::deleteLater);
    if (!m_thread.isRunning())
        m_thread.start();
}

} // namespace patchcord::ui
