// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/logwriter.h"

#include <chrono>
#include <utility>

namespace patchcord {

namespace {

constexpr qsizetype bufferBytes = 64 * 1024;
constexpr std::chrono::milliseconds longestWait(100);

} // namespace

LogWriter::LogWriter(QString path, qint64 maxBytes, int files)
    : m_path(std::move(path))
    , m_maxBytes(maxBytes)
    , m_files(files)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(longestWait);
    connect(&m_timer, &QTimer::timeout, this, &LogWriter::flush);
}

LogWriter::~LogWriter()
{
    flush();
}

bool LogWriter::open()
{
    m_file.setFileName(pathOf(0));
    return m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)
        && m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

void LogWriter::append(const QByteArray &line)
{
    m_buffer += line;
    if (m_buffer.size() >= bufferBytes)
        flush();
    else if (!m_timer.isActive())
        m_timer.start();
}

void LogWriter::flush()
{
    m_timer.stop();
    if (m_buffer.isEmpty())
        return;
    if (m_file.size() > 0 && m_file.size() + m_buffer.size() > m_maxBytes)
        rotate();
    // A full disk must not stop the desk: these lines are lost, the next ones are tried again.
    if (m_file.isOpen() || open())
        m_file.write(m_buffer);
    m_buffer.clear();
}

QString LogWriter::pathOf(int age) const
{
    return age == 0 ? m_path + QStringLiteral(".log") : QStringLiteral("%1.%2.log").arg(m_path).arg(age);
}

void LogWriter::rotate()
{
    m_file.close();
    QFile::remove(pathOf(m_files - 1));
    for (int age = m_files - 1; age > 0; --age)
        QFile::rename(pathOf(age - 1), pathOf(age));
}

} // namespace patchcord
