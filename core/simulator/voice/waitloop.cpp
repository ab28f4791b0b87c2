// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/voice/waitloop.h"

#include "core/base/futures.h"
#include "core/simulator/voice/leg.h"

#include <QTimer>

namespace patchcord::simulator {

WaitLoop::WaitLoop(const VoiceParts &parts, Leg &leg, const QString &url, const QByteArray &method,
                   const Interpreter::Extra &extra, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_leg(leg)
    , m_url(url)
    , m_method(method)
    , m_extra(extra)
    , m_interpreter(parts, leg, nullptr)
{
    m_interpreter.setExtra(extra);
    connect(&m_interpreter, &Interpreter::left, this, &WaitLoop::left);
    connect(&m_interpreter, &Interpreter::finished, this, [this](bool isHangup) {
        if (isHangup)
            m_leg.end(QStringLiteral("completed"));
        else
            again();
    });
    // What cannot be played is silence, until it is asked for again.
    connect(&m_interpreter, &Interpreter::failed, this, &WaitLoop::again);
}

void WaitLoop::start()
{
    if (!m_url.isEmpty())
        ask();
}

void WaitLoop::again()
{
    // A second at least, so that an empty document is no storm.
    QTimer::singleShot(m_parts.secondMs, this, &WaitLoop::ask);
}

void WaitLoop::ask()
{
    if (m_leg.hasEnded())
        return;
    Webhook webhook = m_leg.request(m_url, m_method, m_extra ? m_extra() : twilio::FormFields());
    webhook.kind = QStringLiteral("voice-wait");
    whenDone(m_parts.requests.ask(webhook, {}), this, [this](const Result<VoiceDocument> &document) {
        if (document)
            m_interpreter.run(*document);
        else
            again();
    });
}

} // namespace patchcord::simulator
