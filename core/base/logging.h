// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QString>

#include <memory>

namespace patchcord {

struct LogSettings
{
    QString folder; ///< Made when it is not there; a profile's is "log".
    QString name = QStringLiteral("patchcord"); ///< The program's: "patchcordd" writes patchcordd.log.
    QString level = QStringLiteral("info"); ///< "debug", "info", "warning" or "error".
    qint64 maxBytes = 5 * 1024 * 1024; ///< Of one file.
    int files = 5; ///< The current one and former ones.
    bool areErrorsOnStderr = true; ///< In plain words, for those who watch a daemon.
};

/// Takes all of Qt's messages (qCInfo and so on, from any thread) while it lives and writes them as JSON lines, each
/// with "at", "level", "category", "message" and the fields given by withFields. Every text passes `redacted`. Callers
/// never wait for the disk; when 20,000 lines wait, further ones are dropped and counted. One at a time per process.
class Logging final
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Logging>> start(const LogSettings &settings);
    /// Writes what waits, and gives Qt's messages back.
    ~Logging();
    Logging(const Logging &) = delete;
    Logging &operator=(const Logging &) = delete;

    /// Returns after everything logged so far is in the file.
    void flush();

private:
    class Private;
    explicit Logging(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// A message with fields of its own in the log line: `qCInfo(gateway).noquote() << withFields(u"answered", {{…}})`.
[[nodiscard]] QString withFields(QStringView message, const QJsonObject &fields);

} // namespace patchcord
