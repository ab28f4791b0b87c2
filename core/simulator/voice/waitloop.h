// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/voice/interpreter.h"

namespace patchcord::simulator {

/// Keeps a waiting caller company with the document at one address, again and again.
class WaitLoop final : public QObject
{
    Q_OBJECT

public:
    /// `extra` gives further fields of each request. An empty URL is music of Twilio's own: nobody is asked.
    WaitLoop(const VoiceParts &parts, Leg &leg, const QString &url, const QByteArray &method,
             const Interpreter::Extra &extra, QObject *parent);

    void start();

signals:
    /// <Leave> came.
    void left();

private:
    void ask();
    void again();

    VoiceParts m_parts;
    Leg &m_leg;
    QString m_url;
    QByteArray m_method;
    Interpreter::Extra m_extra;
    Interpreter m_interpreter;
};

} // namespace patchcord::simulator
