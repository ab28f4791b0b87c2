// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/media/waveforms.h"

namespace patchcord::ui {

namespace {

constexpr qsizetype mostKept = 2000;

} // namespace

Waveforms::Waveforms(QObject *parent)
    : QObject(parent)
    , m_reader(new WaveformReader)
{
    connect(m_reader, &WaveformReader::done, this, [this](const QString &file, const SoundShape &shape) {
        m_running.remove(file);
        if (m_shapes.size() >= mostKept)
            m_shapes.clear();
        m_shapes.insert(file, shape);
        emit settled(file);
    });
}

Waveforms::~Waveforms()
{
    // While nothing was asked for there is no thread that would.
    if (!m_isStarted)
        delete m_reader;
}

SoundShape Waveforms::find(const QString &file)
{
    const auto there = m_shapes.constFind(file);
    if (there != m_shapes.cend())
        return *there;
    if (m_running.contains(file))
        return {};
    m_running.insert(file);
    if (!std::exchange(m_isStarted, true))
        m_thread.adopt(m_reader);
    QMetaObject::invokeMethod(m_reader, [reader = m_reader, file] { reader->read(file); }, Qt::QueuedConnection);
    return {};
}

} // namespace patchcord::ui
