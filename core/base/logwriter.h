// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QObject>
#include <QTimer>

namespace patchcord {

/// Appends lines to a file that is kept below a size, with a bounded number of former ones beside it ("a.log",
/// "a.1.log", …). Lives in a thread of its own and buffers for a moment; it never reports through Qt's messages.
class LogWriter final : public QObject
{
    Q_OBJECT

public:
    /// `path` without the ".log"; `files` counts the current one.
    LogWriter(QString path, qint64 maxBytes, int files);
    ~LogWriter() override;

    /// Called once, before the writer moves to its thread.
    [[nodiscard]] bool open();
    void append(const QByteArray &line);
    void flush();

private:
    [[nodiscard]] QString pathOf(int age) const;
    void rotate();

    const QString m_path;
    const qint64 m_maxBytes;
    const int m_files;
    QFile m_file;
    QByteArray m_buffer;
    QTimer m_timer;
};

} // namespace patchcord
