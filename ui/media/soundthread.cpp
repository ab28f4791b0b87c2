// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/soundthread.h"

namespace patchcord::ui {

namespace {

constexpr int longestGoodbyeMs = 3000;

} // namespace

SoundThread::SoundThread()
    : m_thread(new QThread)
{ }

SoundThread::~SoundThread()
{
    // Whoever closes the window does not wait for a sound service that no longer answers.
    m_thread->quit();
    if (!m_thread->isRunning() || m_thread->wait(longestGoodbyeMs))
        delete m_thread;
}

void SoundThread::adopt(QObject *object)
{
    object->moveToThread(m_thread);
    QObject::connect(m_thread, &QThread::finished, object, &QObject::deleteLater);
    if (!m_thread->isRunning())
        m_thread->start();
}

} // namespace patchcord::ui
