// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace patchcord {

/// Turns the system's wish that this process end (SIGTERM, SIGINT, SIGHUP; Ctrl+C and closing the console on Windows)
/// into a signal in the event loop of its thread. A second SIGINT ends the process at once. One at a time per process.
class StopSignals final : public QObject
{
    Q_OBJECT

public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

signals:
    void stopRequested();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace patchcord
